import { Chip, Group } from '@mantine/core';
import classes from './choice-chips.module.css';
import { optionsOf } from './options';

type Props<V extends string> = {
  legend: string;
  labels: Record<V, string>;
  chosen: V[];
  onChange: (chosen: V[]) => void;
};

/** Any number of choices out of few, all in sight. */
export function ChoiceChips<V extends string>({ legend, labels, chosen, onChange }: Props<V>) {
  return (
    <fieldset className={classes.choices}>
      <legend className={classes.legend}>{legend}</legend>
      <Chip.Group multiple value={chosen} onChange={(values) => onChange(values as V[])}>
        <Group gap={6}>
          {optionsOf(labels).map(({ value, label }) => (
            <Chip key={value} value={value} size="xs" variant="outline">
              {label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </fieldset>
  );
}
