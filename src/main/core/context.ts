// What a handler is given: its handle, the person, the clock, and the way to record and to raise events.
import type { Contract, InputOf, OutputOf } from '../../shared/contract/contract'
import type { Person } from '../../shared/admin/admin.contract'
import type { EventName, Events } from '../../shared/loop/events'
import { ProblemError } from '../../shared/problem'
import type { PersonalData } from '../crypto/personal-data'
import type { Reader, Store, Writer } from '../db'
import type { Files } from './ports'

export interface Services {
  store: Store
  dataDir: string
  resourcesDir: string
  personal: PersonalData
  auditKey: Uint8Array
  /** Seals the signing key of the exchange. */
  signerKey: Uint8Array
  files: Files
  sessions: SessionPort
  jobs: JobsPort
}
export interface SessionPort {
  open: (userId: string) => string
  close: (sessionId: string) => void
  lock: (sessionId: string) => void
  unlock: (sessionId: string) => void
  isLocked: (sessionId: string) => boolean
}
export interface JobsPort {
  /** Called after commit: the stored row starts to run. */
  start: (jobId: string) => void
}
interface Common {
  services: Services
  /** UTC instant, ISO. */
  now: string
  /** Local calendar date of the office (Asia/Shanghai), YYYY-MM-DD. */
  today: string
  newId: () => string
  sessionId: string | undefined
}
export interface QueryContext extends Common {
  db: Reader
  person: Person | undefined
}
export interface CommandContext extends Common {
  db: Writer
  person: Person | undefined
  audit: (entry: { subjectType: string; subjectId: string; summary: string }) => void
  raise: <E extends EventName>(event: E, payload: Events[E]) => Promise<void>
  /** Runs when the transaction has been committed, never when it was rolled back. */
  afterCommit: (work: () => void) => void
}
/** The signed-in person; the dispatcher has already refused anyone else. */
export function actor(context: { person: Person | undefined }): Person {
  if (!context.person) throw new ProblemError('session.required')
  return context.person
}
/** A refusal whose bookkeeping (a failed sign-in) must be kept: the transaction commits, the reply is the Problem. */
export class RefusalToKeep extends ProblemError {}

export type Handlers<C extends Contract> = {
  [K in keyof C]: C[K]['kind'] extends 'query'
    ? (context: QueryContext, input: InputOf<C, K>) => Promise<OutputOf<C, K>>
    : (context: CommandContext, input: InputOf<C, K>) => Promise<OutputOf<C, K>>
}
