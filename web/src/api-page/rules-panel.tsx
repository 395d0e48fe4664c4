import { apiTexts } from '../texts/api-texts';
import { Panel } from '../ui/panel';
import { Definitions } from './definitions';

const { title, entries } = apiTexts.rules;

/** What holds for every request. */
export function RulesPanel() {
  return (
    <Panel title={title}>
      <Definitions entries={Object.entries(entries)} />
    </Panel>
  );
}
