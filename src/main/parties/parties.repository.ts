// Reads and writes parties. Personal numbers arrive sealed and leave masked.
import { sql } from 'kysely'
import type { PartySummary } from '../../shared/parties/parties.schema'
import { ProblemError } from '../../shared/problem'
import type { Reader, Row, Writer } from '../db'
import { matchingParties } from '../db/dialect'

export type PartyRow = Row<'parties'>
const openRecords = sql<number>`(select count(*) from credit_records r where r.party_id = parties.id and r.kind = 'breach' and r.state = 'open')`.as('open_records')

export const toSummary = (row: PartyRow & { open_records: number }): PartySummary => ({
  id: row.id, category: row.category, name: row.name, codeMasked: row.code_masked, status: row.status, riskLevel: row.risk_level,
  openRecords: row.open_records, version: row.version,
})
export async function findParty(db: Reader, id: string): Promise<PartyRow & { open_records: number }> {
  const row = await db.selectFrom('parties').selectAll().select(openRecords).where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError('record.notFound', { what: '信用主体', id })
  return row
}
export const findByLookup = (db: Reader, lookup: string): Promise<(PartyRow & { open_records: number }) | undefined> =>
  db.selectFrom('parties').selectAll().select(openRecords).where('code_lookup', '=', lookup).executeTakeFirst()

export interface PartyFilter {
  q: string
  category: string | undefined
  after: string[] | undefined
  limit: number
}
export async function listParties(db: Reader, filter: PartyFilter): Promise<(PartyRow & { open_records: number })[]> {
  let query = db.selectFrom('parties').selectAll().select(openRecords).where('merged_into', 'is', null).orderBy('name').orderBy('id').limit(filter.limit)
  const { after, q } = filter
  if (filter.category) query = query.where('category', '=', filter.category as PartyRow['category'])
  if (after) query = query.where((eb) => eb(eb.refTuple('name', 'id'), '>', eb.tuple(after[0] ?? '', after[1] ?? '')))
  if (q !== '') {
    query = query.where(matchingParties(q))
  }
  return query.execute()
}
/** False when another party already has this code; then nothing was written. */
export async function insertParty(db: Writer, row: Omit<PartyRow, 'version' | 'seq'>): Promise<boolean> {
  const result = await db.insertInto('parties').values(row).onConflict((c) => c.column('code_lookup').doNothing()).executeTakeFirstOrThrow()
  return result.numInsertedOrUpdatedRows === 1n
}
export const updateParty = (
  db: Writer, id: string, version: number,
  set: { name: string; initials: string; contact: string; phone_sealed: string | null; phone_masked: string; address: string; licence_until: string | null; updated_at: string },
): Promise<{ numUpdatedRows: bigint }> =>
  db.updateTable('parties').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirstOrThrow()

export async function addHistory(db: Writer, row: { id: string; party_id: string; at: string; by_id: string | null; change: string }): Promise<void> {
  await db.insertInto('party_history').values(row).execute()
}
export async function history(db: Reader, partyId: string): Promise<{ at: string; by: string; change: string }[]> {
  const rows = await db.selectFrom('party_history').leftJoin('users', 'users.id', 'party_history.by_id')
    .select(['at', 'display_name', 'change']).where('party_id', '=', partyId).orderBy('at', 'desc').limit(100).execute()
  return rows.map((row) => ({ at: row.at, by: row.display_name ?? '系统', change: row.change }))
}
export async function commitmentCount(db: Reader, partyId: string): Promise<number> {
  const row = await db.selectFrom('commitments').select(sql<number>`count(*)`.as('n')).where('party_id', '=', partyId).executeTakeFirstOrThrow()
  return row.n
}
