import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** The look of every page, decided once. */
export const theme = createTheme({
  primaryColor: 'indigo',
  // Shades that carry white text, and text in their own colour, with enough contrast in both schemes.
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  defaultRadius: 'sm',
  headings: { sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.3' } } },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "Liberation Mono", monospace',
});

/**
 * Colours with enough contrast in both schemes: quiet text, errors and the accent for lines and bars; the
 * library's own are too pale for small sizes.
 */
export const cssVariables: CSSVariablesResolver = (mantine) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': mantine.colors.gray[7],
    '--mantine-color-placeholder': mantine.colors.gray[6],
    '--mantine-color-error': mantine.colors.red[9],
    '--frontdesk-accent': mantine.colors.indigo[8],
  },
  dark: {
    '--mantine-color-dimmed': mantine.colors.dark[1],
    '--mantine-color-error': mantine.colors.red[4],
    '--frontdesk-accent': mantine.colors.indigo[4],
  },
});
