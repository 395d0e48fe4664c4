/** The filter that the queue and the statistics share. */
export const filter = {
  label: 'Filter',
  search: 'Search tickets',
  searchPlaceholder: 'Search title and description',
  clearAll: 'Clear all',
  filters: 'Filters',
  filtersChosen: (count: string) => `Filters · ${count}`,
  triage: 'Triage',
  filed: 'Filed',
  ranges: {
    all: 'Any time',
    '7': 'Last 7 days',
    '30': 'Last 30 days',
    '90': 'Last 90 days',
    '365': 'Last year',
    custom: 'Between…',
  },
  from: 'From (UTC)',
  to: 'To (UTC)',
};
