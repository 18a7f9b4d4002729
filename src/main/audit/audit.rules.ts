// The hash chain of the audit trail: what one entry's hash covers. Pure.
import { createHash, createHmac } from 'node:crypto'

export interface AuditFields {
  seq: number
  at: string
  actor_id: string | null
  actor: string
  operation: string
  subject_type: string
  subject_id: string
  summary: string
  previous_hash: string
}
export const genesisHash = '0'.repeat(64)

export function entryHash(entry: AuditFields): string {
  const fields = [
    entry.seq, entry.at, entry.actor_id, entry.actor, entry.operation, entry.subject_type, entry.subject_id, entry.summary, entry.previous_hash,
  ]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}
/** The head is sealed with a key outside the database, so that cutting the tail off cannot be hidden by editing the head. */
export const headSeal = (key: Uint8Array, seq: number, hash: string): string =>
  createHmac('sha256', key).update(`${seq}:${hash}`).digest('hex')
