// Reads and writes commitments. A state moves only by id and version, expecting one row.
import { sql } from 'kysely'
import type { CommitmentState } from '../../shared/commitments/commitments.workflow'
import type { queueViews } from '../../shared/commitments/commitments.contract'
import { ProblemError } from '../../shared/problem'
import type { Reader, Row, Writer } from '../db'
import { indexCommitments, matchingCommitments, matchingParties } from '../db/dialect'

export type CommitmentRow = Row<'commitments'>
export type QueueView = (typeof queueViews)[number]
const viewStates: Partial<Record<QueueView, readonly CommitmentState[]>> = {
  awaiting: ['awaitingVerification'], verifying: ['verifying'], rectifying: ['rectifying', 'rechecking'], breach: ['breach'],
  closed: ['fulfilled', 'revoked', 'notRevoked', 'withdrawn', 'acceptanceRevoked', 'repaired'], overdue: ['awaitingVerification', 'verifying', 'rectifying', 'rechecking'],
  atRisk: ['awaitingVerification', 'verifying', 'rectifying', 'rechecking'],
}
export interface QueueFilter {
  view: QueueView
  q: string
  after: string[] | undefined
  limit: number
  today: string
  riskUntil: string
}
export type QueueEntry = Pick<CommitmentRow, 'id' | 'code' | 'subject' | 'accepted_by' | 'state' | 'made_on' | 'due_on' | 'origin'> & { name: string; code_masked: string }

export async function listQueue(db: Reader, filter: QueueFilter): Promise<QueueEntry[]> {
  let query = db.selectFrom('commitments').innerJoin('parties', 'parties.id', 'commitments.party_id')
    .select(['commitments.id', 'commitments.code', 'subject', 'accepted_by', 'state', 'made_on', 'due_on', 'origin', 'parties.name', 'parties.code_masked'])
    .orderBy('made_on', 'desc').orderBy('commitments.id', 'desc').limit(filter.limit)
  const states = viewStates[filter.view]
  if (states) query = query.where('state', 'in', states)
  if (filter.view === 'overdue') query = query.where('commitments.due_on', '<', filter.today)
  if (filter.view === 'atRisk') query = query.where('commitments.due_on', '>=', filter.today).where('commitments.due_on', '<=', filter.riskUntil)
  const { after } = filter
  if (after) query = query.where((eb) => eb(eb.refTuple('made_on', 'commitments.id'), '<', eb.tuple(after[0] ?? '', after[1] ?? '')))
  if (filter.q !== '') {
    query = query.where((eb) => eb.or([matchingParties(filter.q), matchingCommitments(filter.q)]))
  }
  return query.execute()
}
export async function countView(db: Reader, view: QueueView, today: string, riskUntil: string): Promise<number> {
  let query = db.selectFrom('commitments').select(sql<number>`count(*)`.as('n'))
  const states = viewStates[view]
  if (states) query = query.where('state', 'in', states)
  if (view === 'overdue') query = query.where('due_on', '<', today)
  if (view === 'atRisk') query = query.where('due_on', '>=', today).where('due_on', '<=', riskUntil)
  return (await query.executeTakeFirstOrThrow()).n
}
export async function findCommitment(db: Reader, id: string): Promise<CommitmentRow> {
  const row = await db.selectFrom('commitments').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError('record.notFound', { what: '承诺', id })
  return row
}
export async function insertCommitment(db: Writer, row: Omit<CommitmentRow, 'version' | 'seq'>): Promise<void> {
  await db.insertInto('commitments').values(row).execute()
  await indexCommitments(db, [row])
}
export const moveCommitment = (db: Writer, row: CommitmentRow, set: Partial<CommitmentRow>): Promise<{ numUpdatedRows: bigint }> =>
  db.updateTable('commitments').set({ ...set, version: row.version + 1 }).where('id', '=', row.id).where('version', '=', row.version).executeTakeFirstOrThrow()

/** 承诺编码: division (6) + date (8) + serial (6), gap-free per division and day. Imported codes count too. */
export async function nextCode(db: Writer, division: string, day: string): Promise<string> {
  const compact = day.replaceAll('-', '')
  const prefix = `${division}${compact}`
  const highest = await db.selectFrom('commitments').select('code').where('code', '>=', prefix).where('code', '<', `${prefix}~`).orderBy('code', 'desc').limit(1).executeTakeFirst()
  const stored = await db.selectFrom('commitment_serials').select('last').where('division', '=', division).where('day', '=', compact).executeTakeFirst()
  const last = Math.max(stored?.last ?? 0, highest ? Number(highest.code.slice(14)) : 0) + 1
  if (last > 999_999) throw new ProblemError('rule.violated', { rule: '当日承诺编码流水号已用完', remedy: '请次日受理。' })
  await db.insertInto('commitment_serials').values({ division, day: compact, last }).onConflict((c) => c.columns(['division', 'day']).doUpdateSet({ last })).execute()
  return `${prefix}${String(last).padStart(6, '0')}`
}
export async function addEvent(db: Writer, row: { id: string; commitment_id: string; at: string; who: string; what: string }): Promise<void> {
  await db.insertInto('case_events').values(row).execute()
}
export const timeline = (db: Reader, commitmentId: string): Promise<{ at: string; who: string; what: string }[]> =>
  db.selectFrom('case_events').select(['at', 'who', 'what']).where('commitment_id', '=', commitmentId).orderBy('at', 'desc').orderBy('id', 'desc').limit(200).execute()
