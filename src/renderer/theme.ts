// The one theme: quiet blue, dense, Chinese fonts first.
import { createTheme } from '@mantine/core'

export const theme = createTheme({
  primaryColor: 'blue', primaryShade: 8, defaultRadius: 'sm',
  fontFamily: '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } } },
})
