// Before the first paint: the colours chosen by hand, or else the system's, so that no page flashes in the other ones. A
// file of its own since the Content-Security-Policy allows no script inside a page.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage may be forbidden.
  }
  const scheme =
    chosen === 'light' || chosen === 'dark'
      ? chosen
      : matchMedia('(prefers-color-scheme: dark)').matches
        ? 'dark'
        : 'light';
  document.documentElement.dataset.mantineColorScheme = scheme;
})();
