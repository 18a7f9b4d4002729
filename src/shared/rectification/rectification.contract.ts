// Operations on rectification orders.
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { action, done, id, instant, legalDate, pageInput, pageOf, text, version } from '../contract/fields'
import { deadlineView } from '../commitments/commitments.contract'
import { rectificationStateNames } from './rectification.workflow'

export const rectificationDetail = z.object({
  id, version: z.int(), number: z.string(), commitmentId: id, commitmentCode: z.string(), partyName: z.string(), subject: z.string(),
  state: z.enum(rectificationStateNames), stateLabel: z.string(), issuedOn: legalDate, dueOn: legalDate, extended: z.boolean(),
  requirements: z.array(z.object({ clauseId: z.string(), checkItem: z.string(), requirement: z.string(), corrected: z.boolean().nullable() })),
  selfReport: z.object({ receivedOn: legalDate, text: z.string() }).nullable(),
  recheck: z.object({ at: instant, by: z.string(), outcome: z.enum(['passed', 'failed']), notes: z.string() }).nullable(),
  deadline: deadlineView, documentId: id, actions: z.array(action),
})
export type RectificationDetail = z.infer<typeof rectificationDetail>
const invalidates = ['rectification', 'commitments', 'work']
export const rectificationViewLabels = { open: '未结', extensionRequested: '延期待审批', reported: '待复查', overdue: '已逾期', closed: '已结' } as const
export type RectificationView = keyof typeof rectificationViewLabels
export const rectificationViews = Object.keys(rectificationViewLabels) as [RectificationView, ...RectificationView[]]

export const rectificationContract = {
  'rectification.list': query({
    access: 'case.read', summary: '责令改正列表', input: z.object({ ...pageInput, view: z.enum(rectificationViews).default('open') }),
    output: pageOf(z.object({
      id, number: z.string(), partyName: z.string(), subject: z.string(), state: z.enum(rectificationStateNames), stateLabel: z.string(), issuedOn: legalDate, dueOn: legalDate, dueStatus: z.enum(['inTime', 'atRisk', 'overdue', 'none']), dueWords: z.string(),
    })),
  }),
  'rectification.get': query({ access: 'case.read', summary: '责令改正', input: z.object({ id }), output: rectificationDetail }),
  'rectification.report': command({
    access: 'rectification.carryOut', summary: '登记自查整改报告', input: z.object({ id, version, receivedOn: legalDate, text: text('报告内容', 4000) }), output: done, invalidates,
  }),
  'rectification.requestExtension': command({
    access: 'rectification.carryOut', summary: '申请延期', input: z.object({ id, version, until: legalDate, reason: text('延期理由', 1000) }), output: done, invalidates,
  }),
  'rectification.decideExtension': command({
    access: 'verification.approve', summary: '审批延期', input: z.object({ id, version, approve: z.boolean(), reason: text('审批意见', 1000) }), output: done, invalidates,
  }),
  'rectification.recheck': command({
    access: 'rectification.carryOut', summary: '复查', input: z.object({ id, version, outcome: z.enum(['passed', 'failed']), notes: text('复查情况', 2000) }),
    output: done.extend({ revocationId: id.nullable() }), invalidates: [...invalidates, 'revocation', 'exchange'],
  }),
}
