import { apiTexts } from '../texts/api-texts';
import { Panel } from '../ui/panel';
import { Definitions } from './definitions';

const { title, groups, codes } = apiTexts.errors;

/** The codes that errors carry, and what to do about each. */
export function ErrorsPanel() {
  return (
    <Panel title={title}>
      <Definitions code title={groups.again} entries={Object.entries(codes.again)} />
      <Definitions code title={groups.never} entries={Object.entries(codes.never)} />
      <Definitions code title={groups.userErrors} entries={Object.entries(codes.userErrors)} />
    </Panel>
  );
}
