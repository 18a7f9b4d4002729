// Loads what ships with the product into a store: calendars, letters, standards, rules and items. What a store has already stays as it is.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { itemOf, itemSource, letterTemplate, standard, type ItemSource } from '../../shared/catalog/catalog.schema'
import { eligibilityRule } from '../../shared/catalog/eligibility-rule.schema'
import { calendarPack } from '../../shared/deadlines/deadlines.schema'
import type { Writer } from '../db'
import { addItemVersion, itemByCode, type Sealing } from './catalog.repository'
import { addPartVersion, partByCode, type PartKind } from './parts.repository'

interface Loading {
  db: Writer
  newId: () => string
  now: string
}
const packReason = '随产品提供'
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')) as unknown
const departments = z.record(z.string(), z.object({ name: z.string(), uscc: z.string() }))
/** In the pack an item names its department by a key; everything else is as the schema has it. */
const packItem = z.object({ department: z.string() }).loose()

/** The items as they are shipped, each checked. Throws on the first that is not right. */
export function shippedItems(resourcesDir: string): ItemSource[] {
  const folder = join(resourcesDir, 'catalogue')
  const known = departments.parse(read(join(folder, 'departments.json')))
  return readdirSync(join(folder, 'items')).filter((name) => name.endsWith('.json')).sort()
    .flatMap((name) => z.array(packItem).parse(read(join(folder, 'items', name))))
    .map((item) => itemSource.parse({ ...item, department: known[item.department] }))
}
export const shippedParts = (resourcesDir: string) => {
  const folder = join(resourcesDir, 'catalogue')
  return {
    letter: z.array(letterTemplate).parse(read(join(folder, 'letters.json'))), standard: z.array(standard).parse(read(join(folder, 'standards.json'))), rule: z.array(eligibilityRule).parse(read(join(folder, 'rules.json'))),
  }
}
const sealing = ({ newId, now }: Loading): Sealing => ({ versionId: newId(), validFrom: '2026-01-01', reason: packReason, changeId: null, now })

/** Adds the letters, standards, rules and items the store does not have yet; how many items those were. */
export async function loadCatalogue(loading: Loading, resourcesDir: string): Promise<number> {
  const parts = shippedParts(resourcesDir)
  for (const kind of Object.keys(parts) as PartKind[]) {
    for (const content of parts[kind]) {
      if (!(await partByCode(loading.db, kind, content.code))) await addPartVersion(loading.db, kind, { code: content.code, name: content.name, content }, { ...sealing(loading), newPartId: loading.newId() })
    }
  }
  const [letters, standards] = [new Map(parts.letter.map((letter) => [letter.code, letter])), new Map(parts.standard.map((one) => [one.code, one]))]
  let added = 0
  for (const source of shippedItems(resourcesDir)) {
    const letter = letters.get(source.letter)
    const supervision = standards.get(source.standard)
    if (!letter || !supervision) throw new Error(`${source.code}: letter ${source.letter} or standard ${source.standard} is not in the pack`)
    if (await itemByCode(loading.db, source.code)) continue
    await addItemVersion(loading.db, itemOf(source, { ...letter, version: 1 }, { ...supervision, version: 1 }), { ...sealing(loading), newItemId: loading.newId() })
    added += 1
  }
  return added
}
export async function loadCalendars(db: Writer, resourcesDir: string): Promise<void> {
  const folder = join(resourcesDir, 'calendar')
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json')).sort()) {
    const pack = calendarPack.parse(read(join(folder, name)))
    await db.insertInto('calendar_years').values({ year: pack.year, source: pack.source }).execute()
    const days = [...pack.rest.map((day) => ({ day, kind: 'rest' as const })), ...pack.work.map((day) => ({ day, kind: 'work' as const }))]
    await db.insertInto('calendar_days').values(days).execute()
  }
}
