import { utcDay } from '../filter/ticket-search';

type Counts = Record<string, number>;

const counts = <F extends string>(field: F, given: Counts) =>
  Object.entries(given).map(([value, count]) => ({ value, [field]: value, count }));

/** The statistics of a few tickets as the server answers them: three open ones of today, the rest closed yesterday. */
export function statsOf(total: number, from = utcDay(new Date(), -1), to = utcDay(new Date())) {
  const closed = Math.max(total - 3, 0);
  const open = total - closed;
  const day = (date: string, ofStatus: Counts, ofCategory: Counts, sum: number) => ({
    date,
    total: sum,
    byStatus: counts('status', ofStatus),
    byCategory: counts('category', ofCategory),
  });
  const priorities = { LOW: open, MEDIUM: 0, HIGH: 0, CRITICAL: closed };
  return {
    ticketStats: {
      total,
      open,
      averagePerDay: total / 2,
      averageResolutionSeconds: closed > 0 ? 90_000 : null,
      byStatus: counts('status', { OPEN: open, IN_PROGRESS: 0, RESOLVED: 0, CLOSED: closed }),
      byPriority: counts('priority', priorities),
      byCategory: counts('category', {
        BILLING: open,
        TECHNICAL: closed,
        ACCOUNT: 0,
        GENERAL: 0,
      }).map((row) => ({
        ...row,
        byPriority: counts('priority', {
          LOW: row.value === 'BILLING' ? open : 0,
          MEDIUM: 0,
          HIGH: 0,
          CRITICAL: row.value === 'TECHNICAL' ? closed : 0,
        }),
      })),
      perDay: [
        day(from, { OPEN: 0, CLOSED: closed }, { BILLING: 0, TECHNICAL: closed }, closed),
        day(to, { OPEN: open, CLOSED: 0 }, { BILLING: open, TECHNICAL: 0 }, open),
      ],
    },
  };
}

/** The counts beside the filter as the server answers them. */
export function facetsOf(total: number) {
  const of = (value: string) => [{ value, count: total }];
  return {
    all: { total },
    status: { byStatus: of('OPEN') },
    priority: { byPriority: of('LOW') },
    category: { byCategory: of('BILLING') },
    review: { total },
  };
}
