import { Button, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { texts } from '../texts/texts';
import { optionsOf } from '../ui/options';
import type { Draft, FieldErrors } from './draft';

// The server's limit, counted as it counts: characters, not UTF-16 units.
const TITLE_LIMIT = 200;

type Props = {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  onDescriptionLeave: () => void;
  /** Shown in the selects until something is chosen by hand. */
  suggested: Pick<Draft, 'category' | 'priority'> | null;
  /** Stands between the fields and the button: the suggestion, and what went wrong. */
  children: ReactNode;
  errors: FieldErrors;
  sending: boolean;
  onSubmit: () => void;
};

/** The fields of a new ticket. Knows neither server nor model: what is typed goes up, what is shown comes down. */
export function TicketForm(props: Props) {
  const { draft, onChange, suggested, errors, sending, onSubmit } = props;
  const form = useRef<HTMLFormElement>(null);
  const length = [...draft.title].length;

  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  return (
    <form
      ref={form}
      noValidate
      aria-label="New ticket"
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) onSubmit();
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Title"
          description={`${length} of ${TITLE_LIMIT} characters`}
          value={draft.title}
          // What is typed while the ticket is on its way would be cleared with the rest.
          readOnly={sending}
          error={errors.title ?? tooLong(length)}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <Textarea
          label="Description"
          description="What happened, and what did you expect?"
          autosize
          minRows={5}
          maxRows={20}
          value={draft.description}
          readOnly={sending}
          error={errors.description}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
          onBlur={props.onDescriptionLeave}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NativeSelect
            label="Category"
            description={origin(draft.category, suggested?.category)}
            data={[{ value: '', label: 'As suggested' }, ...optionsOf(texts.values.category)]}
            value={draft.category ?? suggested?.category ?? ''}
            error={errors.category}
            onChange={(event) =>
              onChange({ category: (event.currentTarget.value || null) as Draft['category'] })
            }
          />
          <NativeSelect
            label="Priority"
            description={origin(draft.priority, suggested?.priority)}
            data={[{ value: '', label: 'As suggested' }, ...optionsOf(texts.values.priority)]}
            value={draft.priority ?? suggested?.priority ?? ''}
            error={errors.priority}
            onChange={(event) =>
              onChange({ priority: (event.currentTarget.value || null) as Draft['priority'] })
            }
          />
        </SimpleGrid>
        {props.children}
        <div>
          <Button type="submit" aria-busy={sending}>
            {sending ? 'Filing…' : 'File ticket'}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function origin(byHand: string | null, suggested: string | null | undefined): string {
  if (byHand) return 'Your choice';
  return suggested ? 'Suggested' : 'Not chosen yet';
}

function tooLong(length: number): string | undefined {
  return length > TITLE_LIMIT ? `${length - TITLE_LIMIT} characters too long` : undefined;
}
