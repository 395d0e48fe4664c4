import { type FragmentOf, readFragment } from 'gql.tada';
import type { TicketCategory, TicketPriority } from '../api/ticket-enums';
import type { TicketSearch } from '../filter/ticket-search';
import { graphql } from '../gql/graphql';
import { whole } from '../texts/format';
import { texts } from '../texts/texts';
import { valuesIn } from '../ui/options';
import { Panel } from '../ui/panel';
import { CopyTable } from './copy-table';
import { Count } from './count';
import { HEAT_STEPS, heatOf } from './heat';
import classes from './heat-map.module.css';

/** How many tickets of each category there are of each priority. */
export const HeatMapFragment = graphql(`
  fragment HeatMap_TicketStats on TicketStats {
    total
    byCategory {
      category
      count
      byPriority {
        priority
        count
      }
    }
    byPriority {
      priority
      count
    }
  }
`);

type Props = {
  /** Null while they are not known. */
  stats: FragmentOf<typeof HeatMapFragment> | null;
  /** Which tickets are counted. */
  search: TicketSearch;
};

const CATEGORIES = valuesIn<TicketCategory>(texts.values.category);
const PRIORITIES = valuesIn<TicketPriority>(texts.values.priority);

/** Category by priority: a table whose cells are the darker the more tickets they count. */
export function HeatMap({ stats, search }: Props) {
  const known = stats && readFragment(HeatMapFragment, stats);
  const { title, total, scale } = texts.stats.heat;
  const { category: categories, priority: priorities } = texts.values;

  const rowOf = (category: TicketCategory) =>
    known?.byCategory.find((row) => row.category === category);
  const cellOf = (category: TicketCategory, priority: TicketPriority) =>
    known
      ? (rowOf(category)?.byPriority.find((cell) => cell.priority === priority)?.count ?? 0)
      : null;
  const columnOf = (priority: TicketPriority) =>
    known ? (known.byPriority.find((cell) => cell.priority === priority)?.count ?? 0) : null;
  const categoryOf = (category: TicketCategory) => (known ? (rowOf(category)?.count ?? 0) : null);
  const cells = CATEGORIES.flatMap((category) => PRIORITIES.map((each) => cellOf(category, each)));
  const most = Math.max(0, ...cells.map((count) => count ?? 0));

  function rows(): (string | number)[][] {
    return [
      [texts.values.fields.category, ...PRIORITIES.map((each) => priorities[each]), total],
      ...CATEGORIES.map((category) => [
        categories[category],
        ...PRIORITIES.map((priority) => cellOf(category, priority) ?? 0),
        categoryOf(category) ?? 0,
      ]),
      [total, ...PRIORITIES.map((priority) => columnOf(priority) ?? 0), known?.total ?? 0],
    ];
  }

  return (
    <Panel title={title} aside={<CopyTable table={title} rows={known && rows} />}>
      {/* Numbers of many digits may make it wider than a phone; then it scrolls, and must by key, too: its links do. */}
      <div className={classes.sheet}>
        <table aria-label={title} className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{texts.values.fields.category}</th>
              {PRIORITIES.map((priority) => (
                <th key={priority} scope="col">
                  {priorities[priority]}
                </th>
              ))}
              <th scope="col">{total}</th>
            </tr>
          </thead>
          <tbody>
            {CATEGORIES.map((category) => (
              <tr key={category}>
                <th scope="row">{categories[category]}</th>
                {PRIORITIES.map((priority) => {
                  const count = cellOf(category, priority);
                  return (
                    <td key={priority} data-heat={heatOf(count ?? 0, most)}>
                      <Count
                        count={count}
                        search={{ ...search, category: [category], priority: [priority] }}
                        className={classes.count}
                      />
                    </td>
                  );
                })}
                <td>
                  <Count
                    count={categoryOf(category)}
                    search={{ ...search, category: [category] }}
                    className={classes.count}
                  />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{total}</th>
              {PRIORITIES.map((priority) => (
                <td key={priority}>
                  <Count
                    count={columnOf(priority)}
                    search={{ ...search, priority: [priority] }}
                    className={classes.count}
                  />
                </td>
              ))}
              <td>
                <Count count={known?.total ?? null} search={search} className={classes.count} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {/* The numbers say the same. */}
      <p aria-hidden className={classes.scale}>
        <span>{scale}</span>
        <span>{whole(0)}</span>
        {HEAT_STEPS.map((step) => (
          <span key={step} className={classes.step} data-heat={step} />
        ))}
        <span>{whole(most)}</span>
      </p>
    </Panel>
  );
}
