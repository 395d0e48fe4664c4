/** The command palette and the list of shortcuts. */
export const commands = {
  palette: 'Command palette',
  palettePlaceholder: 'Type a command, a ticket number, or words to search for',
  paletteEmpty: 'No command is called that.',
  shortcuts: 'Keyboard shortcuts',
  shortcutsHint: 'They work whenever you are not typing.',
  andThen: 'then',
  groups: { go: 'Go to', list: 'List', ticket: 'Ticket', view: 'View' },
  goQueue: 'Go to the queue',
  goStats: 'Go to the statistics',
  goNew: 'File a new ticket',
  goApi: 'Open the API playground',
  search: 'Search tickets',
  help: 'Show keyboard shortcuts',
  openTicket: (id: string) => `Open ticket ${id}`,
  searchFor: (words: string) => `Search tickets for “${words}”`,
  scheme: (name: string) => `Colours: ${name}`,
};
