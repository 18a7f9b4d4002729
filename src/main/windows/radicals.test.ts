// What a reader copies from a document is what it says.
import { expect, it } from 'vitest'
import { unified, withCharacters } from './radicals'

it.each(['⻝食', '⼈人', '⺠民', '⼀一', '⾃自', '⽌止', '⻚页', '⼾户', '\u2329\u3008'])('%s', (pair) => {
  const [radical = '', character = ''] = pair
  expect(String.fromCodePoint(unified(radical.codePointAt(0) ?? 0))).toBe(character)
})
it('changes destinations and never glyph numbers', () => {
  expect(withCharacters('1 beginbfchar\n<2EDD> <2EDD>\n<4F> <98DF>\nendbfchar')).toBe('1 beginbfchar\n<2EDD> <98DF>\n<4F> <98DF>\nendbfchar')
  expect(withCharacters('<0001> <0002> <2F00>')).toBe('<0001> <0002> [<4E00> <4E28>]')
  expect(withCharacters('<0001> <0002> <0041>')).toBe('<0001> <0002> <0041>')
})
