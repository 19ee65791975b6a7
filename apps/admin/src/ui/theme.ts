import { createTheme, type CSSVariablesResolver } from '@mantine/core';

const indigo = ['#eff1fb', '#dfe4f7', '#c0caf0', '#a0afe8', '#7f91dd', '#6076cf', '#485fbf', '#374caa', '#2b3d94', '#1f2d70'] as const;
const vermilion = ['#fcefeb', '#f8dcd4', '#f0bbad', '#eb9c88', '#df775d', '#d0583c', '#bd4427', '#a9381e', '#962f18', '#6f2211'] as const;
const ochre = ['#fbf3e0', '#f5e5c0', '#ecd090', '#e0b863', '#cf9f3f', '#b98629', '#9d6f1c', '#835b14', '#6d4b0f', '#4f360a'] as const;
const pine = ['#edf5f0', '#d7e9de', '#b1d3bf', '#8abc9f', '#63a37f', '#468964', '#34724f', '#286141', '#1f5236', '#153a26'] as const;
const stone = ['#fdfcf9', '#f6f3ed', '#eeeae2', '#e2ddd2', '#cbc4b7', '#a29a8d', '#827b70', '#6a645a', '#4d4841', '#1d1b18'] as const;

/** Mantine's view of the design tokens; tokens.css stays the only place of meaning. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  white: '#ffffff',
  black: '#1d1b18',
  colors: {
    indigo,
    red: vermilion,
    yellow: ochre,
    green: pine,
    teal: pine,
    gray: stone,
    dark: ['#efebe3', '#c3bdb2', '#9f988c', '#7d766b', '#45413a', '#312e29', '#24221e', '#191815', '#131210', '#0d0c0b'],
  },
  fontFamily: 'var(--r-font)',
  fontFamilyMonospace: 'var(--r-font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: 'var(--r-lh-xs)', sm: 'var(--r-lh-sm)', md: 'var(--r-lh-md)', lg: 'var(--r-lh-lg)', xl: 'var(--r-lh-xl)' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '2px', sm: '5px', md: '5px', lg: '8px', xl: '999px' },
  defaultRadius: 'sm',
  shadows: { xs: 'none', sm: 'none', md: 'var(--r-shadow-float)', lg: 'var(--r-shadow-float)', xl: 'var(--r-shadow-float)' },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

export const resolver: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--r-paper)',
    '--mantine-color-text': 'var(--r-ink)',
    '--mantine-color-bright': 'var(--r-ink)',
    '--mantine-color-dimmed': 'var(--r-ink-3)',
    '--mantine-color-placeholder': 'var(--r-ink-3)',
    '--mantine-color-anchor': 'var(--r-accent)',
    '--mantine-color-error': 'var(--r-not)',
    '--mantine-color-success': 'var(--r-good)',
    '--mantine-color-default': 'var(--r-paper-lift)',
    '--mantine-color-default-hover': 'var(--r-paper-sunk)',
    '--mantine-color-default-color': 'var(--r-ink)',
    '--mantine-color-default-border': 'var(--r-edge)',
    '--mantine-primary-color-filled': 'var(--r-accent-fill)',
    '--mantine-primary-color-filled-hover': 'var(--r-accent-fill-hover)',
    '--mantine-primary-color-light': 'var(--r-accent-wash)',
    '--mantine-primary-color-light-color': 'var(--r-accent)',
  };
  return { variables: {}, light: both, dark: both };
};
