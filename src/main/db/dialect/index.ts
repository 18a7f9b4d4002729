// What one database does differently from another, behind named functions; a PostgreSQL twin follows.
import { CompiledQuery, sql, type Kysely } from 'kysely'
import type { Database } from '../schema'
import { Sqlite3Dialect } from './sqlite3-dialect'

export * from './search-index'

const askDataVersion = CompiledQuery.raw('pragma data_version')
/** Page cache in KiB: the writer keeps a whole import's index pages warm; readers answer pages of fifty rows. */
const cacheKib = { writer: 65_536, reader: 16_384 }
/** A checkpoint writes scattered pages of the search index back and waits for the disk: every 16 MB instead of every 4 is kinder to an import. */
const checkpointPages = 4000
const shared = ['foreign_keys=ON', 'temp_store=MEMORY']
export const writerDialect = (filename: string): Sqlite3Dialect =>
  new Sqlite3Dialect({ filename, pragmas: ['journal_mode=WAL', 'synchronous=FULL', `wal_autocheckpoint=${checkpointPages}`, `cache_size=-${cacheKib.writer}`, ...shared] })
export const readerDialect = (filename: string): Sqlite3Dialect => new Sqlite3Dialect({ filename, readonly: true, pragmas: [`cache_size=-${cacheKib.reader}`, ...shared] })

export async function integrityProblems(db: Kysely<Database>): Promise<string[]> {
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  const foreign = await sql<{ table: string; rowid: number }>`pragma foreign_key_check`.execute(db)
  return [
    ...integrity.rows.map((r) => r.integrity_check).filter((text) => text !== 'ok'),
    ...foreign.rows.map((r) => `foreign key of ${r.table} row ${r.rowid}`),
  ]
}
/** A number that changes once another connection has committed (SQLite: data_version; its meaning is per connection). */
export async function dataVersion(db: Kysely<Database>): Promise<number> {
  const { rows } = await db.executeQuery<{ data_version: number }>(askDataVersion)
  return rows[0]?.data_version ?? 0
}
/** Freshens the planner's statistics. They are a convenience: a full disk must not keep anyone from closing. */
export async function optimize(db: Kysely<Database>): Promise<void> {
  await sql`pragma optimize`.execute(db).catch(() => undefined)
}
/** A consistent copy while others read and write (SQLite: VACUUM INTO). */
export async function copyTo(db: Kysely<Database>, file: string): Promise<void> {
  await sql`vacuum into ${file}`.execute(db)
}

/** Inserts many rows through one bound JSON value: one cached statement instead of thousands of parameters. Values are text, numbers or null. */
export async function insertMany<T extends keyof Database & string>(db: Kysely<Database>, table: T, columns: readonly (keyof Database[T] & string)[], rows: readonly unknown[][]): Promise<void> {
  if (rows.length === 0) return
  const picks = columns.map((_, i) => `json_extract(value, '$[${i}]')`).join(', ')
  const head = `insert into ${table} (${columns.join(', ')}) select ${picks} from json_each(`
  await sql`${sql.raw(head)}${JSON.stringify(rows)})`.execute(db)
}
/** Removes many rows by one bound list. */
export async function removeParties(db: Kysely<Database>, ids: readonly string[]): Promise<void> {
  await sql`delete from parties where id in (select value from json_each(${JSON.stringify(ids)}))`.execute(db)
}
/** Those of the given values that a column already holds. */
export async function existing(db: Kysely<Database>, table: 'commitments' | 'parties', column: 'code' | 'code_lookup', values: readonly string[]): Promise<{ key: string; id: string }[]> {
  const { rows } = await sql<{ key: string; id: string }>`select t.${sql.ref(column)} as key, t.id as id from json_each(${JSON.stringify(values)}) j join ${sql.table(table)} t on t.${sql.ref(column)} = j.value`.execute(db)
  return rows
}
/** The tables whose rows belong to a party and move with it. */
export type PartyTable = 'commitments' | 'credit_records' | 'measures' | 'measure_feedback' | 'rejections' | 'eligibility_overrides'
export async function rowsOfParty(db: Kysely<Database>, table: PartyTable, partyId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where party_id = ${partyId}`.execute(db)
  return rows.map((row) => row.id)
}
export async function moveRows(db: Kysely<Database>, table: PartyTable, ids: readonly string[], partyId: string): Promise<void> {
  if (ids.length === 0) return
  await sql`update ${sql.table(table)} set party_id = ${partyId} where id in (select value from json_each(${JSON.stringify(ids)}))`.execute(db)
}
