import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { texts } from '../../texts/texts';
import { Moment } from '../../ui/moment';
import type { Post } from './outbox-store';
import classes from './post-card.module.css';
import { postWords } from './post-words';

type Props = {
  post: Post;
  sending: boolean;
  /** Whether it outlives the window. */
  lasts: boolean;
  onSend: () => void;
  onEdit: () => void;
  onDiscard: () => void;
};

/** One thing written that is no ticket yet: what it is, how it stands with it, and what can be done. */
export function PostCard({ post, sending, lasts, onSend, onEdit, onDiscard }: Props) {
  const { send, edit, stands } = postWords(post, lasts);
  const words = texts.filing.outbox;
  const title = post.draft.title || words.untitled;
  const problem = post.state.kind === 'stuck' ? post.state.problem : null;
  return (
    <li className={classes.card} data-stuck={post.state.kind === 'stuck' || undefined}>
      <div className={classes.head}>
        <strong dir="auto" className={classes.title}>
          {title}
        </strong>
        <Moment at={post.addedAt} />
      </div>
      <p role="status" className={classes.stands}>
        {sending ? words.sending : stands}
        {problem?.kind === 'conflict' && problem.ticketId && (
          <>
            {' '}
            <Link to="/tickets/$id" params={{ id: problem.ticketId }}>
              {texts.filing.problem.openTicket(problem.ticketId)}
            </Link>
          </>
        )}
      </p>
      <div className={classes.ways}>
        {send && <Way word={send.word} name={send.of(title)} idle={sending} onClick={onSend} />}
        <Way word={edit.word} name={edit.of(title)} idle={sending} onClick={onEdit} />
        <Way
          word={words.discard}
          name={words.discardOf(title)}
          idle={sending}
          onClick={onDiscard}
        />
      </div>
    </li>
  );
}

type WayProps = { word: string; name: string; idle: boolean; onClick: () => void };

function Way({ word, name, idle, onClick }: WayProps) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={name}
      // Not `disabled`: what has the focus keeps it.
      aria-disabled={idle}
      onClick={() => !idle && onClick()}
    >
      {word}
    </Button>
  );
}
