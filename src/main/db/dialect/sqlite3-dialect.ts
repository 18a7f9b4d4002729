// Kysely dialect for the npm package `sqlite3`: one connection, BEGIN IMMEDIATE, savepoints.
import sqlite3 from 'sqlite3'
import {
  CompiledQuery, createQueryId, IdentifierNode, RawNode, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler,
  type DatabaseConnection, type Dialect, type Driver, type Kysely, type QueryCompiler,
} from 'kysely'
import { Sqlite3Connection } from './sqlite3-connection'

export interface Sqlite3Config {
  filename: string
  readonly?: boolean
  pragmas?: readonly string[]
}
const busyTimeoutMs = 10_000
const cachedStatements = 200

function open(config: Sqlite3Config): Promise<sqlite3.Database> {
  const mode = config.readonly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE
  return new Promise((resolve, reject) => {
    const db = new sqlite3.Database(config.filename, mode, (error) => (error ? reject(error) : resolve(db)))
  })
}

class Sqlite3Driver implements Driver {
  #connection: Sqlite3Connection | undefined
  readonly #config: Sqlite3Config
  constructor(config: Sqlite3Config) {
    this.#config = config
  }
  async init(): Promise<void> {
    const raw = await open(this.#config)
    raw.configure('busyTimeout', busyTimeoutMs)
    this.#connection = new Sqlite3Connection(raw, cachedStatements)
    for (const pragma of this.#config.pragmas ?? []) await this.#connection.executeQuery(CompiledQuery.raw(`pragma ${pragma}`))
  }
  // Kysely's own mutex hands out the one connection (supportsMultipleConnections is false).
  acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection ? Promise.resolve(this.#connection) : Promise.reject(new Error('database is closed'))
  }
  releaseConnection(): Promise<void> {
    return Promise.resolve()
  }
  // A deferred BEGIN that reads and then writes fails at once with SQLITE_BUSY beside a second writer.
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // On a full disk or a failed write SQLite has rolled back by itself; saying so again must not hide why.
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch((error: Error) => {
      if (!error.message.includes('no transaction is active')) throw error
    })
  }
  async savepoint(connection: DatabaseConnection, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    await connection.executeQuery(named('savepoint', name, compile))
  }
  async rollbackToSavepoint(connection: DatabaseConnection, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    await connection.executeQuery(named('rollback to', name, compile))
  }
  async releaseSavepoint(connection: DatabaseConnection, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    await connection.executeQuery(named('release', name, compile))
  }
  async destroy(): Promise<void> {
    await this.#connection?.close()
    this.#connection = undefined
  }
}
const named = (verb: string, name: string, compile: QueryCompiler['compileQuery']): CompiledQuery =>
  compile(RawNode.createWithChildren([RawNode.createWithSql(`${verb} `), IdentifierNode.create(name)]), createQueryId())

export class Sqlite3Dialect implements Dialect {
  readonly #config: Sqlite3Config
  constructor(config: Sqlite3Config) {
    this.#config = config
  }
  createAdapter(): SqliteAdapter {
    return new SqliteAdapter()
  }
  createDriver(): Driver {
    return new Sqlite3Driver(this.#config)
  }
  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db)
  }
  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler()
  }
}
