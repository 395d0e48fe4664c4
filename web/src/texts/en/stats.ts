import { plural } from '../format';

/** A count of tickets in words, from its number and the number as it is written. */
const tickets = (count: number, written: string) =>
  `${written} ${plural(count, 'ticket', 'tickets')}`;

/** The statistics. */
export const stats = {
  heading: 'Statistics',
  showTickets: 'Show these tickets',
  exportCsv: 'Export CSV',
  exportCsvOf: 'Export CSV of these statistics',
  loading: 'Loading the statistics',
  earlier: 'The numbers below answer the earlier filter.',
  none: 'No tickets yet. Their numbers will appear here by themselves.',
  nothing: 'No ticket matches the filter.',
  clear: 'Clear the filter',
  tickets,

  figures: {
    total: 'Tickets',
    totalNote: 'that match the filter',
    totalNoteAll: 'ever filed',
    open: 'Open',
    openNote: (share: string) => `${share} of them`,
    perDay: 'Average per day',
    perDayNote: 'from the first of them to today',
    resolution: 'Mean time to resolve',
    resolutionNote: (count: number, written: string) => `over ${tickets(count, written)} resolved`,
    unresolved: '–',
    unresolvedNote: 'none resolved yet',
  },

  trend: {
    perDay: (range: string) => `New tickets per day, ${range}`,
    perWeek: (range: string) => `New tickets per week, ${range}`,
    lastDays: (days: string) => `last ${days} days`,
    noRange: (days: string) =>
      `All times are chosen; the chart shows ${days} days. Choose when the tickets were filed to see others.`,
    cut: (days: string) => `The chart shows the last ${days} days of the chosen time.`,
    weeks: 'Weeks begin on Monday. All days are in UTC.',
    days: 'All days are in UTC.',
    empty: 'None of them was filed in these days.',
    noChart: 'The chart could not be loaded. Its table says the same.',
    by: 'Divided by',
    chart: 'Bars of the chart. Arrow keys move between them, Enter shows the tickets.',
    total: 'Total',
    day: 'Day',
    week: 'Week',
    mean: (count: string) => `mean ${count}`,
    column: (when: string, count: number, written: string) => `${when}: ${tickets(count, written)}`,
    segment: (when: string, value: string, count: number, written: string) =>
      `${when}, ${value}: ${tickets(count, written)}`,
    showTable: 'Show as a table',
    hideTable: 'Hide the table',
    tableRegion: 'Table of the chart',
  },

  heat: {
    title: 'Category by priority',
    total: 'Total',
    scale: 'Shade',
  },

  breakdown: {
    status: 'By status',
    priority: 'By priority',
    category: 'By category',
    tickets: 'Tickets',
    share: 'Share',
  },

  copyTable: (table: string) => `Copy as text: ${table}`,
};
