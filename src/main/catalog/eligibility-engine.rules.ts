// Compiles eligibility rules to functions: once for each set of rules, then hundreds of thousands of parties a second.
import type { Verdict } from '../../shared/commitments/commitments.contract'
import type { Condition, EligibilityRule, FactName, Test } from '../../shared/catalog/eligibility-rule.schema'

export interface ListedFact {
  document: string
  on: string | null
  grade?: string
  label?: string
  until: string | null
}
export interface Facts {
  values: Record<FactName, string | number | boolean>
  lists: { openBreaches: readonly ListedFact[]; blockingMeasures: readonly ListedFact[]; severe: readonly ListedFact[] }
}
type Reason = Verdict['reasons'][number]
type Judge = (facts: Facts) => boolean

const compare: Record<Test['operator'], (a: unknown, b: unknown) => boolean> = {
  equal: (a, b) => a === b, notEqual: (a, b) => a !== b, in: (a, b) => (b as unknown[]).includes(a), notIn: (a, b) => !(b as unknown[]).includes(a),
  lessThan: (a, b) => Number(a) < Number(b), lessThanInclusive: (a, b) => Number(a) <= Number(b), greaterThan: (a, b) => Number(a) > Number(b), greaterThanInclusive: (a, b) => Number(a) >= Number(b),
}
function compileTest({ fact, operator, value }: Test): Judge {
  const holds = compare[operator]
  if (typeof value === 'object' && !Array.isArray(value)) {
    const other = value.fact
    return (facts) => holds(facts.values[fact], facts.values[other])
  }
  return (facts) => holds(facts.values[fact], value)
}
export function compileCondition(condition: Condition): Judge {
  if ('all' in condition) {
    const parts = condition.all.map(compileCondition)
    return (facts) => parts.every((part) => part(facts))
  }
  if ('any' in condition) {
    const parts = condition.any.map(compileCondition)
    return (facts) => parts.some((part) => part(facts))
  }
  if ('not' in condition) {
    const part = compileCondition(condition.not)
    return (facts) => !part(facts)
  }
  return compileTest(condition)
}
const words = (text: string, entry: ListedFact): string =>
  text.replaceAll('{document}', entry.document).replaceAll('{grade}', entry.grade ?? '').replaceAll('{label}', entry.label ?? '').replaceAll('{until}', entry.until ? `，至 ${entry.until}` : '')

function compileRule(rule: EligibilityRule): (facts: Facts) => Reason[] {
  const holds = compileCondition(rule.conditions)
  const { type: level, params } = rule.event
  return (facts) => {
    if (!holds(facts)) return []
    if (!params.each) return [{ code: rule.code, rule: params.text, basis: params.basis, source: params.source, on: null, level }]
    return facts.lists[params.each].map((entry) => ({ code: rule.code, rule: words(params.text, entry), basis: params.basis, source: entry.document || params.source, on: entry.on, level }))
  }
}
export type Engine = (facts: Facts) => Verdict
export function compileRules(rules: readonly EligibilityRule[]): Engine {
  const compiled = rules.filter((rule) => rule.active).map(compileRule)
  return (facts) => {
    const reasons = compiled.flatMap((run) => run(facts))
    const outcome = reasons.some((reason) => reason.level === 'blocked') ? 'blocked' : reasons.length > 0 ? 'warn' : 'eligible'
    return { outcome, reasons }
  }
}
