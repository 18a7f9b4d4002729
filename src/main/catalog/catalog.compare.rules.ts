// Two versions of an entry, line by line and clause by clause. Pure.
import type { Difference } from '../../shared/catalog/catalog.contract'
import type { EntryKind, ItemSource, LetterTemplate, Standard } from '../../shared/catalog/catalog.schema'
import type { EligibilityRule } from '../../shared/catalog/eligibility-rule.schema'

interface Line {
  section: string
  label: string
  text: string
}
const unit = { workingDays: '个工作日', naturalDays: '日', months: '个月', years: '年' } as const
function itemLines(item: Partial<ItemSource>): Line[] {
  const one = (label: string, text: string | undefined): Line => ({ section: '事项', label, text: text ?? '' })
  return [
    one('名称', item.name), one('类型', item.kind), one('领域', item.field), one('层级', item.level), one('实施部门', item.department ? `${item.department.name}（${item.department.uscc}）` : ''), one('法律依据', item.legalBasis),
    one('办理条件', item.conditions?.join('；')), one('具备方式', item.readiness === 'byDate' ? '限期具备' : '已具备'), one('法律排除免于核查的领域', item.safety ? '是' : '否'), one('核查方式', item.method),
    one('核查期限', item.verificationTerm ? `${item.verificationTerm.value} ${unit[item.verificationTerm.unit]}` : ''), one('整改期限', item.rectificationDays ? `${item.rectificationDays} 个工作日` : ''),
    one('允许的最高风险', item.maxRisk === 'yellow' ? '中风险' : '低风险'), one('虚假承诺可直接撤销', item.allowsSkipRectification ? '是' : '否'), one('公开类型', item.publicity),
    one('承诺书模板', item.letter), one('监管标准', item.standard), one('有效期', `${item.validFrom ?? '—'} 至 ${item.validTo ?? '长期'}`), one('状态', item.status === 'suspended' ? '暂停' : '有效'),
    ...(item.materials ?? []).map((m) => ({ section: '可容缺材料', label: m.name, text: `${m.days} 个工作日` })),
    ...(item.clauses ?? []).map((c) => ({
      section: '条款', label: c.id, text: `${c.text}\n核查要点：${c.checkItem}（${c.weight}）；证据：照片 ${c.evidenceRule?.photos ?? 0} 张\n违诺判定：${c.breachCriterion}（${c.kind === 'truth' ? '虚假承诺' : '未履行承诺'}）\n依据：${c.legalBasis}`,
    })),
  ]
}
function letterLines(letter: Partial<LetterTemplate>): Line[] {
  return [
    { section: '模板', label: '名称', text: letter.name ?? '' }, ...(letter.notice ?? []).map((text, i) => ({ section: '告知', label: `第 ${i + 1} 条`, text })), ...(letter.promise ?? []).map((text, i) => ({ section: '承诺', label: `第 ${i + 1} 条`, text })),
    { section: '违诺责任', label: '', text: letter.liability ?? '' },
  ]
}
function standardLines(standard: Partial<Standard>): Line[] {
  return [
    { section: '标准', label: '名称', text: standard.name ?? '' }, { section: '标准', label: '适用范围', text: standard.scope ?? '' }, { section: '标准', label: '依据', text: standard.basis ?? '' }, { section: '标准', label: '频次与方式', text: standard.frequency ?? '' },
    ...(standard.discipline ?? []).map((d) => ({ section: '惩戒', label: d.grade, text: `${d.criterion}\n${d.measures}` })),
  ]
}
function ruleLines(rule: Partial<EligibilityRule>): Line[] {
  const { event } = rule
  return [
    { section: '规则', label: '名称', text: rule.name ?? '' }, { section: '规则', label: '条件', text: JSON.stringify(rule.conditions ?? {}, undefined, 1) }, { section: '规则', label: '结果', text: event?.type === 'blocked' ? '不得使用' : '提醒' },
    { section: '规则', label: '理由', text: event?.params?.text ?? '' }, { section: '规则', label: '依据', text: event?.params?.basis ?? '' }, { section: '规则', label: '启用', text: rule.active === false ? '否' : '是' },
  ]
}
/** Half-written content of a draft is compared as far as it goes. */
export function linesOf(kind: EntryKind, content: unknown): Line[] {
  const some = (content ?? {}) as Record<string, unknown>
  if (kind === 'item') return itemLines(some)
  if (kind === 'letter') return letterLines(some)
  return kind === 'standard' ? standardLines(some) : ruleLines(some)
}
export function compareEntries(kind: EntryKind, before: unknown, after: unknown): Difference[] {
  const [old, fresh] = [before === undefined ? [] : linesOf(kind, before), linesOf(kind, after)]
  const key = (line: Line): string => `${line.section} ${line.label}`
  const oldByKey = new Map(old.map((line) => [key(line), line.text]))
  const kept = new Set(fresh.map(key))
  const rows: Difference[] = fresh.map((line) => {
    const was = oldByKey.get(key(line))
    const change = was === undefined ? 'added' : was === line.text ? 'same' : 'changed'
    return { section: line.section, label: line.label, change, before: was ?? '', after: line.text }
  })
  const removed: Difference[] = old.filter((line) => !kept.has(key(line))).map((line) => ({ section: line.section, label: line.label, change: 'removed', before: line.text, after: '' }))
  return [...rows, ...removed]
}
