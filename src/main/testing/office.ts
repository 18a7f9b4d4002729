// A demonstration office in a temporary folder for tests: named people, a clock that can be moved, real SQLite.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InputOf, OutputOf, Reply } from '../../shared/contract/contract'
import type { AppContract, OperationName } from '../../shared/contract'
import { demonstrationMarker, demonstrationPassword } from '../admin'
import { openCore, type Core } from '../core/core'
import type { CoreOptions } from '../core/ports'
import { ProblemError, describeProblem } from '../../shared/problem'

export type Name = 'clerk' | 'officer' | 'officer2' | 'reviewer' | 'supervisor' | 'sysadmin' | 'secadmin' | 'auditor'
export interface TestOffice {
  dir: string
  core: Core
  /** Moves the clock to 10:00 local time of this day. */
  setDay: (day: string) => void
  /** Runs an operation as this person and gives its value; throws the Problem. */
  as: <K extends OperationName>(name: Name, operation: K, input: unknown) => Promise<OutputOf<AppContract, K>>
  reply: (name: Name | undefined, operation: string, input: unknown, idempotencyKey?: string) => Promise<Reply>
  /** A handle for a file of this content. */
  file: (name: string, content: Uint8Array | string) => string
  offer: (path: string) => string
  reopen: () => Promise<void>
  close: () => Promise<void>
}
export type Input<K extends OperationName> = InputOf<AppContract, K>
export const resourcesDir = join(import.meta.dirname, '../../../resources')

export async function openTestOffice(day = '2026-03-02', more: Pick<CoreOptions, 'jobHost'> = {}): Promise<TestOffice> {
  const dir = mkdtempSync(join(tmpdir(), 'xinnuo-test-'))
  writeFileSync(demonstrationMarker(dir), 'test')
  let now = new Date(`${day}T02:00:00Z`)
  const handles = new Map<string, string>()
  const open = (): Promise<Core> => openCore({ dataDir: dir, resourcesDir, clock: { now: () => now }, files: { resolve: (handle) => handles.get(handle) }, ...more })
  const sessions = new Map<string, string>()
  const office: TestOffice = {
    dir, core: await open(),
    setDay: (next) => { now = new Date(`${next}T02:00:00Z`); sessions.clear() },
    reply: async (name, operation, input, idempotencyKey) => {
      if (name && !sessions.has(name)) {
        const signedIn = await office.core.dispatch({ operation: 'session.signIn', input: { username: name, password: demonstrationPassword } })
        if (!signedIn.ok) return signedIn
        sessions.set(name, (signedIn.value as { sessionId: string }).sessionId)
      }
      return office.core.dispatch({ operation, input, sessionId: name && sessions.get(name), idempotencyKey })
    },
    as: async (name, operation, input) => {
      const reply = await office.reply(name, operation, input)
      if (reply.ok) return reply.value as never
      throw Object.assign(new ProblemError(reply.problem.code, reply.problem.details), { message: `${operation}: ${reply.problem.code} ${describeProblem(reply.problem).text}` })
    },
    offer: (path) => { const handle = `handle-${handles.size + 1}`; handles.set(handle, path); return handle },
    file: (name, content) => { const path = join(dir, name); writeFileSync(path, content); return office.offer(path) },
    reopen: async () => { await office.core.close(); sessions.clear(); office.core = await open() },
    close: async () => { await office.core.close(); rmSync(dir, { recursive: true, force: true }) },
  }
  const made = await office.core.dispatch({ operation: 'office.loadDemonstration', input: {} })
  if (!made.ok) throw new Error(JSON.stringify(made.problem))
  return office
}
