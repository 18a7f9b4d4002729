// Reads and writes credit records and measures.
import type { Reader, Row, Writer } from '../db'

export const recordsOf = (db: Reader, partyId: string): Promise<(Row<'credit_records'> & { code: string })[]> =>
  db.selectFrom('credit_records').innerJoin('commitments', 'commitments.id', 'credit_records.commitment_id').selectAll('credit_records').select('commitments.code')
    .where('credit_records.party_id', '=', partyId).orderBy('established_on', 'desc').execute()
export const measuresOf = (db: Reader, partyId: string, today: string): Promise<(Row<'measures'> & { fed_back: string | null })[]> =>
  db.selectFrom('measures').selectAll()
    .select((eb) => eb.selectFrom('measure_feedback').select((s) => s.fn.max('at').as('at')).whereRef('measure_id', '=', 'measures.id').as('fed_back')).where('party_id', '=', partyId).where('ended_on', 'is', null)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)])).orderBy('from_on').execute()
export async function insertRecord(db: Writer, row: Row<'credit_records'>): Promise<void> {
  await db.insertInto('credit_records').values(row).execute()
}
export async function insertMeasure(db: Writer, row: Row<'measures'>): Promise<void> {
  await db.insertInto('measures').values(row).execute()
}
