// Reads items: what a commitment may be made for, today and in the version it was made under.
import { catalogItem, type CatalogItem, type CatalogItemInput } from '../../shared/catalog/catalog.schema'
import { ProblemError } from '../../shared/problem'
import type { Reader, Row, Writer } from '../db'
import { initialsOf } from '../pinyin'

export interface ItemVersion {
  id: string
  itemId: string
  version: number
  initials: string
  item: CatalogItem
}
/** A version never changes, so it is parsed once. */
const parsedVersions = new Map<string, CatalogItem>()
function parsed(row: Row<'catalog_versions'>): CatalogItem {
  const known = parsedVersions.get(row.id)
  if (known) return known
  const item = catalogItem.parse(JSON.parse(row.content))
  parsedVersions.set(row.id, item)
  return item
}
const toVersion = (row: Row<'catalog_versions'>): ItemVersion => ({ id: row.id, itemId: row.item_id, version: row.version, initials: row.initials, item: parsed(row) })
const current = (db: Reader) => db.selectFrom('catalog_items').innerJoin('catalog_versions', 'catalog_versions.id', 'catalog_items.current_version_id').selectAll('catalog_versions')

export async function currentItem(db: Reader, itemId: string): Promise<ItemVersion> {
  const row = await current(db).where('catalog_items.id', '=', itemId).executeTakeFirst()
  if (!row) throw new ProblemError('record.notFound', { what: '承诺事项', id: itemId })
  return toVersion(row)
}
export async function itemByCode(db: Reader, code: string, version?: number): Promise<ItemVersion | undefined> {
  if (version === undefined) {
    const row = await current(db).where('catalog_items.code', '=', code).executeTakeFirst()
    return row && toVersion(row)
  }
  const row = await db.selectFrom('catalog_items').innerJoin('catalog_versions', 'catalog_versions.item_id', 'catalog_items.id').selectAll('catalog_versions')
    .where('catalog_items.code', '=', code).where('catalog_versions.version', '=', version).executeTakeFirst()
  return row && toVersion(row)
}
export async function versionById(db: Reader, id: string | null): Promise<ItemVersion | undefined> {
  if (id === null) return undefined
  const row = await db.selectFrom('catalog_versions').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toVersion(row)
}
export async function listItems(db: Reader): Promise<(ItemVersion & { validFrom: string })[]> {
  const rows = await current(db).orderBy('catalog_items.code').execute()
  return rows.map((row) => ({ ...toVersion(row), validFrom: row.valid_from }))
}
/** Current items by part of the name, pinyin initials or code; the nearest name first. There are about a hundred. */
export async function findItems(db: Reader, q: string, limit: number): Promise<ItemVersion[]> {
  const wanted = q.toLowerCase()
  const found = (await listItems(db)).filter(({ item, initials }) => item.name.includes(q) || initials.includes(wanted) || item.code.toLowerCase().includes(wanted))
  const rank = ({ item, initials }: { item: CatalogItem; initials: string }): number => (item.name.startsWith(q) || initials.startsWith(wanted) || item.code.toLowerCase() === wanted ? 0 : 1000) + item.name.length
  return found.toSorted((a, b) => rank(a) - rank(b) || (a.item.code < b.item.code ? -1 : 1)).slice(0, limit)
}
export interface Sealing {
  versionId: string
  validFrom: string
  reason: string
  changeId: string | null
  now: string
}
/** Adds the next version of an item, or its first, and makes it the one that is used from now on. */
export async function addItemVersion(db: Writer, input: CatalogItemInput, sealing: Sealing & { newItemId: string }): Promise<number> {
  const item = catalogItem.parse(input)
  const before = await itemByCode(db, item.code)
  const itemId = before?.itemId ?? sealing.newItemId
  const version = (before?.version ?? 0) + 1
  if (!before) await db.insertInto('catalog_items').values({ id: itemId, code: item.code, current_version_id: null }).execute()
  else await db.updateTable('catalog_versions').set({ valid_to: sealing.validFrom }).where('id', '=', before.id).execute()
  await db.insertInto('catalog_versions').values({
    id: sealing.versionId, item_id: itemId, version, name: item.name, initials: initialsOf(item.name), kind: item.kind, field: item.field, department: item.department.name,
    department_uscc: item.department.uscc, content: JSON.stringify(item), valid_from: sealing.validFrom, valid_to: null, reason: sealing.reason, change_id: sealing.changeId, created_at: sealing.now,
  }).execute()
  await db.updateTable('catalog_items').set({ current_version_id: sealing.versionId }).where('id', '=', itemId).execute()
  return version
}
