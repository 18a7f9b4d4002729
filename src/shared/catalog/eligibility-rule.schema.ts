// Eligibility rules as data, in the form of json-rules-engine (github.com/CacheControl/json-rules-engine, docs/rules.md): conditions over
// named facts and one event. They are compiled once; interpreting them is a hundred times slower.
import { z } from 'zod'

/** What a rule may ask about, with the words for it. `each` lists give one reason for every entry. */
export const facts = {
  'party.status': '登记状态（active/cancelled/revoked）', 'party.risk': '风险等级（0 蓝 1 绿 2 黄 3 红）', 'party.category': '主体类别', 'party.licenceDays': '证照有效期剩余天数（未填为 9999）',
  'item.maxRisk': '事项允许的最高风险等级', 'item.valid': '事项今天是否有效', 'item.kind': '事项类型', 'openBreaches.count': '未修复的违诺记录数', 'blockingMeasures.count': '不得使用信用承诺的措施数',
  'severe.count': '严重失信记录数', 'lateMaterials.count': '近两年容缺材料逾期次数', 'openCommitments.count': '同一事项未办结的承诺数',
} as const
export type FactName = keyof typeof facts
export const factNames = Object.keys(facts) as [FactName, ...FactName[]]
export const operators = ['equal', 'notEqual', 'in', 'notIn', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'] as const
const scalar = z.union([z.string(), z.number(), z.boolean()])
const test = z.object({
  fact: z.enum(factNames, { error: '没有这个事实' }), operator: z.enum(operators, { error: '没有这个比较' }),
  /** A value, several for in/notIn, or another fact. */
  value: z.union([scalar, z.array(scalar), z.object({ fact: z.enum(factNames, { error: '没有这个事实' }) })]),
}).strict()
export type Test = z.infer<typeof test>
export type Condition = Test | { all: Condition[] } | { any: Condition[] } | { not: Condition }
const condition: z.ZodType<Condition> = z.lazy(() => z.union([test, z.object({ all: z.array(condition).min(1) }).strict(), z.object({ any: z.array(condition).min(1) }).strict(), z.object({ not: condition }).strict()]))
export const eachNames = ['openBreaches', 'blockingMeasures', 'severe'] as const
export const eligibilityRule = z.object({
  code: z.string().trim().regex(/^[A-Z0-9][A-Z0-9-]{2,39}$/, { error: '规则编号由大写字母、数字和短横组成' }), name: z.string().trim().min(4, { error: '规则名称至少 4 个字' }).max(100),
  conditions: z.union([z.object({ all: z.array(condition).min(1) }).strict(), z.object({ any: z.array(condition).min(1) }).strict()], { error: '最外层须为 all 或 any' }),
  event: z.object({
    type: z.enum(['blocked', 'warn'], { error: '结果为 blocked（不得使用）或 warn（提醒）' }),
    params: z.object({
      /** The reason in the user's words; {document}, {grade}, {label}, {until} are of the entry when `each` is given. */
      text: z.string().trim().min(4, { error: '理由至少 4 个字' }).max(200), basis: z.string().trim().min(4, { error: '请写明依据条款' }).max(200), source: z.string().trim().max(100).default('主体档案'), each: z.enum(eachNames).optional(),
    }),
  }),
  active: z.boolean().default(true),
})
export type EligibilityRule = z.output<typeof eligibilityRule>
