/** Paper and ink: warm white, dark green ink, one strong colour (pine), one signal (amber), clay for errors only. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const pin: MantineColorsTuple = [
  '#e8f1ef',
  '#d3e3e0',
  '#b0ceca',
  '#8ab7b2',
  '#659f99',
  '#45857f',
  '#2f6e68',
  '#1f5c57',
  '#184a46',
  '#123a37',
]
const ambre: MantineColorsTuple = [
  '#fdf4e1',
  '#f9e6c0',
  '#f3d08a',
  '#ecb955',
  '#e0a02f',
  '#c2831a',
  '#9c6713',
  '#7d5210',
  '#603f0d',
  '#462e0a',
]
const argile: MantineColorsTuple = [
  '#fbeeea',
  '#f3d7cf',
  '#e7b0a1',
  '#db8872',
  '#cf654a',
  '#bf4a2d',
  '#a63d24',
  '#88311d',
  '#6b2717',
  '#4f1d11',
]
const sombre: MantineColorsTuple = [
  '#e6ebe9',
  '#c7d0cd',
  '#a0adaa',
  '#7c8b88',
  '#566663',
  '#3a4947',
  '#2c3937',
  '#1f2b29',
  '#182221',
  '#111918',
]

const FERMER = { closeButtonProps: { 'aria-label': 'Fermer' } }

export const theme = createTheme({
  fontFamily: "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', sans-serif",
  headings: { fontFamily: "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', sans-serif", fontWeight: '600' },
  primaryColor: 'pin',
  // Both carry white words.
  primaryShade: { light: 7, dark: 6 },
  colors: { pin, ambre, argile, dark: sombre },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { fw: 600 } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
    Modal: { defaultProps: FERMER },
    Drawer: { defaultProps: FERMER },
    Notification: { defaultProps: { ...FERMER, styles: { description: { color: 'var(--encre-douce)' } } } },
    // Its hidden first child is not one that a menu may have; without it the first entry takes the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, hideDetached: false } },
    // At 200 % a panel may be longer than the window: going to its end must not hide it because its button went out.
    Popover: { defaultProps: { hideDetached: false } },
  },
})

/** Roles of the two themes, for our own CSS. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-error': 'var(--argile)',
    '--mantine-color-dimmed': '#5d6b68',
    '--mantine-color-placeholder': '#6b7875',
    '--mantine-color-argile-light': '#fbeeea',
    '--mantine-color-argile-light-hover': '#f3d7cf',
    '--papier': '#faf8f4',
    '--encre': '#1f2d2b',
    '--encre-douce': '#5d6b68',
    '--filet': '#e4dfd5',
    '--pin': '#1f5c57',
    '--pin-pale': '#e8f1ef',
    '--ambre-fond': '#fdf4e1',
    '--ambre-encre': '#7d5210',
    '--argile': '#bf4a2d',
  },
  dark: {
    '--mantine-color-body': '#182221',
    '--mantine-color-error': 'var(--argile)',
    '--mantine-color-dimmed': '#a0adaa',
    '--mantine-color-placeholder': '#8f9d9a',
    '--mantine-color-pin-light': '#24403c',
    '--mantine-color-pin-light-hover': '#2c4c47',
    '--mantine-color-argile-light': '#3b2320',
    '--mantine-color-anchor': 'var(--pin)', // its own is too dark on panels
    '--papier': '#111918',
    '--encre': '#e6ebe9',
    '--encre-douce': '#a0adaa',
    '--filet': '#2c3937',
    '--pin': '#8ab7b2',
    '--pin-pale': '#20322f',
    '--ambre-fond': '#3a2c12',
    '--ambre-encre': '#f3d08a',
    '--argile': '#e7b0a1',
  },
})
