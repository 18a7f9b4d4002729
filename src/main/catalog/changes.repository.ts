// Reads and writes change proposals, and turns a signed one into the next version.
import { itemOf, sourceOf, type EntryKind, type ItemSource, type LetterTemplate, type Standard } from '../../shared/catalog/catalog.schema'
import { changeStates } from '../../shared/catalog/catalog.workflow'
import { ProblemError } from '../../shared/problem'
import { expectOne } from '../core/move'
import type { CommandContext } from '../core/context'
import type { Reader, Row, Writer } from '../db'
import { addItemVersion, itemByCode, listItems } from './catalog.repository'
import { normalised, type Known } from './catalog.check.rules'
import { addPartVersion, currentParts, partByCode } from './parts.repository'

export type ChangeRow = Row<'catalog_changes'>
export async function findChange(db: Reader, id: string): Promise<ChangeRow> {
  const row = await db.selectFrom('catalog_changes').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError('record.notFound', { what: '变更单', id })
  return row
}
export const openChangeOf = (db: Reader, kind: EntryKind, code: string): Promise<ChangeRow | undefined> =>
  db.selectFrom('catalog_changes').selectAll().where('kind', '=', kind).where('code', '=', code).where('state', 'in', ['draft', 'submitted', 'returned']).executeTakeFirst()
export async function listChanges(db: Reader, view: 'open' | 'toSign' | 'all', personId: string) {
  let query = db.selectFrom('catalog_changes as c').innerJoin('users as p', 'p.id', 'c.proposed_by').leftJoin('users as s', 's.id', 'c.decided_by').selectAll('c').select(['p.display_name as proposer', 's.display_name as decider']).orderBy('c.updated_at', 'desc').limit(300)
  if (view === 'open') query = query.where('c.state', 'in', ['draft', 'submitted', 'returned'])
  if (view === 'toSign') query = query.where('c.state', '=', 'submitted').where('c.proposed_by', '<>', personId)
  return query.execute()
}
export async function countSubmitted(db: Reader, personId: string): Promise<number> {
  const rows = await db.selectFrom('catalog_changes').select('id').where('state', '=', 'submitted').where('proposed_by', '<>', personId).execute()
  return rows.length
}
export const changeView = (row: ChangeRow & { proposer: string; decider: string | null }) => ({
  id: row.id, kind: row.kind, code: row.code, name: row.name, baseVersion: row.base_version, reason: row.reason, state: row.state, stateLabel: changeStates[row.state], proposedBy: row.proposer, decidedBy: row.decider,
  source: row.source, updatedAt: row.updated_at, version: row.version,
})
export async function knownCodes(db: Reader): Promise<Known> {
  return { letters: new Set((await currentParts(db, 'letter')).map((part) => part.code)), standards: new Set((await currentParts(db, 'standard')).map((part) => part.code)) }
}
/** The current content as it is edited, with its version; undefined for a code that is new. */
export async function currentSource(db: Reader, kind: EntryKind, code: string, version?: number): Promise<{ version: number; name: string; content: unknown } | undefined> {
  if (kind !== 'item') return partByCode(db, kind, code, version)
  const found = await itemByCode(db, code, version)
  return found && { version: found.version, name: found.item.name, content: sourceOf(found.item) }
}
export async function moveChange(db: Writer, row: ChangeRow, version: number, set: Partial<ChangeRow>): Promise<void> {
  expectOne(await db.updateTable('catalog_changes').set({ ...set, version: version + 1 }).where('id', '=', row.id).where('version', '=', version).executeTakeFirstOrThrow(), '变更单')
}
const sealingOf = (context: CommandContext, row: ChangeRow, reason = row.reason) => ({ versionId: context.newId(), validFrom: context.today, reason, changeId: row.id, now: context.now })

async function resolveItem(context: CommandContext, row: ChangeRow, source: ItemSource, reason?: string): Promise<number> {
  const letter = await partByCode(context.db, 'letter', source.letter)
  const supervision = source.standard === '' ? undefined : await partByCode(context.db, 'standard', source.standard)
  if (!letter) throw new ProblemError('rule.violated', { rule: `事项 ${source.code} 所用的承诺书模板“${source.letter}”不存在`, remedy: '先签发该模板。' })
  const item = itemOf(source, { ...(letter.content as LetterTemplate), version: letter.version }, supervision ? { ...(supervision.content as Standard), version: supervision.version } : null)
  return addItemVersion(context.db, item, { ...sealingOf(context, row, reason), newItemId: context.newId() })
}
/** Makes the signed content the current version; the items that use a changed letter or standard get a version of their own. */
export async function applyChange(context: CommandContext, row: ChangeRow): Promise<{ version: number; items: string[] }> {
  const content = normalised(row.kind, JSON.parse(row.content))
  if (row.kind === 'item') return { version: await resolveItem(context, row, content as ItemSource), items: [] }
  const version = await addPartVersion(context.db, row.kind, { code: row.code, name: row.name, content }, { ...sealingOf(context, row), newPartId: context.newId() })
  const items: string[] = []
  const label = row.kind === 'letter' ? '承诺书模板' : '监管标准'
  for (const { item, version: found } of row.kind === 'rule' ? [] : await listItems(context.db)) {
    const source = sourceOf(item)
    if ((row.kind === 'letter' ? source.letter : source.standard) !== row.code) continue
    // An open change of that item names the letter by its code only, so it goes on from the new version.
    await context.db.updateTable('catalog_changes').set((eb) => ({ base_version: eb('base_version', '+', 1) })).where('kind', '=', 'item').where('code', '=', item.code).where('base_version', '=', found).where('state', 'in', ['draft', 'submitted', 'returned']).execute()
    await resolveItem(context, row, source, `随${label} ${row.code} 第 ${version} 版更新：${row.reason}`)
    items.push(item.code)
  }
  return { version, items }
}
