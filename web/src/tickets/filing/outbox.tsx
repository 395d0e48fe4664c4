import { notifications } from '@mantine/notifications';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useClient } from 'urql';
import { useConnection } from '../../api/use-connection';
import { texts } from '../../texts/texts';
import { useCell } from './cell';
import { type Desk, windowDesk } from './desk';
import type { Filed } from './filed-store';
import type { Post } from './outbox-store';
import { postWords } from './post-words';
import { sendWaiting } from './send-waiting';

// For a server that is there while the connection that brings news is not.
const TRY_EVERY = 20_000;

/**
 * Sends what waits as soon as there is a connection, whatever page is open, and tells of it where nobody would see it.
 * Belongs once on every page; shows nothing itself.
 */
export function Outbox({ desk = windowDesk }: { desk?: Desk }) {
  const client = useClient();
  const connection = useConnection();
  const tell = useTell(desk);
  const waiting = useCell(desk.outbox.cell)
    .filter(({ state }) => state.kind === 'waiting')
    .map(({ key }) => key)
    .join();

  const send = useEffectEvent(async () => {
    for (const post of await sendWaiting(desk, client)) tell.stuck(post);
  });
  const onTicket = useEffectEvent(tell.filed);

  useEffect(() => desk.outbox.onTicket((ticket) => onTicket(ticket)), [desk]);

  useEffect(() => {
    if (waiting === '' || connection === 'offline') return;
    if (connection === 'live') void send();
    const timer = setInterval(() => void send(), TRY_EVERY);
    return () => clearInterval(timer);
  }, [waiting, connection]);

  return null;
}

/** Tells of what became of a post: on the page where tickets are filed, or over any other page. */
function useTell(desk: Desk) {
  const router = useRouter();
  const navigate = useNavigate();
  const seen = () => desk.filed.cell.isWatched();

  const show = (id: string, title: string, words: string, to: { to: string; params?: object }) =>
    notifications.show({
      id,
      title,
      // It may be the only news of it, and nobody may be looking.
      autoClose: false,
      withBorder: true,
      closeButtonProps: { 'aria-label': texts.shell.dismiss },
      // The list of notifications stands outside of the router, which its links have to find by themselves.
      message: (
        <a
          href={router.buildLocation(to as never).href}
          dir="auto"
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            notifications.hide(id);
            void navigate(to as never);
          }}
        >
          {words}
        </a>
      ),
    });

  return {
    filed: (ticket: Filed) => {
      const elsewhere = !seen();
      desk.filed.add(ticket);
      if (!elsewhere) return;
      const to = { to: '/tickets/$id', params: { id: ticket.id } };
      show(`filed-${ticket.id}`, texts.filing.filed(ticket.id), ticket.title, to);
    },
    stuck: (post: Post) => {
      if (seen()) return;
      const words = `${post.draft.title} · ${postWords(post, true).stands}`;
      show(`stuck-${post.key}`, texts.filing.outbox.notFiled, words, { to: '/new' });
    },
  };
}
