import { ChevronRight } from 'lucide-react';
import type { ComponentProps } from 'react';
import classes from './unfold-button.module.css';

type Props = { open: boolean } & Pick<
  ComponentProps<'button'>,
  'aria-controls' | 'onClick' | 'children'
>;

/** A button that unfolds what stands below it, and folds it again. */
export function UnfoldButton({ open, children, ...rest }: Props) {
  return (
    <button type="button" className={classes.button} aria-expanded={open} {...rest}>
      <ChevronRight size={14} aria-hidden />
      {children}
    </button>
  );
}
