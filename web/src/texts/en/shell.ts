/** What stands around every page. */
export const shell = {
  product: 'Frontdesk',
  pageTitle: (page: string) => `${page} · Frontdesk`,
  skip: 'Skip to content',
  mainNavigation: 'Main',
  pages: { queue: 'Queue', newTicket: 'New ticket', stats: 'Statistics', api: 'API' },
  connection: {
    connecting: 'Connecting…',
    live: 'Live',
    interrupted: 'Reconnecting…',
    offline: 'Offline',
    catchingUp: 'Catching up…',
  },
  /** Said once to those who do not see the word above. */
  connectionLost: 'The connection is lost. What is shown may be out of date.',
  connectionBack: 'Connected again. What is shown is up to date.',
  scheme: {
    auto: 'As the system',
    light: 'Light',
    dark: 'Dark',
    switchTo: (scheme: string) => `Colours: ${scheme}. Change`,
  },
  nothingHere: 'Nothing here',
  nothingHereDetail: 'This address leads to no page.',
  pageFailed: 'This page could not be shown.',
  tryAgain: 'Try again',
  loading: 'Loading…',
  dismiss: 'Dismiss',
  notices: 'Notices',
  upgraded: 'Frontdesk was updated on the server.',
  reload: 'Reload',
};
