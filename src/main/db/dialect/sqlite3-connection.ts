// One sqlite3 connection for Kysely: cached statements, values checked before they are bound.
import sqlite3 from 'sqlite3'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'

const writes = /^\s*(?:insert|update|delete|replace)\b/i
const returning = /\breturning\b/i

/** node-sqlite3 binds a bigint as NULL and an object as text without a word, so nothing else is let through. */
function bindable(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string') return value
  if (typeof value === 'number') {
    if (Number.isNaN(value)) throw new TypeError('NaN cannot be stored')
    return value
  }
  if (typeof value === 'bigint') {
    if (value > 2n ** 53n || value < -(2n ** 53n)) throw new TypeError(`bigint ${value} does not fit`)
    return Number(value)
  }
  if (value instanceof Uint8Array) return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  throw new TypeError(`cannot bind a value of type ${typeof value}`)
}

/** Keeps SQLite's code (SQLITE_BUSY, SQLITE_FULL …) and names the statement, never its values. */
function wrapped(error: Error, sql: string): Error {
  const code = (error as { code?: string }).code
  return Object.assign(new Error(`${error.message} — ${sql.slice(0, 200)}`, { cause: error }), { code })
}

export class Sqlite3Connection implements DatabaseConnection {
  readonly #cache = new Map<string, sqlite3.Statement>()
  readonly raw: sqlite3.Database
  readonly #limit: number
  constructor(raw: sqlite3.Database, limit: number) {
    this.raw = raw
    this.#limit = limit
  }

  #prepare(sql: string): Promise<sqlite3.Statement> {
    const hit = this.#cache.get(sql)
    if (hit) {
      this.#cache.delete(sql)
      this.#cache.set(sql, hit)
      return Promise.resolve(hit)
    }
    return new Promise((resolve, reject) => {
      const statement = this.raw.prepare(sql, (error: Error | null) => {
        if (error) return reject(wrapped(error, sql))
        this.#cache.set(sql, statement)
        const oldest = this.#cache.entries().next().value
        if (this.#cache.size > this.#limit && oldest) {
          this.#cache.delete(oldest[0])
          oldest[1].finalize()
        }
        resolve(statement)
      })
    })
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { sql } = query
    const values = query.parameters.map(bindable)
    const statement = await this.#prepare(sql)
    const isWrite = writes.test(sql)
    return new Promise((resolve, reject) => {
      if (isWrite && !returning.test(sql)) {
        statement.run(values, function (this: sqlite3.RunResult, error: Error | null) {
          if (error) reject(wrapped(error, sql))
          else resolve({ rows: [], insertId: BigInt(this.lastID), numAffectedRows: BigInt(this.changes) })
        })
        return
      }
      statement.all(values, (error: Error | null, rows: R[]) => {
        if (error) reject(wrapped(error, sql))
        else resolve(isWrite ? { rows, numAffectedRows: BigInt(rows.length) } : { rows })
      })
    })
  }

  // Stepping row by row costs a thread hop each; lists are read in keyset pages instead (architecture.md section 5).
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not offered: read in keyset pages')
  }

  async close(): Promise<void> {
    const statements = [...this.#cache.values()]
    this.#cache.clear()
    await Promise.all(statements.map((s) => new Promise<void>((resolve) => s.finalize(() => resolve()))))
    await new Promise<void>((resolve, reject) => this.raw.close((error) => (error ? reject(error) : resolve())))
  }
}
