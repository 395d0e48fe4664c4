import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { texts } from '../../texts/texts';
import { ProblemAlert } from '../../ui/problem-alert';
import classes from './filing-trouble.module.css';
import type { FilingProblem } from './problem';

type Props = {
  problem: FilingProblem;
  /** It is being tried again. The ways on stay where they are, since one of them has the focus. */
  sending: boolean;
  onRetry: () => void;
  onSendLater: () => void;
};

/** Why the ticket is not filed, with all ways on. */
export function FilingTrouble({ problem, sending, onRetry, onSendLater }: Props) {
  const place = useRef<HTMLDivElement>(null);
  // Whoever sent by key may be at the top of a long text.
  useEffect(() => {
    place.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  return (
    <div ref={place} className={classes.place}>
      <ProblemAlert
        onRetry={onRetry}
        retryLabel={problem.kind === 'conflict' ? texts.filing.problem.fileThisToo : undefined}
        more={<More problem={problem} onSendLater={onSendLater} />}
      >
        {sending ? texts.filing.filing : problemWords(problem)}
      </ProblemAlert>
    </div>
  );
}

/** A problem of filing as a sentence, for whoever still has the text before them. */
export function problemWords(problem: FilingProblem): string {
  const words = texts.filing.problem;
  switch (problem.kind) {
    case 'unanswered':
      return problem.message ? words.stillHere(problem.message) : words.unknown;
    case 'refused':
      return problem.message;
    case 'conflict':
      return problem.ticketId ? words.conflictAs(problem.ticketId) : words.conflict;
  }
}

function More({ problem, onSendLater }: Pick<Props, 'problem' | 'onSendLater'>) {
  const words = texts.filing.problem;
  if (problem.kind === 'unanswered' && problem.offline) {
    return (
      <Button size="xs" variant="default" onClick={onSendLater}>
        {words.sendLater}
      </Button>
    );
  }
  if (problem.kind === 'conflict' && problem.ticketId) {
    return (
      <Link to="/tickets/$id" params={{ id: problem.ticketId }} className={classes.link}>
        {words.openTicket(problem.ticketId)}
      </Link>
    );
  }
  return null;
}
