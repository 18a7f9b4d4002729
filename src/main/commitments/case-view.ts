// What the case page shows round a commitment: clauses with outcome, related cases, the loop with its present step.
import type { CatalogItem } from '../../shared/catalog/catalog.schema'
import type { CommitmentCase } from '../../shared/commitments/commitments.contract'
import type { CommitmentState } from '../../shared/commitments/commitments.workflow'
import { rectificationStates } from '../../shared/rectification/rectification.workflow'
import { revocationStates } from '../../shared/revocation/revocation.workflow'
import { answerLabels } from '../../shared/verification/verification.contract'
import { methods, verificationStates } from '../../shared/verification/verification.workflow'
import { materialStates } from '../../shared/commitments/materials.contract'
import type { Reader, Row } from '../db'
import { openDesk } from '../deadlines'
import type { CommitmentRow } from './commitments.repository'

type Related = CommitmentCase['related']

export async function relatedCases(db: Reader, commitmentId: string): Promise<Related> {
  const verifications = await db.selectFrom('verifications').selectAll().where('commitment_id', '=', commitmentId).orderBy('created_at').execute()
  const orders = await db.selectFrom('rectification_orders').selectAll().where('commitment_id', '=', commitmentId).orderBy('created_at').execute()
  const revocations = await db.selectFrom('revocations').selectAll().where('commitment_id', '=', commitmentId).orderBy('created_at').execute()
  return [
    ...verifications.map((v) => ({ kind: 'verification' as const, id: v.id, number: methods[v.method], state: v.state, stateLabel: verificationStates[v.state] })),
    ...orders.map((o) => ({ kind: 'rectification' as const, id: o.id, number: o.number, state: o.state, stateLabel: rectificationStates[o.state] })),
    ...revocations.map((r) => ({ kind: 'revocation' as const, id: r.id, number: r.number, state: r.state, stateLabel: revocationStates[r.state] })),
  ]
}
export async function caseClauses(db: Reader, row: CommitmentRow, item: CatalogItem | undefined): Promise<CommitmentCase['clauses']> {
  const answers = await db.selectFrom('verification_answers').innerJoin('verifications', 'verifications.id', 'verification_answers.verification_id')
    .select(['clause_id', 'answer']).where('commitment_id', '=', row.id).orderBy('verification_answers.at').execute()
  const files = await db.selectFrom('evidence').innerJoin('verifications', 'verifications.id', 'evidence.verification_id').select('clause_id').where('commitment_id', '=', row.id).execute()
  const answered = new Map(answers.map((a) => [a.clause_id, answerLabels[a.answer]]))
  const clauses = item ? item.template.clauses : [{ id: 'content', text: row.content, checkItem: '承诺内容是否履行', weight: '重点' as const }]
  return clauses.map((clause) => ({
    id: clause.id, text: clause.text, checkItem: clause.checkItem, weight: clause.weight, answer: answered.get(clause.id) ?? null, evidence: files.filter((f) => f.clause_id === clause.id).length,
  }))
}
export async function caseMaterials(db: Reader, rows: readonly Row<'deferred_materials'>[], today: string): Promise<CommitmentCase['materials']> {
  if (rows.length === 0) return []
  const { view } = await openDesk(db, today)
  const events = await db.selectFrom('material_events').leftJoin('users', 'users.id', 'by_id').select(['material_id', 'at', 'kind', 'note', 'display_name']).where('material_id', 'in', rows.map((row) => row.id)).orderBy('at').execute()
  const what = { deferred: '容缺受理', reminded: '提醒', received: '补齐', wrong: '不符合要求', lapsed: '终止' } as const
  return rows.map((row) => ({
    id: row.id, name: row.name, state: row.state, stateLabel: materialStates[row.state], receivedOn: row.received_on, note: row.note, remindedAt: row.reminded_at, version: row.version,
    ...(row.state === 'pending' || row.state === 'wrong' ? view(row.due_on) : view(null)), dueOn: row.due_on,
    events: events.filter((e) => e.material_id === row.id).map((e) => ({ at: e.at, by: e.display_name ?? '系统', what: `${what[e.kind]}${e.note ? `：${e.note}` : ''}` })),
  }))
}
export async function caseSignature(db: Reader, commitmentId: string): Promise<CommitmentCase['signature']> {
  const row = await db.selectFrom('signatures').innerJoin('users', 'users.id', 'captured_by').selectAll('signatures').select('display_name').where('commitment_id', '=', commitmentId).orderBy('captured_at', 'desc').limit(1).executeTakeFirst()
  return row ? { id: row.id, kind: row.kind, fileName: row.file_name, sm3: row.sm3, sha256: row.sha256, at: row.captured_at, by: row.display_name } : null
}
const order = ['accept', 'verify', 'rectify', 'recheck', 'conclude', 'record', 'repair'] as const
const labels: Record<(typeof order)[number], string> = { accept: '受理', verify: '核查', rectify: '整改', recheck: '复查', conclude: '结论', record: '信用记录', repair: '修复' }
const present: Record<CommitmentState, (typeof order)[number]> = {
  awaitingVerification: 'verify', verifying: 'verify', rectifying: 'rectify', rechecking: 'recheck', breach: 'conclude', fulfilled: 'record', revoked: 'repair', notRevoked: 'record', withdrawn: 'conclude', acceptanceRevoked: 'conclude', repaired: 'repair',
}
const ended: ReadonlySet<CommitmentState> = new Set(['fulfilled', 'withdrawn', 'acceptanceRevoked', 'repaired', 'notRevoked'])

export function loopSteps(state: CommitmentState, related: Related): CommitmentCase['loop'] {
  const at = order.indexOf(present[state])
  const rectified = related.some((link) => link.kind === 'rectification')
  return order.map((key, i) => {
    const skipped = (key === 'rectify' || key === 'recheck') && !rectified && i < at
    const status = skipped ? ('skipped' as const) : i < at ? ('done' as const) : i > at ? ('todo' as const) : ended.has(state) ? ('done' as const) : ('current' as const)
    return { key, label: labels[key], status }
  })
}
