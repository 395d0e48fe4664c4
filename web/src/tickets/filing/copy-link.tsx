import { Button } from '@mantine/core';
import { texts } from '../../texts/texts';
import { useCopyLink } from '../use-copy-link';

/** Copies the address of a ticket, and says so in its own words. */
export function CopyLink({ id }: { id: string }) {
  const { copied, copy } = useCopyLink(id);
  const said = copied && (copied.done ? texts.filing.copied : texts.filing.copyFailed);

  return (
    <Button
      size="compact-xs"
      variant="default"
      // As wide as its longest words.
      miw={88}
      aria-label={said ?? texts.filing.copyLinkOf(id)}
      onClick={() => void copy()}
    >
      {said ?? texts.filing.copyLink}
    </Button>
  );
}
