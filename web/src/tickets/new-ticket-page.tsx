import { Alert, Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemAlert } from '../ui/problem-alert';
import { EMPTY_DRAFT } from './draft';
import { SuggestionNote } from './suggestion-note';
import { TicketForm } from './ticket-form';
import { useClassify } from './use-classify';
import { type Filed, useFileTicket } from './use-file-ticket';
import { useSuggestion } from './use-suggestion';

/** File a ticket: write, see a suggestion, take it or not, send. */
export function NewTicketPage() {
  const [filed, setFiled] = useState<Filed[]>([]);
  const last = filed.at(-1);
  return (
    <Stack gap="md" maw={760}>
      <title>File a ticket · Frontdesk</title>
      <div>
        <Title order={1}>File a ticket</Title>
        <div role="status">
          {last && (
            <Alert mt="md" color="teal" variant="outline">
              <Text fw={600}>Filed as ticket {last.id}</Text>
              <Anchor
                renderRoot={(props) => (
                  <Link to="/tickets/$id" params={{ id: last.id }} {...props} />
                )}
              >
                {last.title}
              </Anchor>
            </Alert>
          )}
        </div>
      </div>
      {/* A new key is a new, empty draft with an idempotency key of its own. */}
      <DraftEditor key={filed.length} onFiled={(ticket) => setFiled([...filed, ticket])} />
    </Stack>
  );
}

function DraftEditor({ onFiled }: { onFiled: (ticket: Filed) => void }) {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const suggested = useSuggestion(useClassify(), draft.title, draft.description);
  const { file, forgive, sending, errors, problem } = useFileTicket(onFiled);
  const submit = () => void file(draft, suggested.suggestion);
  return (
    <TicketForm
      draft={draft}
      onChange={(change) => {
        setDraft((before) => ({ ...before, ...change }));
        forgive(change);
      }}
      onDescriptionLeave={suggested.askNow}
      suggested={suggested.suggestion}
      errors={errors}
      sending={sending}
      onSubmit={submit}
    >
      <SuggestionNote {...suggested} />
      {problem && (
        <ProblemAlert onRetry={submit} retryLabel={problem.retryLabel}>
          {problem.message}
        </ProblemAlert>
      )}
    </TicketForm>
  );
}
