// Reads the catalogue and loads the shipped pack on first run.
import type { CatalogItem } from '../../shared/catalog/catalog.schema'
import { ProblemError } from '../../shared/problem'
import type { Reader, Row, Writer } from '../db'

export interface ItemVersion {
  id: string
  itemId: string
  version: number
  item: CatalogItem
}
const toVersion = (row: Row<'catalog_versions'>): ItemVersion => ({ id: row.id, itemId: row.item_id, version: row.version, item: JSON.parse(row.content) as CatalogItem })

export async function currentItem(db: Reader, itemId: string): Promise<ItemVersion> {
  const row = await db.selectFrom('catalog_items').innerJoin('catalog_versions', 'catalog_versions.id', 'catalog_items.current_version_id')
    .selectAll('catalog_versions').where('catalog_items.id', '=', itemId).executeTakeFirst()
  if (!row) throw new ProblemError('record.notFound', { what: '承诺事项', id: itemId })
  return toVersion(row)
}
export async function versionById(db: Reader, id: string | null): Promise<ItemVersion | undefined> {
  if (id === null) return undefined
  const row = await db.selectFrom('catalog_versions').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toVersion(row)
}
export async function listItems(db: Reader): Promise<(ItemVersion & { initials: string })[]> {
  const rows = await db.selectFrom('catalog_items').innerJoin('catalog_versions', 'catalog_versions.id', 'catalog_items.current_version_id')
    .selectAll('catalog_versions').orderBy('catalog_versions.name').execute()
  return rows.map((row) => ({ ...toVersion(row), initials: row.initials }))
}
/** Current items by part of the name, pinyin initials or code. There are about a hundred. */
export async function findItems(db: Reader, q: string, limit: number): Promise<ItemVersion[]> {
  const wanted = q.toLowerCase()
  const found = (await listItems(db)).filter(({ item, initials }) => item.name.includes(q) || initials.includes(wanted) || item.code.toLowerCase().includes(wanted))
  return found.slice(0, limit)
}
export async function insertItem(db: Writer, entry: { id: string; versionId: string; item: CatalogItem; initials: string; today: string; now: string }): Promise<void> {
  const { item } = entry
  await db.insertInto('catalog_items').values({ id: entry.id, code: item.code, current_version_id: entry.versionId }).execute()
  await db.insertInto('catalog_versions').values({
    id: entry.versionId, item_id: entry.id, version: 1, name: item.name, initials: entry.initials, kind: item.kind, field: item.field, department: item.department.name,
    department_uscc: item.department.uscc, content: JSON.stringify(item), valid_from: '2026-01-01', valid_to: null, created_at: entry.now,
  }).execute()
}
