import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { texts } from '../../texts/texts';
import { copyText } from '../../ui/copy-text';

const SAID_FOR = 2500;

/** Copies the address of a ticket, and says so in its own words. */
export function CopyLink({ id }: { id: string }) {
  const router = useRouter();
  const [said, setSaid] = useState<string | null>(null);

  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), SAID_FOR);
    return () => clearTimeout(timer);
  }, [said]);

  async function copy() {
    const { href } = router.buildLocation({ to: '/tickets/$id', params: { id } });
    const copied = await copyText(new URL(href, location.origin).href);
    setSaid(copied ? texts.filing.copied : texts.filing.copyFailed);
  }

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
