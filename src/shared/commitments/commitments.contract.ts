// Operations on commitments: the window intake, the queue, the case page.
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { action, done, fileHandle, id, instant, legalDate, optionalText, pageInput, pageOf, text, version } from '../contract/fields'
import { materialView } from './materials.contract'
import { overrideStateNames } from './eligibility.contract'
import { partySummary } from '../parties/parties.schema'
import { commitmentStateNames } from './commitments.workflow'

export const queueViews = ['all', 'awaiting', 'verifying', 'rectifying', 'breach', 'closed', 'overdue', 'atRisk'] as const
export const queueViewLabels: Record<(typeof queueViews)[number], string> = {
  all: '全部', awaiting: '待核查', verifying: '核查中', rectifying: '整改与复查', breach: '失信待处理', closed: '已办结', overdue: '已逾期', atRisk: '临近到期',
}
export const deadlineView = z.object({
  id, kind: z.string(), label: z.string(), fromOn: legalDate, dueOn: legalDate, provisional: z.boolean(),
  status: z.enum(['inTime', 'atRisk', 'overdue', 'closed']), words: z.string(), basis: z.string(), steps: z.array(z.string()),
})
export type DeadlineView = z.infer<typeof deadlineView>
export const queueRow = z.object({
  id, code: z.string(), partyName: z.string(), codeMasked: z.string(), subject: z.string(), department: z.string(),
  state: z.enum(commitmentStateNames), madeOn: legalDate, dueOn: legalDate.nullable(), dueStatus: z.enum(['inTime', 'atRisk', 'overdue', 'none']),
  dueWords: z.string(), origin: z.enum(['window', 'import']),
})
export type QueueRow = z.infer<typeof queueRow>
export const verdict = z.object({
  /** The block was lifted once, by somebody else. */
  overriddenBy: z.string().optional(),
  outcome: z.enum(['eligible', 'warn', 'blocked']),
  reasons: z.array(z.object({
    code: z.string().default(''), rule: z.string(), basis: z.string(), source: z.string(), on: legalDate.nullable(), level: z.enum(['warn', 'blocked']),
  })),
})
export type Verdict = z.infer<typeof verdict>
export const measureView = z.object({ id, kind: z.string(), label: z.string(), from: legalDate, until: legalDate.nullable(), favourable: z.boolean(), fedBack: z.string().nullable() })
export const signatureInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drawn'), png: z.string().regex(/^[A-Za-z0-9+/]+=*$/, { error: '签名图像格式不正确' }).max(1_000_000, { error: '签名图像过大' }) }),
  z.object({ kind: z.literal('scanned'), file: fileHandle }),
])
export const letterInput = z.object({
  partyId: id, itemId: id, contact: text('经办人', 50), phone: text('联系电话', 20),
  madeOn: legalDate, validUntil: legalDate.nullable().default(null), publicity: z.enum(['1', '2', '3']).default('1'), remark: optionalText('备注', 512),
  /** Names of the item's materials that come later. */
  materials: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
})
export type LetterInput = z.input<typeof letterInput>
const caseLink = z.object({ kind: z.enum(['verification', 'rectification', 'revocation']), id, number: z.string(), state: z.string(), stateLabel: z.string() })
const loopStep = z.object({ key: z.string(), label: z.string(), status: z.enum(['done', 'current', 'todo', 'skipped']) })

export const commitmentCase = z.object({
  id, version: z.int(), code: z.string(), state: z.enum(commitmentStateNames), stateLabel: z.string(), subject: z.string(),
  content: z.string(), liability: z.string(), madeOn: legalDate, validUntil: legalDate.nullable(), department: z.string(), publicity: z.string(),
  typeLabel: z.string(), remark: z.string(), origin: z.enum(['window', 'import']), registeredBy: z.string().nullable(), party: partySummary, itemName: z.string().nullable(), itemVersion: z.int().nullable(),
  loop: z.array(loopStep),
  materials: z.array(materialView), signature: z.object({ id, kind: z.enum(['drawn', 'scanned']), fileName: z.string(), sm3: z.string(), sha256: z.string(), at: instant, by: z.string() }).nullable(),
  clauses: z.array(z.object({ id: z.string(), text: z.string(), checkItem: z.string(), weight: z.string(), answer: z.string().nullable(), evidence: z.int() })),
  deadlines: z.array(deadlineView),
  documents: z.array(z.object({ id, kind: z.string(), label: z.string(), number: z.string(), issuedOn: legalDate, prints: z.int() })),
  related: z.array(caseLink),
  timeline: z.array(z.object({ at: instant, who: z.string(), what: z.string() })),
  actions: z.array(action),
})
export type CommitmentCase = z.infer<typeof commitmentCase>

export const commitmentsContract = {
  'commitments.list': query({
    access: 'case.read', summary: '承诺队列',
    input: z.object({ ...pageInput, view: z.enum(queueViews).default('all'), q: z.string().trim().max(100).default('') }),
    output: pageOf(queueRow),
  }),
  'commitments.get': query({ access: 'case.read', summary: '案件', input: z.object({ id }), output: commitmentCase }),
  'commitments.eligibility': query({
    access: 'case.read', summary: '资格核验：结论、每条理由与奖惩措施', input: z.object({ partyId: id, itemId: id.nullable().default(null) }),
    output: z.object({ verdict, measures: z.array(measureView), override: z.object({ id, state: z.enum(overrideStateNames), stateLabel: z.string(), reason: z.string(), requestedBy: z.string(), decision: z.string() }).nullable() }),
  }),
  'commitments.previewLetter': query({
    access: 'commitment.register', summary: '承诺书预览', input: letterInput.extend({ contact: optionalText('经办人', 50), phone: optionalText('联系电话', 20) }),
    output: z.object({ html: z.string(), missing: z.array(z.string()) }),
  }),
  'commitments.accept': command({
    access: 'commitment.register', summary: '受理信用承诺', input: letterInput.extend({ signature: signatureInput.nullable().default(null) }),
    output: z.object({ id, code: z.string(), documentId: id, noticeId: id.nullable() }), invalidates: ['commitments', 'work', 'parties', 'exchange', 'materials', 'eligibility', 'publicity'],
  }),
  'commitments.withdraw': command({
    access: 'commitment.withdraw', summary: '撤回承诺', input: z.object({ id, version, reason: text('撤回原因', 500) }), output: done,
    invalidates: ['commitments', 'work', 'exchange', 'materials', 'publicity', 'verification', 'rectification'],
  }),
  'commitments.reject': command({
    access: 'commitment.register', summary: '不予适用告知承诺，告知改用一般程序', input: z.object({ partyId: id, itemId: id, reason: optionalText('补充理由', 500) }),
    output: z.object({ documentId: id, number: z.string() }), invalidates: ['work', 'parties', 'eligibility', 'commitments'],
  }),
  'commitments.rejections': query({
    access: 'case.read', summary: '对该主体出具的不予适用通知书', input: z.object({ partyId: id }),
    output: z.object({ rows: z.array(z.object({ documentId: id, number: z.string(), item: z.string(), on: legalDate, by: z.string(), reasons: z.string() })) }),
  }),
  'commitments.sign': command({
    access: 'commitment.register', summary: '补录签名或签字页', input: z.object({ id, signature: signatureInput }), output: z.object({ sm3: z.string(), sha256: z.string() }), invalidates: ['commitments'],
  }),
  'commitments.signature': query({
    access: 'case.read', summary: '签名或签字页', input: z.object({ id }), output: z.object({ fileName: z.string(), mime: z.string(), base64: z.string(), intact: z.boolean() }),
  }),
  'work.home': query({
    access: 'signedIn', summary: '工作台：我的队列与数量', input: z.object({}),
    output: z.object({
      cards: z.array(z.object({ key: z.string(), label: z.string(), count: z.int(), room: z.string(), view: z.string(), tone: z.enum(['normal', 'warning', 'danger']) })),
    }),
  }),
}
