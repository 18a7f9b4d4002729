// The migrations in order, numbered by tens. A landed one is never edited; add the next.
import type { Kysely } from 'kysely'
import { up as first } from './010-first'
import { up as window } from './020-window'

export interface Migration {
  version: number
  name: string
  up: (db: Kysely<unknown>) => Promise<void>
  /** Replaces tables others refer to: foreign keys rest meanwhile and are checked before the commit. */
  rebuilds?: true
}
export const migrations: readonly Migration[] = [
  { version: 10, name: 'first', up: first },
  { version: 20, name: 'window', up: window, rebuilds: true },
]
