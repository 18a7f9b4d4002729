// The schema as a whole is committed, so that a change to it is seen in review: docs/schema.sql is what the migrations make.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openStore } from './store'

const committed = join(import.meta.dirname, '../../../docs/schema.sql')
/** Run with UPDATE_SCHEMA=1 to write it anew. */
it('is what the migrations make of an empty file', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'xinnuo-schema-'))
  const store = await openStore(dir)
  const { rows } = await sql<{ sql: string }>`select sql from sqlite_master where sql is not null order by type desc, name`.execute(store.reader)
  await store.close()
  rmSync(dir, { recursive: true })
  const text = `-- Made from the migrations; see src/main/db/schema.test.ts.\n${rows.map((row) => `${row.sql};\n`).join('')}`
  if (process.env.UPDATE_SCHEMA === '1') writeFileSync(committed, text)
  expect(text).toBe(readFileSync(committed, 'utf8'))
})
