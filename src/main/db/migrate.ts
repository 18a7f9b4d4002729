// Brings a data file to this program's version: verified copy first, one transaction for each migration.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { Kysely as KyselyDatabase, sql, type Kysely } from 'kysely'
import { ProblemError } from '../../shared/problem'
import { copyTo, integrityProblems, readerDialect } from './dialect'
import { migrations, type Migration } from './migrations'
import type { Database } from './schema'

async function fileVersion(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db)
  return rows[0]?.user_version ?? 0
}

/** The copy is opened and checked before the migration may touch the original. */
async function verifiedCopy(db: Kysely<Database>, filename: string, version: number): Promise<void> {
  const target = `${filename}.before-v${version}.backup`
  const temporary = `${target}.partial`
  rmSync(temporary, { force: true })
  await copyTo(db, temporary)
  const copy = new KyselyDatabase<Database>({ dialect: readerDialect(temporary) })
  const problems = await integrityProblems(copy)
  await copy.destroy()
  if (problems.length > 0) throw new ProblemError('storage.damaged', { message: problems[0] })
  if (existsSync(target)) rmSync(target)
  renameSync(temporary, target)
}

/** foreign_keys cannot be changed inside a transaction (sqlite.org/pragma.html#pragma_foreign_keys), so it rests round a rebuild. */
async function apply(db: Kysely<Database>, migration: Migration): Promise<void> {
  if (migration.rebuilds) await sql`pragma foreign_keys = off`.execute(db)
  try {
    await db.transaction().execute(async (trx) => {
      await migration.up(trx as unknown as Kysely<unknown>)
      if (migration.rebuilds) await requireForeignKeys(trx)
      await sql.raw(`pragma user_version = ${migration.version}`).execute(trx)
    })
  } finally {
    if (migration.rebuilds) await sql`pragma foreign_keys = on`.execute(db)
  }
}
async function requireForeignKeys(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ table: string }>`pragma foreign_key_check`.execute(db)
  if (rows.length > 0) throw new ProblemError('storage.damaged', { message: `foreign key of ${rows[0]?.table}` })
}

export async function migrate(db: Kysely<Database>, filename: string): Promise<void> {
  const found = await fileVersion(db)
  const known = migrations.at(-1)?.version ?? 0
  if (found > known) throw new ProblemError('storage.newer', { found, known })
  const pending = migrations.filter((m) => m.version > found)
  if (pending.length === 0) return
  if (found > 0) await verifiedCopy(db, filename, found)
  for (const migration of pending) await apply(db, migration)
}
