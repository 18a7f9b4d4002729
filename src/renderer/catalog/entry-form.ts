// The forms of the catalogue as data: which fields an entry has, in the user's words, and where each lives in its content.
import { clauseKinds, clauseWeights, itemKinds, verificationMethods, type EntryKind } from '../../shared/catalog/catalog.schema'

export interface FieldSpec {
  path: string
  label: string
  kind: 'text' | 'area' | 'lines' | 'number' | 'choice' | 'check' | 'date' | 'json' | 'code'
  options?: readonly { value: string; label: string }[]
  /** Codes of this kind are offered. */
  codes?: 'letter' | 'standard'
  wide?: true
}
export interface ListSpec {
  path: string
  label: string
  add?: string
  fixed?: true
  fields: readonly FieldSpec[]
  blank: (code: string, n: number) => Record<string, unknown>
}
export interface FormSpec {
  fields: readonly FieldSpec[]
  lists: readonly ListSpec[]
}
const same = (values: readonly string[]): { value: string; label: string }[] => values.map((value) => ({ value, label: value }))
const pairs = (record: Record<string, string>): { value: string; label: string }[] => Object.entries(record).map(([value, label]) => ({ value, label }))
const clauses: ListSpec = {
  path: 'clauses', label: '承诺条款（每条带着它的核查要点、证据要求、违诺判定和依据）', add: '增加一条', blank: (code, n) => ({ id: `${code}-${String(n).padStart(2, '0')}`, text: '', checkItem: '', weight: '一般', kind: 'performance', evidenceRule: { photos: 0 }, breachCriterion: '', legalBasis: '' }),
  fields: [
    { path: 'id', label: '条款编号', kind: 'text' }, { path: 'checkItem', label: '核查要点', kind: 'text' }, { path: 'weight', label: '权重', kind: 'choice', options: same(clauseWeights) }, { path: 'kind', label: '违诺种类', kind: 'choice', options: pairs(clauseKinds) },
    { path: 'evidenceRule.photos', label: '至少照片数', kind: 'number' }, { path: 'legalBasis', label: '依据', kind: 'text' }, { path: 'text', label: '承诺条款', kind: 'area', wide: true }, { path: 'breachCriterion', label: '违诺判定', kind: 'area', wide: true },
  ],
}
const materials: ListSpec = { path: 'materials', label: '可容缺材料', add: '增加一项', blank: () => ({ name: '', days: 10 }), fields: [{ path: 'name', label: '材料名称', kind: 'text' }, { path: 'days', label: '补正期限（工作日）', kind: 'number' }] }
const discipline: ListSpec = {
  path: 'discipline', label: '分档惩戒', fixed: true, blank: () => ({}),
  fields: [{ path: 'grade', label: '程度', kind: 'text' }, { path: 'criterion', label: '判定情形', kind: 'area', wide: true }, { path: 'measures', label: '惩戒措施', kind: 'area', wide: true }],
}
export const forms: Record<EntryKind, FormSpec> = {
  item: {
    fields: [
      { path: 'name', label: '名称', kind: 'text' }, { path: 'kind', label: '类型', kind: 'choice', options: same(itemKinds) }, { path: 'field', label: '领域', kind: 'text' }, { path: 'level', label: '层级', kind: 'choice', options: same(['市', '县']) },
      { path: 'department.name', label: '实施部门', kind: 'text' }, { path: 'department.uscc', label: '部门统一社会信用代码', kind: 'text' }, { path: 'legalBasis', label: '法律依据', kind: 'area', wide: true }, { path: 'conditions', label: '办理条件（每行一条）', kind: 'lines', wide: true },
      { path: 'readiness', label: '具备方式', kind: 'choice', options: pairs({ now: '已具备', byDate: '限期具备' }) }, { path: 'method', label: '核查方式', kind: 'choice', options: same(verificationMethods) }, { path: 'verificationTerm.value', label: '核查期限', kind: 'number' },
      { path: 'verificationTerm.unit', label: '核查期限单位', kind: 'choice', options: pairs({ workingDays: '工作日', naturalDays: '日', months: '月', years: '年' }) }, { path: 'rectificationDays', label: '整改期限（工作日）', kind: 'number' },
      { path: 'maxRisk', label: '允许的最高风险', kind: 'choice', options: pairs({ green: '低风险', yellow: '中风险' }) }, { path: 'publicity', label: '公开类型', kind: 'choice', options: pairs({ '1': '可向社会公开', '2': '特定范围内公开', '3': '不可公开' }) },
      { path: 'type', label: '归集承诺类型', kind: 'choice', options: pairs({ '1': '审批替代型', '2': '容缺受理型', '3': '证明事项型', '4': '信用修复型', '5': '行业自律型', '6': '主动型', '0': '其他' }) },
      { path: 'letter', label: '承诺书模板', kind: 'code', codes: 'letter' }, { path: 'standard', label: '监管标准', kind: 'code', codes: 'standard' }, { path: 'validFrom', label: '有效期起（可不填）', kind: 'date' }, { path: 'validTo', label: '有效期止（可不填）', kind: 'date' },
      { path: 'status', label: '状态', kind: 'choice', options: pairs({ active: '有效', suspended: '暂停' }) }, { path: 'safety', label: '属于法律排除免于核查的领域（公共安全、生态环境、人身健康等）', kind: 'check', wide: true }, { path: 'allowsSkipRectification', label: '虚假承诺可以不经整改直接撤销', kind: 'check', wide: true },
    ],
    lists: [clauses, materials],
  },
  letter: {
    fields: [{ path: 'name', label: '名称', kind: 'text', wide: true }, { path: 'notice', label: '告知（每行一条）', kind: 'lines', wide: true }, { path: 'promise', label: '承诺（每行一条）', kind: 'lines', wide: true }, { path: 'liability', label: '违诺责任', kind: 'area', wide: true }], lists: [],
  },
  standard: {
    fields: [{ path: 'name', label: '名称', kind: 'text', wide: true }, { path: 'scope', label: '适用范围', kind: 'area', wide: true }, { path: 'basis', label: '依据', kind: 'area', wide: true }, { path: 'frequency', label: '检查频次与方式', kind: 'area', wide: true }], lists: [discipline],
  },
  rule: {
    fields: [
      { path: 'name', label: '名称', kind: 'text' }, { path: 'event.type', label: '结果', kind: 'choice', options: pairs({ blocked: '不得使用', warn: '提醒' }) }, { path: 'event.params.text', label: '理由（窗口上看到的话）', kind: 'area', wide: true }, { path: 'event.params.basis', label: '依据条款', kind: 'text' },
      { path: 'event.params.source', label: '依据来源', kind: 'text' }, { path: 'conditions', label: '条件（json-rules-engine 格式）', kind: 'json', wide: true }, { path: 'active', label: '启用', kind: 'check' },
    ], lists: [],
  },
}
export const blankEntry: Record<EntryKind, (code: string) => Record<string, unknown>> = {
  item: (code) => ({
    code, name: '', kind: '涉企经营许可事项', type: '1', field: '', level: '市', department: { name: '', uscc: '' }, legalBasis: '', conditions: [], readiness: 'now', safety: false, method: '现场核查', maxRisk: 'green', verificationTerm: { value: 60, unit: 'workingDays' },
    rectificationDays: 10, allowsSkipRectification: false, publicity: '1', materials: [], validFrom: null, validTo: null, status: 'active', letter: '', standard: '', clauses: [clauses.blank(code, 1), clauses.blank(code, 2)],
  }),
  letter: (code) => ({ code, name: '', notice: [], promise: [], liability: '' }),
  standard: (code) => ({ code, name: '', scope: '', basis: '', frequency: '', discipline: ['轻微', '一般', '严重'].map((grade) => ({ grade, criterion: '', measures: '' })) }),
  rule: (code) => ({ code, name: '', conditions: { all: [{ fact: 'party.risk', operator: 'greaterThan', value: 2 }] }, event: { type: 'warn', params: { text: '', basis: '', source: '主体档案' } }, active: true }),
}
/** Reads along a dotted path. */
export function at(content: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), content)
}
/** A copy with one value changed; nothing that is shared is touched. */
export function withAt(content: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const [key = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...content, [key]: value }
  const inner = content[key]
  return { ...content, [key]: withAt(typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {}, rest.join('.'), value) }
}
