// The open store: one writer, a few readers, and the only place that decides commit or rollback.
import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { ProblemError } from '../../shared/problem'
import { dataVersion, optimize, readerDialect, writerDialect } from './dialect'
import { migrate } from './migrate'
import type { Database, Reader, Writer } from './schema'

export interface Store {
  filename: string
  reader: Reader
  /** One immediate transaction; every write of the command happens in it or not at all. */
  write: <T>(work: (trx: Writer) => Promise<T>) => Promise<T>
  /** Something small, read by every request and seldom changed: read again once anyone, here or in another process, has committed. */
  remembered: <T>(key: string, load: (db: Reader) => Promise<T>) => Promise<T>
  /** A read snapshot, so that a count and its list agree. */
  snapshot: <T>(work: (trx: Reader) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}
const inTransaction = new AsyncLocalStorage<true>()
const readers = 3

function translated(error: unknown): unknown {
  const code = (error as { code?: string }).code
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new ProblemError('storage.full')
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') return new ProblemError('storage.damaged', { message: code })
  return error
}

/** The version is asked before the value is loaded, so a value is never older than the version it is kept under. */
function remembering(reader: Reader): Store['remembered'] {
  const values = new Map<string, unknown>()
  let version = -1
  return async <T>(key: string, load: (db: Reader) => Promise<T>): Promise<T> => {
    const now = await dataVersion(reader)
    if (now !== version) values.clear()
    version = now
    if (values.has(key)) return values.get(key) as T
    const value = await load(reader)
    if (version === now) values.set(key, value)
    return value
  }
}
export async function openStore(dataDir: string): Promise<Store> {
  mkdirSync(dataDir, { recursive: true })
  const filename = join(dataDir, 'xinnuo.sqlite')
  const writer = new Kysely<Database>({ dialect: writerDialect(filename) })
  try {
    await migrate(writer, filename)
  } catch (error) {
    await writer.destroy()
    throw translated(error)
  }
  const pool = Array.from({ length: readers }, () => new Kysely<Database>({ dialect: readerDialect(filename) }))
  let turn = 0
  const next = (): Reader => pool[turn++ % readers] ?? writer
  return {
    filename,
    get reader() {
      return next()
    },
    write: async (work) => {
      // A second transaction inside the first would wait for itself for ever.
      if (inTransaction.getStore()) throw new Error('a transaction is already open: pass its handle on')
      try {
        return await inTransaction.run(true, () => writer.transaction().execute(work))
      } catch (error) {
        throw translated(error)
      }
    },
    remembered: remembering(pool[0] ?? writer),
    snapshot: async (work) => {
      const reader = next()
      return reader.connection().execute(async (connection) => {
        await sql`begin`.execute(connection)
        try {
          return await work(connection)
        } finally {
          await sql`commit`.execute(connection)
        }
      })
    },
    close: async () => {
      await optimize(writer)
      await Promise.all(pool.map((reader) => reader.destroy()))
      await writer.destroy()
    },
  }
}
