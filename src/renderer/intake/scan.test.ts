// A scanner types whatever the code says.
import { expect, it } from 'vitest'
import { codeIn } from './scan'

it.each([
  ['91330802MA28F9XK8L', '91330802MA28F9XK8L'], [' 91330802ma28f9xk8l ', '91330802MA28F9XK8L'], ['https://qyxy.example/code?uscc=91330802MA28F9XK8L&t=1', '91330802MA28F9XK8L'],
  ['企业身份码|衢州禾源食品有限公司|91330802MA28F9XK8L|20260101', '91330802MA28F9XK8L'], ['%7B%22code%22%3A%2291330802MA28F9XK8L%22%7D', '91330802MA28F9XK8L'], ['X91330802MA28F9XK8LX', '91330802MA28F9XK8L'], ['禾源', '禾源'], ['%', '%'], ['91330802MA28F9XK8M', '91330802MA28F9XK8M'],
])('%s → %s', (text, code) => {
  expect(codeIn(text)).toBe(code)
})
