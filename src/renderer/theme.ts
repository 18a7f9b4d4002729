// The one theme: quiet blue, dense, Chinese fonts first, and every text at least 4.5 to 1 on its ground (WCAG 2.2 AA).
import { createTheme, DEFAULT_THEME, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** Mantine's own shade, but the last ones dark enough to be read as text on white. */
const readable = (name: 'red' | 'orange' | 'green', text: string): MantineColorsTuple => {
  const shades = [...DEFAULT_THEME.colors[name]]
  shades[8] = shades[9] = text
  return shades as unknown as MantineColorsTuple
}
export const theme = createTheme({
  primaryColor: 'blue', primaryShade: 8, defaultRadius: 'sm',
  colors: { red: readable('red', '#b42323'), orange: readable('orange', '#a83c08'), green: readable('green', '#226c31') },
  fontFamily: '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } } },
})
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#495057', '--mantine-color-placeholder': '#5c636a', '--mantine-color-error': '#b42323', '--mantine-color-blue-light-color': '#14548f', '--mantine-color-red-light-color': '#8f1a1a',
    '--mantine-color-orange-light-color': '#853006', '--mantine-color-green-light-color': '#1b5627',
  },
  dark: { '--mantine-color-dimmed': '#b8bcc0', '--mantine-color-placeholder': '#a5a9ad', '--mantine-color-error': '#ff8787' },
})
