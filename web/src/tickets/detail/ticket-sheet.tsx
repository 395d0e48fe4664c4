import { Button, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { FieldName } from '../../api/ticket-enums';
import { useCommands } from '../../commands/commands';
import { texts } from '../../texts/texts';
import { ProblemAlert } from '../../ui/problem-alert';
import type { FieldChange } from '../fields/field-change';
import type { FieldMenuTarget } from '../fields/field-menu';
import { useChangeFields } from '../fields/use-change-fields';
import type { QueueSearch } from '../queue-search';
import type { DetailVariant } from '../ticket-detail';
import { CopyLink } from './copy-link';
import { EditActions } from './edit-actions';
import { EditField } from './edit-field';
import { KeptNote } from './kept-note';
import { LinkedText } from './linked-text';
import classes from './ticket-sheet.module.css';
import { TitleBlock } from './title-block';
import { useEdit } from './use-edit';
import type { TicketState, WholeTicket } from './use-ticket';

type Props = {
  ticket: WholeTicket;
  search: QueueSearch;
  variant: DetailVariant;
  /** Hears what the answers to changes tell of the ticket. */
  onTold: TicketState['take'];
  /** Opens the menu of a field. */
  onMenu: (target: FieldMenuTarget) => void;
};

/** A ticket on its sheet: number, texts and title block, each changed where it stands. */
export function TicketSheet({ ticket, search, variant, onTold, onMenu }: Props) {
  const { id, title, description } = ticket;
  const onPage = variant === 'page';
  const Heading = onPage ? 'h1' : 'h2';
  const form = useId();
  const editButton = useRef<HTMLButtonElement>(null);
  const titleField = useRef<HTMLTextAreaElement>(null);
  const changeFields = useChangeFields();
  const [problem, setProblem] = useState<{ message: string; change: FieldChange } | null>(null);
  const editing = useEdit(id, ticket, {
    onTicket: onTold,
    onClose: () => editButton.current?.focus({ preventScroll: true }),
  });
  const isOpen = editing.edit !== null;

  useEffect(() => {
    if (!isOpen) return;
    const field = titleField.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, [isOpen]);

  function edit() {
    if (isOpen) titleField.current?.focus();
    else editing.begin();
  }

  async function change(field: FieldChange) {
    setProblem(null);
    const outcome = await changeFields(id, field);
    if (outcome.ticket) onTold(outcome.ticket);
    if (outcome.problem) setProblem({ message: outcome.problem, change: field });
  }

  function openMenu(field: FieldName, value: string, anchor: HTMLElement) {
    const label = texts.ticket.changeOf(texts.values.fields[field], id);
    onMenu({ field, value, anchor, label, onChoose: (chosen) => void change(chosen) });
  }

  useCommands([{ label: texts.ticket.editOf(id), group: 'ticket', keys: ['e'], run: edit }]);

  return (
    <article className={classes.sheet} aria-label={texts.ticket.named(id)}>
      {onPage && <title>{texts.shell.pageTitle(texts.ticket.windowTitle(id, title))}</title>}
      <header className={classes.head}>
        <Link to="/tickets/$id" params={{ id }} search={search} className={classes.id}>
          #{id}
        </Link>
        <CopyLink id={id} keys={onPage ? ['y'] : []} />
        <Button
          ref={editButton}
          className={classes.edit}
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<Pencil size={14} aria-hidden />}
          aria-keyshortcuts="e"
          onClick={edit}
        >
          {texts.ticket.edit}
        </Button>
      </header>
      <div className={classes.notes}>
        <KeptNote editing={editing} />
        {problem && (
          <div>
            <ProblemAlert onRetry={() => void change(problem.change)}>
              {problem.message}
            </ProblemAlert>
          </div>
        )}
      </div>
      {isOpen ? (
        <div className={classes.title}>
          <VisuallyHidden component={Heading}>{texts.ticket.editing(id)}</VisuallyHidden>
          <EditField field="title" editing={editing} form={form} ref={titleField} />
        </div>
      ) : (
        <Heading dir="auto" className={classes.title}>
          {title}
        </Heading>
      )}
      <div className={classes.block}>
        <TitleBlock ticket={ticket} onOpenField={openMenu} withKeys={onPage} />
      </div>
      <div className={classes.text}>
        {isOpen ? (
          <EditField field="description" editing={editing} form={form} />
        ) : (
          <LinkedText>{description}</LinkedText>
        )}
      </div>
      {isOpen && (
        <div className={classes.actions}>
          <EditActions editing={editing} form={form} />
        </div>
      )}
    </article>
  );
}
