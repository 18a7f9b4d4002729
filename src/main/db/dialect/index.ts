// What one database does differently from another, behind named functions; a PostgreSQL twin follows.
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Database } from '../schema'
import { Sqlite3Dialect } from './sqlite3-dialect'

const shared = ['foreign_keys=ON', 'temp_store=MEMORY', 'cache_size=-65536']
export const writerDialect = (filename: string): Sqlite3Dialect =>
  new Sqlite3Dialect({ filename, pragmas: ['journal_mode=WAL', 'synchronous=FULL', ...shared] })
export const readerDialect = (filename: string): Sqlite3Dialect => new Sqlite3Dialect({ filename, readonly: true, pragmas: shared })

/** Rows of a JSON array parameter: one bound value instead of thousands. */
export const jsonRows = (json: string): RawBuilder<{ value: string }> => sql<{ value: string }>`json_each(${json})`

export async function integrityProblems(db: Kysely<Database>): Promise<string[]> {
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  const foreign = await sql<{ table: string; rowid: number }>`pragma foreign_key_check`.execute(db)
  return [
    ...integrity.rows.map((r) => r.integrity_check).filter((text) => text !== 'ok'),
    ...foreign.rows.map((r) => `foreign key of ${r.table} row ${r.rowid}`),
  ]
}
export async function optimize(db: Kysely<Database>): Promise<void> {
  await sql`pragma optimize`.execute(db)
}
/** A consistent copy while others read and write (SQLite: VACUUM INTO). */
export async function copyTo(db: Kysely<Database>, file: string): Promise<void> {
  await sql`vacuum into ${file}`.execute(db)
}
