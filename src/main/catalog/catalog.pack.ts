// Loads the shipped catalogue and calendars into an empty store.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogPack } from '../../shared/catalog/catalog.schema'
import { calendarPack } from '../../shared/deadlines/deadlines.schema'
import type { Writer } from '../db'
import { initialsOf } from '../pinyin'
import { insertItem } from './catalog.repository'

interface Loading {
  db: Writer
  newId: () => string
  now: string
  today: string
}
const jsonFiles = (folder: string): unknown[] =>
  readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown)

export async function loadPacks(loading: Loading, resourcesDir: string): Promise<{ items: number; years: number }> {
  let items = 0
  for (const file of jsonFiles(join(resourcesDir, 'catalogue'))) {
    for (const item of catalogPack.parse(file).items) {
      await insertItem(loading.db, { id: loading.newId(), versionId: loading.newId(), item, initials: initialsOf(item.name), today: loading.today, now: loading.now })
      items += 1
    }
  }
  const packs = jsonFiles(join(resourcesDir, 'calendar')).map((file) => calendarPack.parse(file))
  for (const pack of packs) {
    await loading.db.insertInto('calendar_years').values({ year: pack.year, source: pack.source }).execute()
    const days = [...pack.rest.map((day) => ({ day, kind: 'rest' as const })), ...pack.work.map((day) => ({ day, kind: 'work' as const }))]
    await loading.db.insertInto('calendar_days').values(days).execute()
  }
  return { items, years: packs.length }
}
