import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { copyText } from '../ui/copy-text';

const SAID_FOR = 4000;

/** What came of copying: the address, and whether it is on the clipboard now. */
export type Copied = { address: string; done: boolean };

/** Copies the address of a ticket, without the list it was found in; what came of it is told for some seconds. */
export function useCopyLink(id: string) {
  const router = useRouter();
  const [copied, setCopied] = useState<Copied | null>(null);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(null), SAID_FOR);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    const { href } = router.buildLocation({ to: '/tickets/$id', params: { id } });
    const address = new URL(href, location.origin).href;
    setCopied({ address, done: await copyText(address) });
  }

  return { copied, copy };
}
