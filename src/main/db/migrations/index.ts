// The migrations in order, numbered by tens. A landed one is never edited; add the next.
import type { Kysely } from 'kysely'
import { up as first } from './010-first'

export interface Migration {
  version: number
  name: string
  up: (db: Kysely<unknown>) => Promise<void>
}
export const migrations: readonly Migration[] = [{ version: 10, name: 'first', up: first }]
