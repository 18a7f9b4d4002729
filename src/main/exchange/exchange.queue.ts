// Puts what happened into the ledger of rows to send. The same id and version is never a second record.
import { gradeLabels } from '../../shared/credit/credit.contract'
import type { Events } from '../../shared/loop/events'
import type { CommandContext } from '../core/context'
import { readSetting } from '../admin'
import type { Writer } from '../db'
import { insertMany } from '../db/dialect'

export const kindLabels: Record<string, string> = { commitment: '承诺（20 项）', finding: '核查结论', rectification: '责令改正及结果', creditRecord: '信用记录', withdrawal: '撤回', acceptanceRevoked: '撤销受理', measureFeedback: '奖惩反馈', stopPublicity: '停止公示' }

interface Entry {
  kind: string
  subjectId: string
  subject: string
  occurredOn: string
  data: unknown
}
async function nextVersion(db: Writer, kind: string, subjectId: string): Promise<number> {
  const last = await db.selectFrom('exchange_rows').select('version').where('kind', '=', kind).where('subject_id', '=', subjectId).orderBy('version', 'desc').limit(1).executeTakeFirst()
  return (last?.version ?? 0) + 1
}
export async function enqueue(context: CommandContext, entry: Entry): Promise<void> {
  // What is still waiting is replaced in place: only what has left the house becomes a new version.
  const waiting = await context.db.selectFrom('exchange_rows').select('id').where('kind', '=', entry.kind).where('subject_id', '=', entry.subjectId).where('state', '=', 'prepared').executeTakeFirst()
  const content = { subject: entry.subject, occurred_on: entry.occurredOn, data: JSON.stringify(entry.data), updated_at: context.now, message: '' }
  if (waiting) {
    await context.db.updateTable('exchange_rows').set(content).where('id', '=', waiting.id).execute()
    return
  }
  const version = await nextVersion(context.db, entry.kind, entry.subjectId)
  await context.db.updateTable('exchange_rows').set({ state: 'corrected', updated_at: context.now }).where('kind', '=', entry.kind).where('subject_id', '=', entry.subjectId).where('state', '=', 'rejected').execute()
  await context.db.insertInto('exchange_rows').values({
    id: context.newId(), kind: entry.kind, subject_id: entry.subjectId, version, state: 'prepared', batch_id: null, file_name: null, row_no: null, ...content,
  }).execute()
}
async function codeOf(context: CommandContext, commitmentId: string): Promise<string> {
  return (await context.db.selectFrom('commitments').select('code').where('id', '=', commitmentId).executeTakeFirstOrThrow()).code
}
/** The 20 items are read when the package is made, so that the row says what is true then. */
const commitmentEntry = (id: string, code: string, on: string): Entry => ({ kind: 'commitment', subjectId: id, subject: code, occurredOn: on, data: {} })

export const enqueueAccepted = (context: CommandContext, e: Events['commitment.accepted']): Promise<void> => enqueue(context, commitmentEntry(e.commitmentId, e.code, e.madeOn))
export async function enqueueWithdrawn(context: CommandContext, e: Events['commitment.withdrawn']): Promise<void> {
  await enqueue(context, { kind: 'withdrawal', subjectId: e.commitmentId, subject: await codeOf(context, e.commitmentId), occurredOn: context.today, data: { reason: e.reason } })
}
export async function enqueueAcceptanceRevoked(context: CommandContext, e: Events['commitment.acceptanceRevoked']): Promise<void> {
  await enqueue(context, { kind: 'acceptanceRevoked', subjectId: e.commitmentId, subject: await codeOf(context, e.commitmentId), occurredOn: context.today, data: { number: e.number, reason: e.reason } })
}
export async function enqueueFeedback(context: CommandContext, e: Events['measure.fedBack']): Promise<void> {
  const row = await context.db.selectFrom('measure_feedback as f').innerJoin('measures as m', 'm.id', 'f.measure_id').innerJoin('credit_records as r', 'r.id', 'm.record_id').innerJoin('commitments as c', 'c.id', 'r.commitment_id')
    .select('c.code').where('f.id', '=', e.feedbackId).executeTakeFirst()
  // A measure that came from elsewhere hangs on no commitment of ours; its feedback goes the way it came, which a later step builds.
  if (row) await enqueue(context, { kind: 'measureFeedback', subjectId: e.feedbackId, subject: row.code, occurredOn: context.today, data: { measure: e.measure, note: e.note } })
}
export async function enqueueStopped(context: CommandContext, e: Events['publicity.stopped']): Promise<void> {
  await enqueue(context, { kind: 'stopPublicity', subjectId: e.commitmentId, subject: await codeOf(context, e.commitmentId), occurredOn: context.today, data: { reason: e.reason } })
}
export async function enqueueConcluded(context: CommandContext, e: Events['verification.concluded']): Promise<void> {
  const code = await codeOf(context, e.commitmentId)
  await enqueue(context, { kind: 'finding', subjectId: e.verificationId, subject: code, occurredOn: context.today, data: { finding: e.finding, reasons: e.reasons, failed: e.failed } })
  if (e.finding === 'normal') await enqueue(context, commitmentEntry(e.commitmentId, code, context.today))
}
export async function enqueueRectified(context: CommandContext, e: Events['rectification.closed']): Promise<void> {
  const code = await codeOf(context, e.commitmentId)
  await enqueue(context, { kind: 'rectification', subjectId: e.orderId, subject: code, occurredOn: context.today, data: { number: e.number, outcome: e.outcome, notes: e.notes } })
  if (e.outcome === 'corrected') await enqueue(context, commitmentEntry(e.commitmentId, code, context.today))
}
export async function enqueueBreach(context: CommandContext, e: Events['revocation.served']): Promise<void> {
  const record = await context.db.selectFrom('credit_records').selectAll().where('commitment_id', '=', e.commitmentId).where('kind', '=', 'breach').orderBy('created_at', 'desc').limit(1).executeTakeFirstOrThrow()
  await enqueue(context, {
    kind: 'creditRecord', subjectId: record.id, subject: await codeOf(context, e.commitmentId), occurredOn: e.servedOn,
    data: { grade: e.grade, gradeLabel: gradeLabels[e.grade], document: e.number, facts: e.facts, publicFrom: record.public_from, publicUntil: record.public_until },
  })
}
export async function enqueueCommitment(context: CommandContext, e: Events['revocation.served']): Promise<void> {
  await enqueue(context, commitmentEntry(e.commitmentId, await codeOf(context, e.commitmentId), context.today))
}
/** Rows of an old ledger are reported like those of the window, unless the office says that they already were. */
export async function enqueueImported(context: CommandContext, e: Events['ledger.rowsImported']): Promise<void> {
  if ((await readSetting(context.db, 'exchange.includeImported')) !== '1') return
  await insertMany(context.db, 'exchange_rows', ['id', 'kind', 'subject_id', 'subject', 'version', 'occurred_on', 'data', 'state', 'updated_at'], e.rows.map((row) => [
    context.newId(), 'commitment', row.commitmentId, row.code, 1, row.madeOn, '{}', 'prepared', context.now,
  ]))
}
export async function forgetImported(context: CommandContext, e: Events['ledger.undone']): Promise<void> {
  await context.db.deleteFrom('exchange_rows').where('kind', '=', 'commitment').where('state', '=', 'prepared')
    .where('subject_id', 'in', context.db.selectFrom('commitments').select('id').where('batch_id', '=', e.batchId)).execute()
}
