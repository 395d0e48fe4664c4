import { useState } from 'react';
import { useClient } from 'urql';
import { texts } from '../../texts/texts';
import type { Desk } from './desk';
import type { Draft } from './draft';
import type { Writing } from './draft-store';
import { discardDraft, fileDraft, sendLater } from './file-draft';
import { FiledBefore } from './filed-before';
import { FilingTrouble } from './filing-trouble';
import { FormActions } from './form-actions';
import { Posts } from './posts';
import { refusing, taking } from './take-suggestion';
import { TicketForm } from './ticket-form';
import { TriagePanel } from './triage-panel';
import { useClassify } from './use-classify';
import { useFilingCommands } from './use-filing-commands';
import { useSuggestion } from './use-suggestion';

type Props = { desk: Desk; writing: Writing };

/** One sheet from the first letter to the ticket. */
export function DraftEditor({ desk, writing }: Props) {
  const client = useClient();
  const { draft, sending, errors, problem } = writing;
  const suggested = useSuggestion(useClassify(), draft.title, draft.description);
  const { suggestion } = suggested;
  const [said, setSaid] = useState('');
  const submit = () => void fileDraft(desk, client, suggestion);

  function choose(change: Partial<Draft>, words: string) {
    desk.drafts.change(change);
    setSaid(words);
  }

  const { category, priority } = texts.values;
  useFilingCommands({
    onSubmit: submit,
    onTake: () =>
      suggestion
        ? choose(
            taking(draft, suggestion),
            texts.filing.triage.takenSaid(
              `${category[suggestion.category]}, ${priority[suggestion.priority]}`,
            ),
          )
        : setSaid(texts.filing.triage.nothingToTake),
    onRefuse: () =>
      suggestion
        ? choose(refusing(draft, suggestion), texts.filing.triage.refusedSaid)
        : setSaid(texts.filing.triage.nothingToTake),
  });

  return (
    <TicketForm
      writing={writing}
      onChange={desk.drafts.change}
      onDescriptionLeave={suggested.askNow}
      onSubmit={submit}
      triage={
        <TriagePanel
          draft={draft}
          errors={errors}
          suggested={suggested}
          said={said}
          onChange={desk.drafts.change}
        />
      }
    >
      <FormActions writing={writing} onDiscard={() => discardDraft(desk)} />
      {problem && (
        <FilingTrouble
          problem={problem}
          sending={sending}
          onRetry={submit}
          onSendLater={() => sendLater(desk, suggestion)}
        />
      )}
      <Posts desk={desk} />
      <FiledBefore filed={desk.filed} />
    </TicketForm>
  );
}
