// Reads and writes publications.
import type { PublicRow } from '../../shared/publicity/publicity.contract'
import { maskName } from '../../shared/primitives/resident-id'
import type { Reader, Row, Writer } from '../db'

export type Publication = Row<'publications'>
export const findPublication = (db: Reader, commitmentId: string): Promise<Publication | undefined> => db.selectFrom('publications').selectAll().where('commitment_id', '=', commitmentId).executeTakeFirst()
export async function setPublication(db: Writer, commitmentId: string, set: Partial<Publication>): Promise<void> {
  await db.updateTable('publications').set(set).where('commitment_id', '=', commitmentId).execute()
}
/** Everything the public may see today; names of people masked, their numbers left out. */
export async function publicRows(db: Reader, today: string, limit?: number): Promise<PublicRow[]> {
  let query = db.selectFrom('publications').innerJoin('commitments', 'commitments.id', 'publications.commitment_id').innerJoin('parties', 'parties.id', 'commitments.party_id')
    .select(['commitments.code', 'parties.name', 'parties.category', 'parties.code as party_code', 'subject', 'accepted_by', 'content', 'made_on', 'from_on', 'until_on'])
    .where('publications.state', '=', 'published').where('until_on', '>=', today).where('from_on', '<=', today).orderBy('made_on', 'desc').orderBy('commitments.code', 'desc')
  if (limit !== undefined) query = query.limit(limit)
  const rows = await query.execute()
  return rows.map((row) => ({
    code: row.code, party: row.category === '2' ? maskName(row.name) : row.name, partyCode: row.category === '2' ? '' : (row.party_code ?? ''), subject: row.subject, department: row.accepted_by, content: row.content, madeOn: row.made_on, from: row.from_on, until: row.until_on,
  }))
}
