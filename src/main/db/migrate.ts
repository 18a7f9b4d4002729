// Brings a data file to this program's version: verified copy first, one transaction for each migration.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { Kysely as KyselyDatabase, sql, type Kysely } from 'kysely'
import { ProblemError } from '../../shared/problem'
import { copyTo, integrityProblems, readerDialect } from './dialect'
import { migrations } from './migrations'
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

export async function migrate(db: Kysely<Database>, filename: string): Promise<void> {
  const found = await fileVersion(db)
  const known = migrations.at(-1)?.version ?? 0
  if (found > known) throw new ProblemError('storage.newer', { found, known })
  const pending = migrations.filter((m) => m.version > found)
  if (pending.length === 0) return
  if (found > 0) await verifiedCopy(db, filename, found)
  for (const migration of pending) {
    await db.transaction().execute(async (trx) => {
      await migration.up(trx as unknown as Kysely<unknown>)
      await sql.raw(`pragma user_version = ${migration.version}`).execute(trx)
    })
  }
}
