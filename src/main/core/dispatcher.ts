// The one way in: channel known → input parsed → session → permission → handler → audit → output parsed → reply.
import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { contract as wholeContract } from '../../shared/contract'
import type { Message, Operation, Reply } from '../../shared/contract/contract'
import type { Person } from '../../shared/admin/admin.contract'
import { allows, permissionRoles, roleLabels } from '../../shared/admin/permissions'
import type { EventName, Events } from '../../shared/loop/events'
import { ProblemError, type Problem } from '../../shared/problem'
import { localDateOf } from '../../shared/primitives/local-date'
import { append, readHead, type AuditEntry } from '../audit'
import type { Writer } from '../db'
import { RefusalToKeep, type CommandContext, type QueryContext, type Services } from './context'
import type { Sessions } from './sessions'

type Handler = (context: QueryContext | CommandContext, input: unknown) => Promise<unknown>
export type Reaction = (context: CommandContext, payload: Events[EventName]) => Promise<void>
export interface DispatcherParts {
  services: Services
  sessions: Sessions
  handlers: Record<string, Handler>
  loop: Partial<Record<EventName, readonly Reaction[]>>
  now: () => Date
  loadPerson: (userId: string) => Promise<Person | undefined>
  onInvalidated: (prefixes: readonly string[]) => void
  log: (entry: { level: 'info' | 'error'; message: string; ref?: string; detail?: string }) => void
}
const operations: Record<string, Operation> = wholeContract
/** Work that must go on behind a locked screen. */
/** Asked by the page itself on a timer: no sign that anyone is there. */
const looksOnly = new Set(['session.state', 'jobs.get', 'drafts.put'])
const openWhenLocked = new Set(['session.state', 'session.unlock', 'session.signOut', 'session.signIn'])

function parsed(operation: Operation, input: unknown): unknown {
  const result = operation.input.safeParse(input)
  if (result.success) return result.data
  const issue: z.core.$ZodIssue | undefined = result.error.issues[0]
  const issues = result.error.issues.map((i) => ({ field: i.path.join('.'), message: i.message }))
  throw new ProblemError('input.malformed', { field: issue?.path.join('.') ?? '', message: issue?.message ?? '', issues })
}

function authorised(name: string, operation: Operation, person: Person | undefined): void {
  if (operation.access === 'public') return
  if (!person) throw new ProblemError('session.required')
  if (operation.access === 'signedIn' || allows(operation.access, person.roles)) return
  const roles = permissionRoles[operation.access].map((role) => roleLabels[role]).join('、')
  throw new ProblemError('permission.denied', { operation: operation.summary, name, permission: operation.access, roles })
}

export class Dispatcher {
  readonly #parts: DispatcherParts
  constructor(parts: DispatcherParts) {
    this.#parts = parts
  }

  async dispatch(message: Message): Promise<Reply> {
    try {
      const value = await this.#run(message)
      return { ok: true, value }
    } catch (error) {
      return { ok: false, problem: this.problemOf(error, message.operation) }
    }
  }

  problemOf(error: unknown, operation: string): Problem {
    if (error instanceof ProblemError) return error.problem
    const ref = randomUUID().slice(0, 8)
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.#parts.log({ level: 'error', message: `fault in ${operation}`, ref, detail })
    return { code: 'fault.unexpected', details: { ref }, ref }
  }

  async #run(message: Message): Promise<unknown> {
    const operation = Object.hasOwn(operations, message.operation) ? operations[message.operation] : undefined
    const handler = Object.hasOwn(this.#parts.handlers, message.operation) ? this.#parts.handlers[message.operation] : undefined
    if (!operation || !handler) throw new ProblemError('operation.unknown', { operation: message.operation })
    const input = parsed(operation, message.input)
    const session = this.#parts.sessions.touch(message.sessionId, !looksOnly.has(message.operation))
    if (session?.locked && !openWhenLocked.has(message.operation)) throw new ProblemError('session.locked')
    const person = session ? await this.#person(session.userId, operation) : undefined
    authorised(message.operation, operation, person)
    const common = {
      services: this.#parts.services, now: this.#parts.now().toISOString(), today: localDateOf(this.#parts.now()), newId: () => uuidv7(),
      sessionId: session ? message.sessionId : undefined, person,
    }
    if (operation.kind === 'query') {
      return operation.output.parse(await handler({ ...common, db: this.#parts.services.store.reader }, input))
    }
    return this.#command(message, operation, handler, common, input)
  }

  /** A question may be answered from what nobody has changed since; a command always looks afresh. */
  #person(userId: string, operation: Operation): Promise<Person | undefined> {
    const { services, loadPerson } = this.#parts
    return operation.kind === 'query' ? services.store.remembered(`person ${userId}`, () => loadPerson(userId)) : loadPerson(userId)
  }

  async #command(message: Message, operation: Operation, handler: Handler, common: Omit<QueryContext, 'db'>, input: unknown): Promise<unknown> {
    const afterCommit: (() => void)[] = []
    const outcome = await this.#parts.services.store.write(async (db) => {
      const repeated = await this.#repeated(db, message, common.person)
      if (repeated) return { value: repeated.value }
      const head = readHead(db)
      // Whoever fails first is the one to be reported; this failure is then no news.
      head.catch(() => undefined)
      const entries: AuditEntry[] = []
      const context = this.#commandContext(db, message.operation, common, entries, afterCommit)
      const result = await this.#handled(handler, context, input)
      if ('value' in result) {
        if (entries.length === 0 && !operation.unaudited) throw new Error(`${message.operation} recorded nothing in the audit trail`)
        result.value = operation.output.parse(result.value)
      }
      if (entries.length > 0) await append(db, this.#parts.services.auditKey, entries, head)
      if ('value' in result) await this.#remember(db, message, common, result.value)
      return result
    })
    for (const work of afterCommit) work()
    if ('refusal' in outcome) throw outcome.refusal
    if (operation.invalidates.length > 0) this.#parts.onInvalidated(operation.invalidates)
    return outcome.value
  }

  /** A transaction of a job: audited like a command, in the name of the person who asked for it. */
  readonly transact = async <T>(operation: string, personId: string | null, work: (context: CommandContext) => Promise<T>): Promise<T> => {
    const { services, now } = this.#parts
    const person = personId === null ? undefined : await this.#parts.loadPerson(personId)
    const common = { services, now: now().toISOString(), today: localDateOf(now()), newId: () => uuidv7(), sessionId: undefined, person }
    const afterCommit: (() => void)[] = []
    const value = await services.store.write(async (db) => {
      const entries: AuditEntry[] = []
      const result = await work(this.#commandContext(db, operation, common, entries, afterCommit))
      await append(db, services.auditKey, entries)
      return result
    })
    for (const after of afterCommit) after()
    return value
  }

  async #handled(handler: Handler, context: CommandContext, input: unknown): Promise<{ value: unknown } | { refusal: RefusalToKeep }> {
    try {
      return { value: await handler(context, input) }
    } catch (error) {
      if (error instanceof RefusalToKeep) return { refusal: error }
      throw error
    }
  }

  #commandContext(db: Writer, operation: string, common: Omit<QueryContext, 'db'>, entries: AuditEntry[], afterCommit: (() => void)[]): CommandContext {
    const context: CommandContext = {
      ...common, db,
      audit: (entry) =>
        entries.push({ at: common.now, actorId: common.person?.id ?? null, actor: common.person?.displayName ?? '系统', operation, ...entry }),
      raise: async (event, payload) => {
        for (const reaction of this.#parts.loop[event] ?? []) await reaction(context, payload)
      },
      afterCommit: (work) => afterCommit.push(work),
    }
    return context
  }

  /** The same key twice gives the same answer once; keys belong to their person. */
  async #repeated(db: Writer, message: Message, person: Person | undefined): Promise<{ value: unknown } | undefined> {
    if (!message.idempotencyKey || !person) return undefined
    const row = await db.selectFrom('idempotency').select(['reply', 'operation']).where('key', '=', `${person.id}:${message.idempotencyKey}`).executeTakeFirst()
    return row && row.operation === message.operation ? { value: JSON.parse(row.reply) as unknown } : undefined
  }
  async #remember(db: Writer, message: Message, common: Omit<QueryContext, 'db'>, value: unknown): Promise<void> {
    if (!message.idempotencyKey || !common.person) return
    await db.insertInto('idempotency')
      .values({ key: `${common.person.id}:${message.idempotencyKey}`, user_id: common.person.id, operation: message.operation, reply: JSON.stringify(value ?? null), at: common.now })
      .execute()
  }
}
