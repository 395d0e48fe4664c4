import { texts } from '../../texts/texts';
import { Panel } from '../../ui/panel';
import classes from './hints.module.css';

/** What makes a report that can be worked on. */
export function Hints() {
  return (
    <Panel title={texts.filing.hints.title}>
      <ol className={classes.hints}>
        {texts.filing.hints.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ol>
    </Panel>
  );
}
