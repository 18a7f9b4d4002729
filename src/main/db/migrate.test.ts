// A file of the version before keeps every row when this program opens it.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { writerDialect } from './dialect'
import { migrations } from './migrations'
import { openStore } from './store'
import type { Database } from './schema'

const folders: string[] = []
afterEach(() => folders.splice(0).forEach((dir) => rmSync(dir, { recursive: true })))

async function versionTen(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'xinnuo-migrate-'))
  folders.push(dir)
  const db = new Kysely<Database>({ dialect: writerDialect(join(dir, 'xinnuo.sqlite')) })
  await migrations[0]?.up(db as unknown as Kysely<unknown>)
  await sql`insert into parties (id, category, name, initials, code, code_lookup, code_masked, status, risk_level, contact, phone_masked, address, created_at, updated_at)
    values ('p1', '1', '衢州禾源食品有限公司', 'qzhyspyxgs', '91330802MA28F9XK8L', 'l1', '91330802MA28F9XK8L', 'active', 'green', '', '', '', 'x', 'x')`.execute(db)
  await sql`insert into commitments (id, code, party_id, state, type, type_text, subject, content, liability, made_on, accepted_by, accepted_by_code, publicity, origin, version, created_at, updated_at)
    values ('c1', '33080220260302000001', 'p1', 'breach', '1', '', '食品经营许可', 'x', 'x', '2026-03-02', 'x', 'x', '1', 'import', 7, 'x', 'x')`.execute(db)
  await sql`insert into case_events (id, commitment_id, at, who, what) values ('e1', 'c1', 'x', 'x', 'x')`.execute(db)
  await sql`pragma user_version = 10`.execute(db)
  await db.destroy()
  return dir
}
it('keeps parties, commitments and what hangs on them, asks for the index, and leaves a checked copy', async () => {
  const dir = await versionTen()
  const store = await openStore(dir)
  expect(await store.reader.selectFrom('commitments').select(['seq', 'id', 'state', 'version']).execute()).toEqual([{ seq: 1, id: 'c1', state: 'breach', version: 7 }])
  expect(await store.reader.selectFrom('parties').select(['seq', 'id', 'merged_into']).execute()).toEqual([{ seq: 1, id: 'p1', merged_into: null }])
  expect((await store.reader.selectFrom('search_backlog').select('kind').orderBy('kind').execute()).map((row) => row.kind)).toEqual(['commitment', 'party'])
  expect(existsSync(join(dir, 'xinnuo.sqlite.before-v10.backup'))).toBe(true)
  await store.close()
})
it('has foreign keys on again afterwards', async () => {
  const store = await openStore(await versionTen())
  await expect(store.write((db) => db.insertInto('case_events').values({ id: 'e2', commitment_id: 'nobody', at: 'x', who: 'x', what: 'x' }).execute())).rejects.toThrow('FOREIGN KEY')
  await store.close()
})
it('changes nothing when what hangs on a row has lost it', async () => {
  const dir = await versionTen()
  const db = new Kysely<Database>({ dialect: writerDialect(join(dir, 'xinnuo.sqlite')) })
  await sql`pragma foreign_keys = off`.execute(db)
  await sql`insert into case_events (id, commitment_id, at, who, what) values ('e2', 'nobody', 'x', 'x', 'x')`.execute(db)
  await db.destroy()
  await expect(openStore(dir)).rejects.toMatchObject({ problem: { code: 'storage.damaged' } })
  const after = new Kysely<Database>({ dialect: writerDialect(join(dir, 'xinnuo.sqlite')) })
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(after)
  await after.destroy()
  expect(rows[0]?.user_version).toBe(10)
})
