// Looks each kind of thing up by the same text; short lists, the newest first.
import { sql } from 'kysely'
import { commitmentStates } from '../../shared/commitments/commitments.workflow'
import { rectificationStates } from '../../shared/rectification/rectification.workflow'
import { revocationStates } from '../../shared/revocation/revocation.workflow'
import type { SearchHit } from '../../shared/search/search.contract'
import type { Reader } from '../db'
import { findSeqs } from '../db/dialect'

export async function findParties(db: Reader, text: string, limit: number): Promise<{ id: string; name: string; code_masked: string }[]> {
  const seqs = await findSeqs(db, 'party_index', text, limit)
  if (seqs.length === 0) return []
  return db.selectFrom('parties').select(['id', 'name', 'code_masked']).where('seq', 'in', seqs).orderBy('seq', 'desc').execute()
}
const commitmentHits = (db: Reader) => db.selectFrom('commitments').innerJoin('parties', 'parties.id', 'commitments.party_id').select(['commitments.id', 'commitments.code', 'subject', 'state', 'parties.name'])

/** By part of the code or of the matter, and the latest ones of the parties the text names. */
export async function findCommitments(db: Reader, text: string, partyIds: readonly string[], limit: number): Promise<SearchHit[]> {
  const seqs = await findSeqs(db, 'commitment_index', text, limit)
  const byText = seqs.length === 0 ? [] : await commitmentHits(db).where('commitments.seq', 'in', seqs).orderBy('commitments.seq', 'desc').execute()
  const byParty = []
  for (const id of partyIds.slice(0, 3)) byParty.push(...(await commitmentHits(db).where('party_id', '=', id).orderBy('made_on', 'desc').limit(3).execute()))
  const seen = new Set<string>()
  return [...byParty, ...byText].filter((row) => !seen.has(row.id) && seen.add(row.id)).slice(0, limit)
    .map((row) => ({ kind: 'commitment', id: row.id, title: `${row.name} · ${row.subject}`, detail: `${row.code} · ${commitmentStates[row.state]}` }))
}
/** Case numbers are few and short: part of one is found by reading the register's index. */
export async function findCases(db: Reader, text: string, partyIds: readonly string[], limit: number): Promise<SearchHit[]> {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const numbered = sql<boolean>`number like ${like} escape '\\'`
  const named = partyIds.length === 0 ? ['-'] : [...partyIds]
  const orders = await db.selectFrom('rectification_orders').innerJoin('commitments', 'commitments.id', 'rectification_orders.commitment_id').innerJoin('parties', 'parties.id', 'party_id')
    .select(['rectification_orders.id', 'number', 'rectification_orders.state', 'name']).where((eb) => eb.or([numbered, eb('party_id', 'in', named)])).limit(limit).execute()
  const cases = await db.selectFrom('revocations').innerJoin('commitments', 'commitments.id', 'revocations.commitment_id').innerJoin('parties', 'parties.id', 'party_id')
    .select(['revocations.id', 'number', 'revocations.state', 'name']).where((eb) => eb.or([numbered, eb('party_id', 'in', named)])).limit(limit).execute()
  return [
    ...orders.map((row) => ({ kind: 'rectification' as const, id: row.id, title: `${row.number} · ${row.name}`, detail: rectificationStates[row.state] })),
    ...cases.map((row) => ({ kind: 'revocation' as const, id: row.id, title: `${row.number} · ${row.name}`, detail: revocationStates[row.state] })),
  ]
}
