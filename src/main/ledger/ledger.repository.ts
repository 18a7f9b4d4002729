// Writes a ledger's rows in batches: parties first, then commitments and their deadlines, through one JSON value each.
import type { LedgerError, LedgerRecord } from '../../shared/ledger/ledger.items'
import { maskResidentId } from '../../shared/primitives/resident-id'
import { ProblemError } from '../../shared/problem'
import type { PersonalData } from '../crypto/personal-data'
import { existing, indexCommitments, indexParties, insertMany, removeParties, unindexBatch, unindexParties, type PartyEntry } from '../db/dialect'
import type { Reader, Row, Writer } from '../db'
import { partyEntry } from '../parties'
import { initialsOf } from '../pinyin'

export type Batch = Row<'import_batches'>
export async function findBatch(db: Reader, id: string): Promise<Batch> {
  const row = await db.selectFrom('import_batches').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError('record.notFound', { what: '导入批次', id })
  return row
}
export const codesInStore = async (db: Reader, codes: readonly string[]): Promise<Set<string>> => new Set((await existing(db, 'commitments', 'code', codes)).map((row) => row.key))

export interface Prepared {
  row: number
  record: LedgerRecord
}
interface Writing {
  batchId: string
  now: string
  newId: () => string
  personal: PersonalData
  /** Due date and its computation for a verification that starts on this day. */
  termFrom: (day: string) => { due: string; provisional: boolean; steps: string[] }
  termBasis: string
}
async function partyIds(db: Writer, writing: Writing, rows: readonly Prepared[]): Promise<Map<string, string>> {
  const byLookup = new Map(rows.map(({ record }) => [writing.personal.lookup(record.partyCode), record]))
  const ids = new Map((await existing(db, 'parties', 'code_lookup', [...byLookup.keys()])).map((row) => [row.key, row.id]))
  const fresh: unknown[][] = []
  const entries: PartyEntry[] = []
  for (const [lookup, record] of byLookup) {
    if (ids.has(lookup)) continue
    const id = writing.newId()
    ids.set(lookup, id)
    const natural = record.partyCategory === '2'
    const initials = initialsOf(record.partyName)
    entries.push(partyEntry({ id, name: record.partyName, initials, code: natural ? null : record.partyCode }))
    fresh.push([
      id, record.partyCategory, record.partyName, initials, natural ? null : record.partyCode, natural ? writing.personal.seal(record.partyCode) : null, lookup,
      natural ? maskResidentId(record.partyCode) : record.partyCode, 'active', 'green', '', null, '', '', writing.batchId, writing.now, writing.now,
    ])
  }
  await insertMany(db, 'parties', [
    'id', 'category', 'name', 'initials', 'code', 'code_sealed', 'code_lookup', 'code_masked', 'status', 'risk_level', 'contact', 'phone_sealed', 'phone_masked', 'address', 'batch_id', 'created_at', 'updated_at',
  ], fresh)
  await indexParties(db, entries)
  return ids
}
/** Item 11 empty: not verified yet, so it enters the verification queue. 2 and 3 were decided elsewhere and arrive as breaches. */
const stateOf = (performance: string): string => (performance === '' ? 'awaitingVerification' : performance === '1' ? 'fulfilled' : 'breach')

/** Writes the rows and says which commitments they became. */
export async function insertPrepared(db: Writer, writing: Writing, rows: readonly Prepared[]): Promise<{ commitmentId: string; code: string; madeOn: string }[]> {
  const parties = await partyIds(db, writing, rows)
  const deadlines: unknown[][] = []
  const written: { commitmentId: string; code: string; madeOn: string }[] = []
  const commitments = rows.map(({ record: r }) => {
    const id = writing.newId()
    written.push({ commitmentId: id, code: r.code, madeOn: r.madeOn })
    const waiting = r.performance === ''
    const term = waiting ? writing.termFrom(r.madeOn) : undefined
    if (term) deadlines.push([writing.newId(), 'commitment', id, 'verification', '核查', r.madeOn, term.due, term.provisional ? 1 : 0, writing.termBasis, JSON.stringify(term.steps), writing.now])
    return [
      id, r.code, parties.get(writing.personal.lookup(r.partyCode)), stateOf(r.performance), r.type, r.typeText, r.subject, r.content, r.liability, r.madeOn, r.validUntil || null, r.performance || null, r.unperformed,
      r.consequence, r.establishedOn || null, r.establishedBy || null, r.establishedByCode || null, r.acceptedBy, r.acceptedByCode, r.publicity, r.remark, term?.due ?? null, 'import', writing.batchId, writing.now, writing.now,
    ]
  })
  await insertMany(db, 'commitments', [
    'id', 'code', 'party_id', 'state', 'type', 'type_text', 'subject', 'content', 'liability', 'made_on', 'valid_until', 'performance', 'unperformed', 'consequence', 'established_on', 'established_by', 'established_by_code',
    'accepted_by', 'accepted_by_code', 'publicity', 'remark', 'due_on', 'origin', 'batch_id', 'created_at', 'updated_at',
  ], commitments)
  await indexCommitments(db, rows.map(({ record }, i) => ({ id: written[i]?.commitmentId ?? '', code: record.code, subject: record.subject })))
  await insertMany(db, 'deadlines', ['id', 'owner_type', 'owner_id', 'kind', 'label', 'from_on', 'due_on', 'provisional', 'basis', 'steps', 'created_at'], deadlines)
  return written
}
export async function insertErrors(db: Writer, batchId: string, errors: readonly LedgerError[]): Promise<void> {
  await insertMany(db, 'import_errors', ['batch_id', 'row_no', 'item', 'code', 'message', 'value'], errors.map((e) => [batchId, e.row, e.item, e.code, e.message, e.value]))
}
/** How many of a batch's commitments later work hangs on. */
export async function dependents(db: Reader, batchId: string): Promise<number> {
  const rows = await db.selectFrom('commitments').select('id').where('batch_id', '=', batchId).where((eb) => eb.or([
    eb('version', '>', 1),
    eb.exists(eb.selectFrom('verifications').select('verifications.id').whereRef('verifications.commitment_id', '=', 'commitments.id')),
    // Once a row has left the house, taking its commitment away would leave the city with what we no longer know.
    eb.exists(eb.selectFrom('exchange_rows').select('exchange_rows.id').where('kind', '=', 'commitment').whereRef('subject_id', '=', 'commitments.id').where('exchange_rows.state', '<>', 'prepared')),
    eb.exists(eb.selectFrom('case_events').select('case_events.id').whereRef('case_events.commitment_id', '=', 'commitments.id')),
  ])).execute()
  return rows.length
}
export async function removeBatch(db: Writer, batchId: string): Promise<number> {
  const ids = db.selectFrom('commitments').select('id').where('batch_id', '=', batchId)
  await unindexBatch(db, batchId)
  await db.deleteFrom('deadlines').where('owner_type', '=', 'commitment').where('owner_id', 'in', ids).execute()
  const removed = await db.deleteFrom('commitments').where('batch_id', '=', batchId).executeTakeFirst()
  // A party that others have come to use since stays, no longer tied to the batch.
  const unused = await db.selectFrom('parties').select('id').where('batch_id', '=', batchId).where('version', '=', 1)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('commitments').select('commitments.id').whereRef('commitments.party_id', '=', 'parties.id'))))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('party_history').select('party_history.id').whereRef('party_history.party_id', '=', 'parties.id')))).execute()
  await unindexParties(db, unused.map((row) => row.id))
  await removeParties(db, unused.map((row) => row.id))
  return Number(removed.numDeletedRows)
}
