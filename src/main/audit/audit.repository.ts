// Reads and appends the audit trail; nothing here can change an entry.
import { sql } from 'kysely'
import type { Reader, Row, Writer } from '../db/schema'
import { entryHash, genesisHash, headSeal } from './audit.rules'

export interface AuditEntry {
  at: string
  actorId: string | null
  actor: string
  operation: string
  subjectType: string
  subjectId: string
  summary: string
}
export type Head = { seq: number; hash: string; seal: string }

export async function readHead(db: Reader): Promise<Head | undefined> {
  return db.selectFrom('audit_head').select(['seq', 'hash', 'seal']).where('one', '=', 1).executeTakeFirst()
}

/** `reading` is the head as this transaction found it; asked for at its start, it costs the command no wait of its own. */
export async function append(db: Writer, key: Uint8Array, entries: readonly AuditEntry[], reading: Promise<Head | undefined> = readHead(db)): Promise<void> {
  const head = await reading
  let seq = head?.seq ?? 0
  let hash = head?.hash ?? genesisHash
  const rows = entries.map((entry) => {
    seq += 1
    const fields = {
      seq, at: entry.at, actor_id: entry.actorId, actor: entry.actor, operation: entry.operation, subject_type: entry.subjectType,
      subject_id: entry.subjectId, summary: entry.summary, previous_hash: hash,
    }
    hash = entryHash(fields)
    return { ...fields, hash }
  })
  const sealed = { seq, hash, seal: headSeal(key, seq, hash) }
  // One after the other: on a full disk SQLite ends the transaction by itself, and a statement already on its way would be committed alone.
  await db.insertInto('audit_entries').values(rows).execute()
  await db.insertInto('audit_head').values({ one: 1, ...sealed }).onConflict((c) => c.column('one').doUpdateSet(sealed)).execute()
}

export const chunkAfter = (db: Reader, seq: number, limit: number): Promise<Row<'audit_entries'>[]> =>
  db.selectFrom('audit_entries').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute()

export async function listBefore(db: Reader, before: number | undefined, limit: number, operation?: string): Promise<Row<'audit_entries'>[]> {
  let query = db.selectFrom('audit_entries').selectAll().orderBy('seq', 'desc').limit(limit)
  if (before !== undefined) query = query.where('seq', '<', before)
  if (operation) query = query.where('operation', '=', operation)
  return query.execute()
}
export async function count(db: Reader): Promise<number> {
  const row = await db.selectFrom('audit_entries').select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()
  return row.n
}
