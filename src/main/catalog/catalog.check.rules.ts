// What is wrong with an entry, in words: every field's rule from the shared schema, unknown placeholders, codes that lead nowhere. Pure.
import type { z } from 'zod'
import { itemSource, letterTemplate, standard, unknownPlaceholders, type EntryKind } from '../../shared/catalog/catalog.schema'
import { eligibilityRule } from '../../shared/catalog/eligibility-rule.schema'

export interface EntryProblem {
  field: string
  message: string
}
export interface Known {
  letters: ReadonlySet<string>
  standards: ReadonlySet<string>
}
const schemas: Record<EntryKind, z.ZodType> = { item: itemSource, letter: letterTemplate, standard, rule: eligibilityRule }
const labels: Record<string, string> = {
  code: '编号', name: '名称', kind: '类型', type: '归集类型', field: '领域', level: '层级', department: '实施部门', uscc: '统一社会信用代码', legalBasis: '依据', conditions: '条件', readiness: '具备方式', method: '核查方式', maxRisk: '最高风险',
  verificationTerm: '核查期限', value: '数值', unit: '单位', rectificationDays: '整改期限', publicity: '公开类型', materials: '容缺材料', days: '期限', letter: '承诺书模板', standard: '监管标准', clauses: '条款', text: '内容', checkItem: '核查要点', weight: '权重',
  evidenceRule: '证据要求', photos: '照片数', breachCriterion: '违诺判定', notice: '告知', promise: '承诺', liability: '违诺责任', scope: '适用范围', basis: '依据', frequency: '频次与方式', discipline: '惩戒', grade: '程度', criterion: '判定情形', measures: '措施',
  event: '结果', params: '参数', id: '编号', validFrom: '有效期起', validTo: '有效期止', status: '状态', safety: '排除领域', allowsSkipRectification: '可直接撤销',
}
export const fieldName = (path: readonly PropertyKey[]): string => path.map((part) => (typeof part === 'number' ? `第 ${part + 1} 项` : (labels[String(part)] ?? String(part)))).join(' · ')

function letterProblems(content: unknown): EntryProblem[] {
  const { notice, promise, liability } = content as { notice: string[]; promise: string[]; liability: string }
  const parts: [string, string][] = [...notice.map((text, i): [string, string] => [`告知 · 第 ${i + 1} 项`, text]), ...promise.map((text, i): [string, string] => [`承诺 · 第 ${i + 1} 项`, text]), ['违诺责任', liability]]
  return parts.flatMap(([field, text]) => unknownPlaceholders(text).map((name) => ({ field, message: `不认识的占位符“${name}”` })))
}
export function problemsOf(kind: EntryKind, content: unknown, known: Known): EntryProblem[] {
  const parsed = schemas[kind].safeParse(content)
  if (!parsed.success) return parsed.error.issues.map((issue) => ({ field: fieldName(issue.path), message: issue.message }))
  if (kind === 'letter') return letterProblems(parsed.data)
  if (kind !== 'item') return []
  const { letter, standard: supervision } = parsed.data as { letter: string; standard: string }
  return [
    ...(known.letters.has(letter) ? [] : [{ field: '承诺书模板', message: letter === '' ? '请选择承诺书模板' : `没有编号为“${letter}”的承诺书模板` }]),
    ...(supervision === '' || known.standards.has(supervision) ? [] : [{ field: '监管标准', message: `没有编号为“${supervision}”的监管标准` }]),
  ]
}
/** With defaults filled in; only for content without problems. */
export const normalised = (kind: EntryKind, content: unknown): unknown => schemas[kind].parse(content)
