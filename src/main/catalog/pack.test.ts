// The shipped catalogue: whole, checked by the same rules as what the office writes itself.
import { expect, it } from 'vitest'
import { checkUscc } from '../../shared/primitives/uscc'
import { itemKinds, unknownPlaceholders } from '../../shared/catalog/catalog.schema'
import { resourcesDir } from '../testing/office'
import { problemsOf } from './catalog.check.rules'
import { shippedItems, shippedParts } from './catalog.pack'

const [items, parts] = [shippedItems(resourcesDir), shippedParts(resourcesDir)]
const known = { letters: new Set(parts.letter.map((l) => l.code)), standards: new Set(parts.standard.map((s) => s.code)) }

it('has 81 items of the five kinds over at least twenty departments, with their own clauses', () => {
  expect(items).toHaveLength(81)
  expect(new Set(items.map((item) => item.code)).size).toBe(81)
  expect(new Set(items.map((item) => item.name)).size).toBe(81)
  expect(new Set(items.map((item) => item.kind))).toEqual(new Set(itemKinds))
  expect(new Set(items.map((item) => item.department.uscc)).size).toBeGreaterThanOrEqual(20)
  const texts = items.flatMap((item) => item.clauses.map((clause) => clause.text))
  expect(texts.length).toBeGreaterThan(200)
  expect(new Set(texts).size / texts.length).toBeGreaterThan(0.97)
})
it('has at least fifteen letters and twenty standards, each used', () => {
  expect(parts.letter.length).toBeGreaterThanOrEqual(15)
  expect(parts.standard.length).toBeGreaterThanOrEqual(20)
  expect(new Set(items.map((item) => item.letter))).toEqual(known.letters)
  expect(new Set(items.map((item) => item.standard))).toEqual(known.standards)
  expect(new Set(parts.letter.map((letter) => letter.liability)).size).toBe(parts.letter.length)
})
it('has nothing that could not be signed off', () => {
  const problems = [
    ...items.flatMap((item) => problemsOf('item', item, known).map((p) => `${item.code} ${p.field} ${p.message}`)), ...parts.letter.flatMap((letter) => problemsOf('letter', letter, known).map((p) => `${letter.code} ${p.field} ${p.message}`)),
    ...parts.rule.flatMap((rule) => problemsOf('rule', rule, known).map((p) => `${rule.code} ${p.message}`)),
  ]
  expect(problems).toEqual([])
})
it('exempts nothing in a field where the law forbids it, and names real codes', () => {
  expect(items.filter((item) => item.safety && item.method === '免于核查')).toEqual([])
  expect(items.filter((item) => !checkUscc(item.department.uscc).ok)).toEqual([])
})
it('knows its own placeholders and no others', () => {
  expect(unknownPlaceholders('{{事项名称}}由{{ 实施部门 }}办理')).toEqual([])
  expect(unknownPlaceholders('{{事项名}}、{{}}、{{事项名称}')).toEqual(['事项名', '', '{{…}} 不成对'])
})
