// Duplicates, merges and relations of parties. A merge moves what hangs on one party to the other and remembers every row it moved.
import { sql } from 'kysely'
import { relationKinds, type PartySummary, type RelationKind } from '../../shared/parties/parties.schema'
import type { Reader, Row, Writer } from '../db'
import { moveRows, rowsOfParty, type PartyTable } from '../db/dialect'
import { toSummary, type PartyRow } from './parties.repository'

/** What belongs to a party, in the user's words. */
export const movable: Record<PartyTable, string> = { commitments: '信用承诺', credit_records: '信用记录', measures: '奖惩措施', measure_feedback: '奖惩反馈', rejections: '不予适用通知', eligibility_overrides: '放行申请' }
export const movableTables = Object.keys(movable) as PartyTable[]
export type Moved = Partial<Record<PartyTable, string[]>>

export async function rowsOf(db: Reader, partyId: string): Promise<Moved> {
  const moved: Moved = {}
  for (const table of movableTables) {
    const ids = await rowsOfParty(db, table, partyId)
    if (ids.length > 0) moved[table] = ids
  }
  return moved
}
export async function moveAll(db: Writer, moved: Moved, to: string): Promise<void> {
  for (const table of movableTables) await moveRows(db, table, moved[table] ?? [], to)
}
/** Names that differ only in blanks, brackets and the form of company are worth a look. */
const bare = (name: string): string => name.replace(/[\s（）()·.]/g, '').replace(/(有限责任公司|股份有限公司|有限公司)$/, '')
export async function duplicatesOf(db: Reader, party: PartyRow): Promise<(PartySummary & { why: string })[]> {
  const stem = bare(party.name)
  if (stem.length < 2) return []
  const like = `%${stem.slice(0, 4).replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db.selectFrom('parties').selectAll().select(sql<number>`(select count(*) from credit_records r where r.party_id = parties.id and r.kind = 'breach' and r.state = 'open')`.as('open_records'))
    .where('id', '<>', party.id).where('merged_into', 'is', null)
    .where((eb) => eb.or([eb('name', '=', party.name), sql<boolean>`name like ${like} escape '\\'`, ...(party.address === '' ? [] : [eb('address', '=', party.address)])])).limit(200).execute()
  return rows.filter((row) => bare(row.name) === stem || (party.address !== '' && row.address === party.address))
    .map((row) => ({ ...toSummary(row), why: bare(row.name) === stem ? '名称相同或仅格式不同' : '地址相同' })).slice(0, 20)
}
export async function mergesOf(db: Reader, partyId: string): Promise<{ id: string; droppedId: string; droppedName: string; reason: string; at: string; canUndo: boolean }[]> {
  const rows = await db.selectFrom('party_merges as m').innerJoin('parties as p', 'p.id', 'm.dropped_id').select(['m.id', 'm.dropped_id', 'p.name', 'm.reason', 'm.at']).where('m.kept_id', '=', partyId).where('m.undone_at', 'is', null).orderBy('m.at', 'desc').execute()
  return rows.map((row) => ({ id: row.id, droppedId: row.dropped_id, droppedName: row.name, reason: row.reason, at: row.at, canUndo: true }))
}
export async function relationsOf(db: Reader, partyId: string): Promise<{ id: string; kind: RelationKind; label: string; partyId: string; name: string; note: string }[]> {
  const rows = await db.selectFrom('party_relations as r').innerJoin('parties as p', (join) => join.on((eb) => eb.or([
    eb.and([eb('r.party_id', '=', partyId), eb('p.id', '=', eb.ref('r.related_id'))]), eb.and([eb('r.related_id', '=', partyId), eb('p.id', '=', eb.ref('r.party_id'))]),
  ]))).select(['r.id', 'r.kind', 'r.note', 'p.id as other', 'p.name', 'r.party_id']).where('r.ended_on', 'is', null).orderBy('r.created_at').execute()
  return rows.map((row) => ({ id: row.id, kind: row.kind, label: row.party_id === partyId ? relationKinds[row.kind] : `${relationKinds[row.kind]}（反向）`, partyId: row.other, name: row.name, note: row.note }))
}
export async function findMerge(db: Reader, id: string): Promise<Row<'party_merges'> | undefined> {
  return db.selectFrom('party_merges').selectAll().where('id', '=', id).executeTakeFirst()
}
