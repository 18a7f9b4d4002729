// The catalogue as data: an item, its letter, its clauses with what is checked for each, and the standard it is supervised by.
// 一诺一模板, 一诺一核查, 一诺一监管: checklist and standard are not written beside the clauses, they are made from them.
import { z } from 'zod'
import { term } from '../deadlines/deadlines.schema'
import { checkUscc } from '../primitives/uscc'

const words = (label: string, min: number, max = 2000) => z.string({ error: `请填写${label}` }).trim().min(min, { error: `${label}至少 ${min} 个字` }).max(max, { error: `${label}不能超过 ${max} 个字` })
const code = (label: string) => z.string({ error: `请填写${label}` }).trim().regex(/^[A-Z0-9][A-Z0-9-]{2,39}$/, { error: `${label}由大写字母、数字和短横组成` })

export const clauseWeights = ['一般', '重点'] as const
export const clauseKinds = { performance: '未履行承诺', truth: '虚假承诺' } as const
export const clause = z.object({
  id: code('条款编号'), text: words('承诺条款', 8), checkItem: words('核查要点', 4, 60), weight: z.enum(clauseWeights, { error: '一般或重点' }),
  /** truth: false at signing (虚假承诺); performance: a promise that can be put right. */
  kind: z.enum(['performance', 'truth'], { error: '未履行承诺或虚假承诺' }), evidenceRule: z.object({ photos: z.int({ error: '照片数为整数' }).min(0).max(10, { error: '照片至多 10 张' }) }),
  breachCriterion: words('违诺判定', 4), legalBasis: words('条款依据', 4, 200),
})
export type Clause = z.infer<typeof clause>

/** 承诺书模板: the notice and the promise; its texts may hold the placeholders below. */
export const letterTemplate = z.object({
  code: code('模板编号'), name: words('模板名称', 4, 100), notice: z.array(words('告知', 6)).min(3, { error: '告知至少 3 条' }), promise: z.array(words('承诺', 4)).min(2, { error: '承诺至少 2 条' }), liability: words('违诺责任', 20),
})
export type LetterTemplate = z.infer<typeof letterTemplate>

export const standardGrades = ['轻微', '一般', '严重'] as const
/** 监管标准: how often a field is checked and what follows from a breach of each grade (国办发〔2025〕22号). */
export const standard = z.object({
  code: code('监管标准编号'), name: words('监管标准名称', 4, 100), scope: words('适用范围', 4), basis: words('依据', 4), frequency: words('检查频次与方式', 4),
  discipline: z.array(z.object({ grade: z.enum(standardGrades, { error: '轻微、一般或严重' }), criterion: words('判定情形', 4), measures: words('惩戒措施', 4) }))
    .length(3, { error: '须有轻微、一般、严重三档' }),
})
export type Standard = z.infer<typeof standard>

export const itemKinds = ['证明事项', '涉企经营许可事项', '主动公示型', '容缺受理型', '信用修复型'] as const
/** Reporting item 5 that a kind is sent as (domain.md sections 4 and 9). */
export const typeOfKind: Record<(typeof itemKinds)[number], string> = { 涉企经营许可事项: '1', 容缺受理型: '2', 证明事项: '3', 信用修复型: '4', 主动公示型: '6' }
export const verificationMethods = ['现场核查', '双随机抽查', '非现场核查', '免于核查'] as const
export const material = z.object({ name: words('容缺材料名称', 2, 100), days: z.int({ error: '补正期限为整数' }).min(1, { error: '补正期限至少 1 个工作日' }).max(60, { error: '补正期限至多 60 个工作日' }) })
const day = z.iso.date({ error: '日期应为 年-月-日' })

const itemFields = {
  code: code('事项编号'), name: words('事项名称', 4, 200), kind: z.enum(itemKinds, { error: `类型只能是${itemKinds.join('、')}` }), type: z.enum(['0', '1', '2', '3', '4', '5', '6'], { error: '归集类型为 0–6' }),
  field: words('领域', 2, 30), level: z.enum(['市', '县'], { error: '层级为市或县' }),
  department: z.object({ name: words('实施部门', 4, 100), uscc: z.string({ error: '请填写部门代码' }).refine((text) => checkUscc(text).ok, { error: '部门统一社会信用代码校验不通过' }) }),
  legalBasis: words('法律依据', 6), conditions: z.array(words('办理条件', 4)).default([]), readiness: z.enum(['now', 'byDate'], { error: '已具备或限期具备' }).default('now'),
  /** A field where the law excludes exemption from verification: 国家安全, 公共安全, 金融, 生态环境, 直接关系人身健康和生命财产安全. */
  safety: z.boolean().default(false), method: z.enum(verificationMethods, { error: `核查方式只能是${verificationMethods.join('、')}` }).default('现场核查'),
  /** The highest risk level that may use a commitment for this item (衢州: only low risk unless the item allows more). */
  maxRisk: z.enum(['green', 'yellow'], { error: '低风险或中风险' }).default('yellow'),
  verificationTerm: term, rectificationDays: z.int({ error: '整改期限为整数' }).min(1).max(120, { error: '整改期限至多 120 个工作日' }), allowsSkipRectification: z.boolean(), publicity: z.enum(['1', '2', '3'], { error: '公开类型为 1、2、3' }),
  materials: z.array(material).max(20).default([]), validFrom: day.nullable().default(null), validTo: day.nullable().default(null), status: z.enum(['active', 'suspended']).default('active'),
}
/** As it is edited: letter and standard by their codes. */
export const itemSource = z.object({ ...itemFields, letter: z.string().default(''), standard: z.string().default(''), clauses: z.array(clause).min(2, { error: '至少两条承诺条款' }) })
  .superRefine((item, context) => {
    const say = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message })
    if (item.safety && item.method === '免于核查') say('method', '属于法律排除免于核查的领域，不能设为免于核查（国办发〔2020〕42号）')
    if (new Set(item.clauses.map((c) => c.id)).size < item.clauses.length) say('clauses', '条款编号不能重复')
    if (item.kind === '容缺受理型' && item.materials.length === 0) say('materials', '容缺受理型事项至少要有一项可容缺的材料')
    if (item.validFrom && item.validTo && item.validTo < item.validFrom) say('validTo', '有效期止不能早于有效期起')
  })
export type ItemSource = z.output<typeof itemSource>
/** As it is kept with a version for ever: the letter's text and the standard stand in it. */
export const catalogItem = z.object({
  ...itemFields,
  template: z.object({ code: z.string().default(''), name: z.string().default('信用承诺书'), version: z.int().default(1), notice: z.array(z.string()).min(3), promise: z.array(z.string()).min(2), liability: z.string().min(20), clauses: z.array(clause).min(2) }),
  standard: standard.extend({ version: z.int() }).nullable().default(null),
})
export type CatalogItem = z.output<typeof catalogItem>
export type CatalogItemInput = z.input<typeof catalogItem>

/** What a template may leave to be filled in, and nothing else. */
export const placeholders = ['事项名称', '法律依据', '实施部门', '核查期限', '整改期限', '承诺人名称', '公示方式', '容缺期限'] as const
const anyPlaceholder = /\{\{\s*([^{}]*?)\s*\}\}/g
export function unknownPlaceholders(text: string): string[] {
  const known: readonly string[] = placeholders
  const found = [...text.matchAll(anyPlaceholder)].map((match) => match[1] ?? '')
  const broken = text.replace(anyPlaceholder, '').includes('{{') || text.replace(anyPlaceholder, '').includes('}}')
  return [...found.filter((name) => !known.includes(name)), ...(broken ? ['{{…}} 不成对'] : [])]
}
export const fillPlaceholders = (text: string, values: Partial<Record<string, string>>): string => text.replace(anyPlaceholder, (_, name: string) => values[name] ?? `{{${name}}}`)

export const itemOf = (source: ItemSource, letter: LetterTemplate & { version: number }, supervision: (Standard & { version: number }) | null): CatalogItemInput => {
  const { letter: _, standard: __, clauses, ...fields } = source
  return { ...fields, template: { code: letter.code, name: letter.name, version: letter.version, notice: letter.notice, promise: letter.promise, liability: letter.liability, clauses }, standard: supervision }
}
export function sourceOf(item: CatalogItem): ItemSource {
  const { template, standard: supervision, ...fields } = item
  return { ...fields, letter: template.code, standard: supervision?.code ?? '', clauses: template.clauses }
}
export const entryKinds = { item: '事项', letter: '承诺书模板', standard: '监管标准', rule: '资格规则' } as const
export type EntryKind = keyof typeof entryKinds
export const entryKindNames = Object.keys(entryKinds) as [EntryKind, ...EntryKind[]]
