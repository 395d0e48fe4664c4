import { ActionIcon } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { Check, Link2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useCommands } from '../../commands/commands';
import { texts } from '../../texts/texts';
import { copyText } from '../../ui/copy-text';
import classes from './copy-link.module.css';

const SAID_FOR = 4000;

type Props = {
  id: string;
  /** The key that copies, where the ticket is what the page is about. */
  keys: string[];
};

/** Copies the address of a ticket, without the list it was found in, and says so. */
export function CopyLink({ id, keys }: Props) {
  const router = useRouter();
  const [said, setSaid] = useState<{ copied: boolean; words: string } | null>(null);

  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), SAID_FOR);
    return () => clearTimeout(timer);
  }, [said]);

  async function copy() {
    const { href } = router.buildLocation({ to: '/tickets/$id', params: { id } });
    const address = new URL(href, location.origin).href;
    const copied = await copyText(address);
    setSaid({ copied, words: copied ? texts.ticket.copied : texts.ticket.notCopied(address) });
  }

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
        {said?.copied ? <Check size={16} aria-hidden /> : <Link2 size={16} aria-hidden />}
      </ActionIcon>
      <span role="status" className={classes.said}>
        {said?.words}
      </span>
    </span>
  );
}
