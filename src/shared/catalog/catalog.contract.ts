// Operations on the catalogue: what the window may choose from, its versions, and how it changes.
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { action, done, fileHandle, id, instant, legalDate, optionalText, text, version } from '../contract/fields'
import { entryKindNames } from './catalog.schema'
import { changeStateNames } from './catalog.workflow'

export const itemSummary = z.object({
  id, code: z.string(), name: z.string(), initials: z.string(), kind: z.string(), field: z.string(), department: z.string(), version: z.int(), legalBasis: z.string(),
})
export const clauseView = z.object({
  id: z.string(), text: z.string(), checkItem: z.string(), weight: z.enum(['一般', '重点']), photos: z.int(), breachCriterion: z.string(), legalBasis: z.string(),
})
export const difference = z.object({ section: z.string(), label: z.string(), change: z.enum(['added', 'removed', 'changed', 'same']), before: z.string(), after: z.string() })
export type Difference = z.infer<typeof difference>
const kind = z.enum(entryKindNames)
const entryCode = z.string().trim().min(1).max(40)
const openChange = z.object({ id, state: z.enum(changeStateNames), stateLabel: z.string() }).nullable()
export const changeSummary = z.object({
  id, kind, code: z.string(), name: z.string(), baseVersion: z.int(), reason: z.string(), state: z.enum(changeStateNames), stateLabel: z.string(), proposedBy: z.string(), decidedBy: z.string().nullable(), source: z.string(), updatedAt: instant, version: z.int(),
})
const move = z.object({ id, version })
const importError = z.object({ sheet: z.string(), row: z.int(), column: z.string(), message: z.string() })
const savedFile = z.object({ file: z.string(), name: z.string() })
const stale = ['catalog', 'search', 'work'] as const

export const catalogContract = {
  'catalog.items': query({
    access: 'catalog.read', summary: '可用的承诺事项', input: z.object({ q: z.string().trim().max(50).default('') }), output: z.object({ rows: z.array(itemSummary) }),
  }),
  'catalog.item': query({
    access: 'catalog.read', summary: '事项与条款', input: z.object({ id }),
    output: itemSummary.extend({
      liability: z.string(), clauses: z.array(clauseView), verificationTerm: z.string(), rectificationTerm: z.string(), publicity: z.enum(['1', '2', '3']),
      conditions: z.array(z.string()), readiness: z.enum(['now', 'byDate']), method: z.string(), materials: z.array(z.object({ name: z.string(), days: z.int(), dueOn: legalDate })),
      letter: z.string(), standard: z.object({ name: z.string(), frequency: z.string(), discipline: z.array(z.object({ grade: z.string(), criterion: z.string(), measures: z.string() })) }).nullable(),
    }),
  }),
  'catalog.entries': query({
    access: 'catalog.read', summary: '事项清单、模板、监管标准与资格规则', input: z.object({ kind, q: z.string().trim().max(50).default('') }),
    output: z.object({ rows: z.array(z.object({ code: z.string(), name: z.string(), version: z.int(), group: z.string(), detail: z.string(), validFrom: legalDate, active: z.boolean(), change: openChange })) }),
  }),
  'catalog.entry': query({
    access: 'catalog.read', summary: '一个条目：内容、版本与变更', input: z.object({ kind, code: entryCode, version: version.optional() }),
    output: z.object({
      kind, code: z.string(), name: z.string(), version: z.int(), current: z.int(), content: z.unknown(), change: openChange,
      versions: z.array(z.object({ version: z.int(), validFrom: legalDate, reason: z.string(), proposedBy: z.string(), signedBy: z.string(), at: instant })), usedBy: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  }),
  'catalog.compare': query({
    access: 'catalog.read', summary: '两个版本逐条比较', input: z.object({ kind, code: entryCode, from: version, to: version }), output: z.object({ rows: z.array(difference) }),
  }),
  'catalog.changes': query({
    access: 'catalog.read', summary: '变更单', input: z.object({ view: z.enum(['open', 'toSign', 'all']).default('open') }), output: z.object({ rows: z.array(changeSummary) }),
  }),
  'catalog.change': query({
    access: 'catalog.read', summary: '一份变更单：内容、问题、与现行版本的差别', input: z.object({ id }),
    output: changeSummary.extend({ content: z.unknown(), decision: z.string(), problems: z.array(z.object({ field: z.string(), message: z.string() })), differences: z.array(difference), actions: z.array(action) }),
  }),
  'catalog.propose': command({
    access: 'catalog.write', summary: '编制变更（草稿）',
    input: z.object({ id: id.optional(), version: version.optional(), kind, code: entryCode, content: z.record(z.string(), z.unknown()), reason: optionalText('变更理由', 500) }), output: done, invalidates: stale,
  }),
  'catalog.submit': command({ access: 'catalog.write', summary: '提交签发', input: move.extend({ reason: text('变更理由', 500) }), output: done, invalidates: stale }),
  'catalog.signOff': command({ access: 'catalog.signOff', summary: '签发变更', input: move.extend({ decision: optionalText('签发意见', 500) }), output: done, invalidates: [...stale, 'commitments'] }),
  'catalog.sendBack': command({ access: 'catalog.signOff', summary: '退回变更', input: move.extend({ decision: text('退回理由', 500) }), output: done, invalidates: stale }),
  'catalog.discard': command({ access: 'catalog.write', summary: '作废变更', input: move, output: done, invalidates: stale }),
  'catalog.signOffAll': command({
    access: 'catalog.signOff', summary: '签发一次导入的全部变更', input: z.object({ source: text('来源', 200) }), output: z.object({ signed: z.int(), left: z.array(z.object({ code: z.string(), why: z.string() })) }), invalidates: [...stale, 'commitments'],
  }),
  'catalog.import': command({
    access: 'catalog.write', summary: '导入事项清单（.xlsx），有错则全部不动', input: z.object({ file: fileHandle, reason: text('变更理由', 500) }),
    output: z.object({ proposed: z.int(), unchanged: z.int(), errors: z.array(importError) }), invalidates: stale,
  }),
  'catalog.export': command({ access: 'catalog.read', summary: '导出事项清单（.xlsx）', input: z.object({}), output: savedFile }),
  'catalog.publicList': command({
    access: 'catalog.read', summary: '生成对外公开的事项清单', input: z.object({ format: z.enum(['html', 'xlsx']) }), output: savedFile,
  }),
}
