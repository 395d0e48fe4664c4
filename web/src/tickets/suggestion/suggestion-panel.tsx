import { Link } from '@tanstack/react-router';
import { type FragmentOf, readFragment } from 'gql.tada';
import { texts } from '../../texts/texts';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { Sureness } from '../../ui/sureness';
import { FieldIcon } from '../fields/field-icon';
import { SuggestionFragment, type TicketSuggestion } from './suggestion';
import { SuggestionOrigin } from './suggestion-origin';
import classes from './suggestion-panel.module.css';
import { SuggestionReasons } from './suggestion-reasons';
import { suggestionTexts } from './suggestion-texts';

type Props = { ticket: FragmentOf<typeof SuggestionFragment> };

/** What triage suggested for a ticket, how surely, why, and what became of it; nothing when nothing was suggested. */
export function SuggestionPanel({ ticket }: Props) {
  const { needsReview, suggestion } = readFragment(SuggestionFragment, ticket);
  if (!suggestion) return null;
  const words = suggestionTexts;
  return (
    <Panel
      title={words.title}
      aside={
        <span className={classes.aside}>
          {needsReview && (
            <Link to="/review" className={classes.review}>
              {texts.values.needsReview}
            </Link>
          )}
          <Moment at={suggestion.judgedAt ?? suggestion.suggestedAt} />
        </span>
      }
    >
      <div className={classes.parts}>
        <table aria-label={words.title} className={classes.table}>
          <thead className={classes.head}>
            <tr>
              <th scope="col">{words.field}</th>
              <th scope="col">{words.suggested}</th>
              <th scope="col">{words.sure}</th>
              <th scope="col">{words.outcome}</th>
            </tr>
          </thead>
          <tbody>
            <Row field="category" suggestion={suggestion} />
            <Row field="priority" suggestion={suggestion} />
          </tbody>
        </table>
        <SuggestionReasons reasons={suggestion.reasons} />
        <SuggestionOrigin suggestion={suggestion} />
      </div>
    </Panel>
  );
}

type RowProps = { field: 'category' | 'priority'; suggestion: TicketSuggestion };

function Row({ field, suggestion }: RowProps) {
  const labels: Record<string, string> = texts.values[field];
  const isCategory = field === 'category';
  const sure = isCategory ? suggestion.confidence : suggestion.priorityConfidence;
  const outcome = isCategory ? suggestion.categoryOutcome : suggestion.priorityOutcome;
  return (
    <tr>
      <th scope="row">{texts.values.fields[field]}</th>
      <td>
        <span className={classes.value}>
          <FieldIcon field={field} value={suggestion[field]} />
          {labels[suggestion[field]]}
        </span>
      </td>
      <td>
        <Sureness share={sure} label={suggestionTexts.sureOf} />
      </td>
      <td className={classes.outcome} data-outcome={outcome}>
        {suggestionTexts.outcomes[outcome]}
      </td>
    </tr>
  );
}
