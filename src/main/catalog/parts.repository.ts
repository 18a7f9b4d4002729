// Reads and writes letter templates, supervision standards and eligibility rules: entries with versions, beside the items that use them.
import type { EntryKind } from '../../shared/catalog/catalog.schema'
import type { Reader, Writer } from '../db'
import type { Sealing } from './catalog.repository'

export type PartKind = Exclude<EntryKind, 'item'>
export interface PartVersion {
  code: string
  name: string
  version: number
  validFrom: string
  content: unknown
}
const versions = (db: Reader) => db.selectFrom('catalog_parts').innerJoin('catalog_part_versions', 'catalog_part_versions.part_id', 'catalog_parts.id')
const columns = ['catalog_parts.code', 'catalog_part_versions.name', 'catalog_part_versions.version', 'catalog_part_versions.valid_from', 'catalog_part_versions.content'] as const
const toPart = (row: { code: string; name: string; version: number; valid_from: string; content: string }): PartVersion => ({ code: row.code, name: row.name, version: row.version, validFrom: row.valid_from, content: JSON.parse(row.content) as unknown })

export async function currentParts(db: Reader, kind: PartKind): Promise<PartVersion[]> {
  const rows = await versions(db).select(columns).where('catalog_parts.kind', '=', kind).whereRef('catalog_part_versions.id', '=', 'catalog_parts.current_version_id').orderBy('catalog_parts.code').execute()
  return rows.map(toPart)
}
export async function partByCode(db: Reader, kind: PartKind, code: string, version?: number): Promise<PartVersion | undefined> {
  const one = versions(db).select(columns).where('catalog_parts.kind', '=', kind).where('catalog_parts.code', '=', code)
  const row = await (version === undefined ? one.whereRef('catalog_part_versions.id', '=', 'catalog_parts.current_version_id') : one.where('catalog_part_versions.version', '=', version)).executeTakeFirst()
  return row && toPart(row)
}
export async function addPartVersion(db: Writer, kind: PartKind, part: { code: string; name: string; content: unknown }, sealing: Sealing & { newPartId: string }): Promise<number> {
  const known = await db.selectFrom('catalog_parts').select('id').where('kind', '=', kind).where('code', '=', part.code).executeTakeFirst()
  const partId = known?.id ?? sealing.newPartId
  if (!known) await db.insertInto('catalog_parts').values({ id: partId, kind, code: part.code, current_version_id: null }).execute()
  const version = ((await partByCode(db, kind, part.code))?.version ?? 0) + 1
  await db.insertInto('catalog_part_versions').values({
    id: sealing.versionId, part_id: partId, version, name: part.name, content: JSON.stringify(part.content), valid_from: sealing.validFrom, reason: sealing.reason, change_id: sealing.changeId, created_at: sealing.now,
  }).execute()
  await db.updateTable('catalog_parts').set({ current_version_id: sealing.versionId }).where('id', '=', partId).execute()
  return version
}
const lineColumns = ['v.version', 'v.valid_from', 'v.reason', 'v.created_at', 'v.change_id'] as const
export interface VersionLine {
  version: number
  validFrom: string
  reason: string
  proposedBy: string
  signedBy: string
  at: string
}
export async function versionLines(db: Reader, kind: EntryKind, code: string): Promise<VersionLine[]> {
  const rows = kind === 'item'
    ? await db.selectFrom('catalog_items').innerJoin('catalog_versions as v', 'v.item_id', 'catalog_items.id').where('catalog_items.code', '=', code).select(lineColumns).orderBy('v.version', 'desc').execute()
    : await db.selectFrom('catalog_parts').innerJoin('catalog_part_versions as v', 'v.part_id', 'catalog_parts.id').where('catalog_parts.kind', '=', kind).where('catalog_parts.code', '=', code).select(lineColumns).orderBy('v.version', 'desc').execute()
  const changes = new Map((await db.selectFrom('catalog_changes as c').innerJoin('users as p', 'p.id', 'c.proposed_by').leftJoin('users as s', 's.id', 'c.decided_by')
    .select(['c.id', 'p.display_name as proposer', 's.display_name as signer']).where('c.id', 'in', rows.map((row) => row.change_id ?? '')).execute()).map((row) => [row.id, row]))
  return rows.map((row) => {
    const change = changes.get(row.change_id ?? '')
    return { version: row.version, validFrom: row.valid_from, reason: row.reason || '随产品提供', proposedBy: change?.proposer ?? '—', signedBy: change?.signer ?? '—', at: row.created_at }
  })
}
