// Operations on verifications.
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { action, done, fileHandle, id, instant, legalDate, optionalText, pageInput, pageOf, text, version } from '../contract/fields'
import { person } from '../admin/admin.contract'
import { verificationStateNames } from './verification.workflow'

export const answerValues = ['pass', 'fail', 'notApplicable'] as const
export const answerLabels = { pass: '合格', fail: '不合格', notApplicable: '不适用' } as const
const evidence = z.object({
  id, clauseId: z.string(), fileName: z.string(), bytes: z.int(), sm3: z.string(), sha256: z.string(), capturedAt: instant, capturedBy: z.string(),
})
export const verificationDetail = z.object({
  id, version: z.int(), commitmentId: id, commitmentCode: z.string(), partyName: z.string(), subject: z.string(),
  state: z.enum(verificationStateNames), stateLabel: z.string(), method: z.enum(['onSite', 'offSite', 'random', 'exempt']), methodLabel: z.string(),
  plannedOn: legalDate, officers: z.array(person), approvedBy: z.string().nullable(),
  checklist: z.array(z.object({
    clauseId: z.string(), text: z.string(), checkItem: z.string(), weight: z.enum(['一般', '重点']), photos: z.int(), breachCriterion: z.string(),
    answer: z.enum(answerValues).nullable(), note: z.string(), evidence: z.array(evidence),
  })),
  proposal: z.object({ finding: z.enum(['normal', 'toRectify', 'breach']), why: z.string() }).nullable(),
  finding: z.enum(['normal', 'toRectify', 'breach']).nullable(), reasons: z.string(), concludedAt: instant.nullable(),
  actions: z.array(action),
})
export type VerificationDetail = z.infer<typeof verificationDetail>
const invalidates = ['verification', 'commitments', 'work']

export const verificationViewLabels = { open: '未结', mine: '我的未结', planned: '待审批', approved: '待实施', inProgress: '实施中', closed: '已结论' } as const
export type VerificationView = keyof typeof verificationViewLabels
export const verificationViews = Object.keys(verificationViewLabels) as [VerificationView, ...VerificationView[]]

export const verificationContract = {
  'verification.list': query({
    access: 'case.read', summary: '核查任务列表', input: z.object({ ...pageInput, view: z.enum(verificationViews).default('open') }),
    output: pageOf(z.object({
      id, commitmentCode: z.string(), partyName: z.string(), subject: z.string(), state: z.enum(verificationStateNames), stateLabel: z.string(), methodLabel: z.string(), plannedOn: legalDate, officers: z.array(z.string()),
    })),
  }),
  'verification.get': query({ access: 'case.read', summary: '核查任务', input: z.object({ id }), output: verificationDetail }),
  'verification.plan': command({
    access: 'verification.carryOut', summary: '制定核查计划',
    input: z.object({
      commitmentId: id, method: z.enum(['onSite', 'offSite']), plannedOn: legalDate, officerIds: z.array(id).min(1, { error: '至少选择一名执法人员' }).max(6),
    }),
    output: done, invalidates,
  }),
  'verification.approve': command({ access: 'verification.approve', summary: '批准现场检查', input: z.object({ id, version }), output: done, invalidates }),
  'verification.start': command({ access: 'verification.carryOut', summary: '开始核查', input: z.object({ id, version }), output: done, invalidates }),
  'verification.cancel': command({
    access: 'verification.carryOut', summary: '取消核查计划', input: z.object({ id, version, reason: text('取消原因', 500) }), output: done, invalidates,
  }),
  'verification.answer': command({
    access: 'verification.carryOut', summary: '填写核查要点',
    input: z.object({ id, clauseId: z.string().max(64), answer: z.enum(answerValues), note: optionalText('说明', 1000) })
      .refine((v) => v.answer === 'pass' || v.note !== '', { path: ['note'], error: '不合格或不适用须写明理由' }),
    output: done, invalidates: ['verification'],
  }),
  'verification.addEvidence': command({
    access: 'verification.carryOut', summary: '添加证据（复制入库并计算 SM3 与 SHA-256）', input: z.object({ id, clauseId: z.string().max(64), file: fileHandle }),
    output: evidence, invalidates: ['verification'],
  }),
  'verification.conclude': command({
    access: 'verification.carryOut', summary: '作出核查结论',
    input: z.object({
      id, version, finding: z.enum(['normal', 'toRectify', 'breach']), falseCommitment: z.boolean().default(false), reasons: text('结论理由', 2000),
    }),
    output: done.extend({ followUp: z.object({ kind: z.enum(['rectification', 'revocation']), id }).nullable() }), invalidates: [...invalidates, 'rectification', 'revocation', 'exchange'],
  }),
}
