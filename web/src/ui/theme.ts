import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

// Steps of the accent for the library's own shades; what components draw themselves uses tokens.css.
const BLUEPRINT: MantineColorsTuple = [
  '#eef3ff',
  '#dce6fe',
  '#b9ccff',
  '#86a8ff',
  '#6f94f5',
  '#4f7bec',
  '#2f62e6',
  '#1f4ecb',
  '#183fa6',
  '#12327f',
];

// The library's own greys in the dark scheme, in the tint of the dark paper.
const NIGHT: MantineColorsTuple = [
  '#e9edf5',
  '#c6cedc',
  '#a3adbf',
  '#7f8ba1',
  '#65718a',
  '#2f3a4f',
  '#141c2b',
  '#0f1521',
  '#0b101a',
  '#090d15',
];

// The same for the light scheme.
const DAY: MantineColorsTuple = [
  '#f8f9fc',
  '#eef1f6',
  '#e3e8f0',
  '#d5dbe5',
  '#aab4c4',
  '#7d8899',
  '#5f6b7d',
  '#4a5465',
  '#2c3543',
  '#0f141c',
];

/** The library in the look of tokens.css: sharp corners, hairlines, one accent. */
export const theme = createTheme({
  primaryColor: 'blueprint',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  // The library finds one colour of letters for both schemes; on the accent each has its own.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    const isAccent = !input.color || input.color === input.theme.primaryColor;
    return input.variant === 'filled' && isAccent
      ? { ...colors, color: 'var(--fd-on-accent)' }
      : colors;
  },
  colors: { blueprint: BLUEPRINT, dark: NIGHT, gray: DAY },
  defaultRadius: 0,
  respectReducedMotion: true,
  fontFamily: 'var(--fd-sans)',
  fontFamilyMonospace: 'var(--fd-mono)',
  fontSizes: {
    xs: 'var(--fd-text-xs)',
    sm: 'var(--fd-text-sm)',
    md: 'var(--fd-text-md)',
    lg: 'var(--fd-text-lg)',
    xl: 'var(--fd-text-xl)',
  },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: 'var(--fd-text-xl)', lineHeight: '1.3' },
      h2: { fontSize: 'var(--fd-text-lg)', lineHeight: '1.4' },
      h3: { fontSize: 'var(--fd-text-md)', lineHeight: '1.4' },
    },
  },
  // Named, not imported: what a page does not draw should not be in its first load.
  components: {
    ActionIcon: { defaultProps: { size: 'md' } },
    Button: { defaultProps: { size: 'sm' } },
    Kbd: { defaultProps: { size: 'xs' } },
    Modal: {
      defaultProps: { overlayProps: { backgroundOpacity: 0.4 }, transitionProps: { duration: 0 } },
    },
    NativeSelect: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'md' } },
  },
});

const FROM_TOKENS = {
  '--mantine-color-body': 'var(--fd-panel)',
  '--mantine-color-text': 'var(--fd-ink)',
  '--mantine-color-dimmed': 'var(--fd-ink-soft)',
  '--mantine-color-placeholder': 'var(--fd-ink-soft)',
  '--mantine-color-error': 'var(--fd-danger)',
  '--mantine-color-anchor': 'var(--fd-accent)',
  '--mantine-color-default': 'var(--fd-panel)',
  '--mantine-color-default-hover': 'var(--fd-sunken)',
  '--mantine-color-default-color': 'var(--fd-ink)',
  '--mantine-color-default-border': 'var(--fd-line-strong)',
};

/** Gives the library's components the tokens' colours, in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: FROM_TOKENS,
  dark: FROM_TOKENS,
});
