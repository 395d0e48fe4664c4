import { ActionIcon } from '@mantine/core';
import { Check, Link2 } from 'lucide-react';
import { useCommands } from '../../commands/commands';
import { texts } from '../../texts/texts';
import { useCopyLink } from '../use-copy-link';
import classes from './copy-link.module.css';

type Props = {
  id: string;
  /** The key that copies, where the ticket is what the page is about. */
  keys: string[];
};

/** Copies the address of a ticket, without the list it was found in, and says so. */
export function CopyLink({ id, keys }: Props) {
  const { copied, copy } = useCopyLink(id);
  const words = copied?.done ? texts.ticket.copied : texts.ticket.notCopied(copied?.address ?? '');

  useCommands([
    { label: texts.ticket.copyLinkOf(id), group: 'ticket', keys, run: () => void copy() },
  ]);

  return (
    <span className={classes.copy}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={texts.ticket.copyLinkOf(id)}
        title={texts.ticket.copyLink}
        onClick={() => void copy()}
      >
        {copied?.done ? <Check size={16} aria-hidden /> : <Link2 size={16} aria-hidden />}
      </ActionIcon>
      <span role="status" className={classes.said}>
        {copied && words}
      </span>
    </span>
  );
}
