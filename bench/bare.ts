// The same work with nothing but the npm package sqlite3: the measure every figure is compared with.
import { Database } from 'sqlite3'

export interface Bare {
  run: (text: string, values?: readonly unknown[]) => Promise<void>
  all: <T>(text: string, values?: readonly unknown[]) => Promise<T[]>
  /** One prepared statement, run once for each row. */
  each: (text: string, rows: readonly (readonly unknown[])[]) => Promise<void>
  close: () => Promise<void>
}
export async function openBare(file: string): Promise<Bare> {
  const db = await new Promise<Database>((resolve, reject) => {
    const opened: Database = new Database(file, (error) => (error ? reject(error) : resolve(opened)))
  })
  const bare: Bare = {
    run: (text, values = []) => new Promise((resolve, reject) => void db.run(text, values, (error) => (error ? reject(error) : resolve()))),
    all: (text, values = []) => new Promise((resolve, reject) => void db.all(text, values, (error, rows) => (error ? reject(error) : resolve(rows as never)))),
    each: (text, rows) => new Promise((resolve, reject) => {
      const statement = db.prepare(text)
      for (const row of rows) statement.run(row, (error: Error | null) => error && reject(error))
      statement.finalize((error) => (error ? reject(error) : resolve()))
    }),
    close: () => new Promise((resolve, reject) => { db.close((error) => (error ? reject(error) : resolve())) }),
  }
  for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'temp_store=MEMORY', 'cache_size=-65536']) await bare.all(`pragma ${pragma}`)
  return bare
}
