// Operations on revocation cases: one command per step of the due-process rail.
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { action, done, id, instant, legalDate, optionalText, pageInput, pageOf, text, version } from '../contract/fields'
import { grades } from '../credit/credit.contract'
import { revocationStateNames } from './revocation.workflow'

const service = z.object({
  servedOn: legalDate, method: z.enum(['direct', 'post', 'electronic', 'leave', 'entrusted', 'forwarded', 'announcement']),
  receiver: text('受送达人（签收人）', 100), proof: text('送达回证说明', 500),
})
export const railStep = z.object({
  key: z.enum(['facts', 'ground', 'notice', 'defence', 'review', 'decision', 'service', 'effects']),
  label: z.string(), status: z.enum(['done', 'current', 'todo', 'skipped']), basis: z.string(),
  /** What this step still lacks, in words. */
  lacks: z.array(z.string()), done: z.array(z.string()), documentId: id.nullable(), by: z.string().nullable(), at: instant.nullable(),
  dueOn: legalDate.nullable(), dueWords: z.string(),
})
export const revocationDetail = z.object({
  id, version: z.int(), number: z.string(), commitmentId: id, commitmentCode: z.string(), partyName: z.string(), subject: z.string(),
  state: z.enum(revocationStateNames), stateLabel: z.string(), openedOn: legalDate, kindOfBreach: z.string(),
  ground: z.enum(['para1', 'para2']).nullable(), publicInterest: z.string(), defence: z.string(), opinion: z.string(),
  proposal: z.string(), grade: z.enum(grades).nullable(), decisionReasons: z.string(), rail: z.array(railStep), actions: z.array(action),
})
export type RevocationDetail = z.infer<typeof revocationDetail>
const target = { id, version }
const invalidates = ['revocation', 'commitments', 'work']

export const revocationViewLabels = { open: '未结', defending: '陈述申辩中', heard: '待法制审核', proposed: '待审批', approved: '待送达', closed: '已结' } as const
export type RevocationView = keyof typeof revocationViewLabels
export const revocationViews = Object.keys(revocationViewLabels) as [RevocationView, ...RevocationView[]]

export const revocationContract = {
  'revocation.list': query({
    access: 'case.read', summary: '撤销案件列表', input: z.object({ ...pageInput, view: z.enum(revocationViews).default('open') }),
    output: pageOf(z.object({
      id, number: z.string(), partyName: z.string(), subject: z.string(), state: z.enum(revocationStateNames), stateLabel: z.string(), openedOn: legalDate, dueOn: legalDate.nullable(), dueStatus: z.enum(['inTime', 'atRisk', 'overdue', 'none']), dueWords: z.string(),
    })),
  }),
  'revocation.get': query({ access: 'case.read', summary: '撤销案件', input: z.object({ id }), output: revocationDetail }),
  'revocation.setGround': command({
    access: 'revocation.handle', summary: '填写撤销依据与公共利益审查',
    input: z.object({ ...target, ground: z.enum(['para1', 'para2']), publicInterestHarmed: z.boolean(), publicInterest: text('公共利益审查意见', 1000) }), output: done, invalidates,
  }),
  'revocation.serveNotice': command({ access: 'revocation.handle', summary: '制发并送达事先告知书', input: z.object({ ...target, service }), output: done, invalidates }),
  'revocation.recordDefence': command({
    access: 'revocation.handle', summary: '记录陈述申辩', input: z.object({ ...target, text: text('陈述申辩内容', 4000) }), output: done, invalidates,
  }),
  'revocation.requestHearing': command({
    access: 'revocation.handle', summary: '登记听证申请与听证通知', input: z.object({ ...target, requestedOn: legalDate, noticeServedOn: legalDate, chairId: id }), output: done, invalidates,
  }),
  'revocation.holdHearing': command({
    access: 'revocation.handle', summary: '登记听证笔录', input: z.object({ ...target, heldOn: legalDate, record: text('听证笔录', 8000) }), output: done, invalidates,
  }),
  'revocation.closeDefence': command({ access: 'revocation.handle', summary: '结束陈述申辩', input: z.object({ ...target, note: optionalText('说明', 1000) }), output: done, invalidates }),
  'revocation.review': command({
    access: 'revocation.review', summary: '法制审核', input: z.object({ ...target, agree: z.boolean(), opinion: text('审核意见', 4000) }), output: done, invalidates,
  }),
  'revocation.propose': command({
    access: 'revocation.handle', summary: '提请审批', input: z.object({ ...target, proposal: text('处理建议', 4000), grade: z.enum(grades) }), output: done, invalidates,
  }),
  'revocation.decide': command({
    access: 'revocation.decide', summary: '审批', input: z.object({ ...target, decision: z.enum(['approve', 'return', 'refuse']), reasons: text('审批理由', 4000) }),
    output: done, invalidates: [...invalidates, 'parties', 'exchange'],
  }),
  'revocation.serveDecision': command({
    access: 'revocation.handle', summary: '送达撤销决定书与信用修复告知书（两书同达）', input: z.object({ ...target, service }), output: done, invalidates: [...invalidates, 'parties', 'exchange'],
  }),
}
