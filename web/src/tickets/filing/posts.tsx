import { Button } from '@mantine/core';
import { useState } from 'react';
import { useClient } from 'urql';
import { texts } from '../../texts/texts';
import { Panel } from '../../ui/panel';
import { useCell } from './cell';
import type { Desk } from './desk';
import { editAgain } from './file-draft';
import type { Post } from './outbox-store';
import { PostCard } from './post-card';
import classes from './posts.module.css';
import { resend, sendWaiting } from './send-waiting';

/** What was written and is no ticket yet: it waits, or wants to be looked at. */
export function Posts({ desk }: { desk: Desk }) {
  const client = useClient();
  const posts = useCell(desk.outbox.cell);
  const sending = useCell(desk.outbox.sending);
  const [discarded, setDiscarded] = useState<Post | null>(null);
  if (posts.length === 0 && !discarded) return null;
  return (
    <Panel title={texts.filing.outbox.title}>
      <ul className={classes.posts}>
        {posts.map((post) => (
          <PostCard
            key={post.key}
            post={post}
            sending={sending === post.key}
            lasts={desk.outbox.outlives(post.key)}
            onSend={() => {
              resend(desk, post);
              void sendWaiting(desk, client);
            }}
            onEdit={() => editAgain(desk, post)}
            onDiscard={() => {
              desk.outbox.remove(post.key);
              setDiscarded(post);
            }}
          />
        ))}
        {discarded && <Discarded post={discarded} onUndo={undo} />}
      </ul>
    </Panel>
  );

  function undo() {
    if (discarded) desk.outbox.put(discarded, discarded.state);
    setDiscarded(null);
  }
}

function Discarded({ post, onUndo }: { post: Post; onUndo: () => void }) {
  const words = texts.filing.outbox;
  const title = post.draft.title || words.untitled;
  return (
    <li className={classes.discarded}>
      <span dir="auto">{words.discarded(title)}</span>
      <Button
        // Takes the focus from the button that is gone now.
        ref={focus}
        size="compact-xs"
        variant="default"
        aria-label={words.undoOf(title)}
        onClick={onUndo}
      >
        {texts.filing.undo}
      </Button>
    </li>
  );
}

function focus(element: HTMLElement | null) {
  element?.focus();
}
