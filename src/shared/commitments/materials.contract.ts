// 容缺受理: documents that come later, each with its own day (优化营商环境条例 §37).
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { id, instant, legalDate, optionalText, pageInput, pageOf, text, version } from '../contract/fields'

export const materialStates = { pending: '待补', received: '已补齐', wrong: '不符合要求', lapsed: '已终止' } as const
export type MaterialState = keyof typeof materialStates
export const materialStateNames = Object.keys(materialStates) as [MaterialState, ...MaterialState[]]
export const materialView = z.object({
  id, name: z.string(), dueOn: legalDate, dueStatus: z.enum(['inTime', 'atRisk', 'overdue', 'none']), dueWords: z.string(), state: z.enum(materialStateNames), stateLabel: z.string(), receivedOn: legalDate.nullable(), note: z.string(),
  remindedAt: instant.nullable(), version: z.int(), events: z.array(z.object({ at: instant, by: z.string(), what: z.string() })),
})
export const materialViews = { pending: '待补', overdue: '已逾期', wrong: '不符合要求', received: '已补齐' } as const
export type MaterialListView = keyof typeof materialViews
export const materialViewNames = Object.keys(materialViews) as [MaterialListView, ...MaterialListView[]]
const stale = ['materials', 'commitments', 'work', 'documents']
export const materialsContract = {
  'materials.list': query({
    access: 'case.read', summary: '容缺材料台账', input: z.object({ ...pageInput, view: z.enum(materialViewNames).default('pending') }),
    output: pageOf(z.object({
        id, commitmentId: id, code: z.string(), partyName: z.string(), subject: z.string(), name: z.string(), dueOn: legalDate, dueStatus: z.enum(['inTime', 'atRisk', 'overdue', 'none']), dueWords: z.string(), state: z.enum(materialStateNames), stateLabel: z.string(),
        remindedAt: instant.nullable(), version: z.int(),
      })),
  }),
  'materials.receive': command({
    access: 'commitment.register', summary: '收到一份容缺材料', input: z.object({ id, version, correct: z.boolean(), note: optionalText('说明', 500) }), output: z.object({ id, version: z.int(), left: z.int() }), invalidates: stale,
  }),
  'materials.remind': command({
    access: 'commitment.register', summary: '制发补正提醒函', input: z.object({ commitmentId: id }), output: z.object({ documentId: id, number: z.string() }), invalidates: stale,
  }),
  'materials.revokeAcceptance': command({
    access: 'commitment.register', summary: '撤销受理', input: z.object({ commitmentId: id, version, reasons: text('撤销受理的理由', 1000) }), output: z.object({ documentId: id, number: z.string() }),
    invalidates: [...stale, 'exchange', 'publicity', 'verification'],
  }),
}
