import type { ReactNode } from 'react';
import { Label } from '../../ui/label';
import { Blank } from '../blank';
import classes from './facts.module.css';

/** Named values in cells, as the title block of a drawing has them. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

type Props = {
  name: string;
  /** Over all columns: it has words. */
  wide?: boolean;
  /** Null while it is not known. */
  children: ReactNode;
};

/** One of them. */
export function Fact({ name, wide, children }: Props) {
  return (
    <div className={classes.fact} data-wide={wide || undefined}>
      <dt>
        <Label>{name}</Label>
      </dt>
      <dd className={classes.value}>{children ?? <Blank width={6} />}</dd>
    </div>
  );
}
