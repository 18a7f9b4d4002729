// Who is signed in, in memory only: a restart signs everyone out. Idle sessions lock by themselves.
import { randomBytes } from 'node:crypto'

interface Session {
  userId: string
  lastSeen: number
  locked: boolean
}
export class Sessions {
  readonly #sessions = new Map<string, Session>()
  readonly #now: () => Date
  #idleMs = 10 * 60_000
  constructor(now: () => Date) {
    this.#now = now
  }
  setIdleMinutes(minutes: number): void {
    this.#idleMs = minutes * 60_000
  }
  open(userId: string): string {
    const id = randomBytes(24).toString('base64url')
    this.#sessions.set(id, { userId, lastSeen: this.#now().getTime(), locked: false })
    return id
  }
  /** The session, locked when it has been idle too long; a locked one stays locked until the password is given. */
  touch(id: string | undefined, activity = true): Session | undefined {
    const session = id === undefined ? undefined : this.#sessions.get(id)
    if (!session) return undefined
    const now = this.#now().getTime()
    if (now - session.lastSeen > this.#idleMs) session.locked = true
    if (!session.locked && activity) session.lastSeen = now
    return session
  }
  isLocked(id: string): boolean {
    return this.#sessions.get(id)?.locked ?? false
  }
  lock(id: string): void {
    const session = this.#sessions.get(id)
    if (session) session.locked = true
  }
  unlock(id: string): void {
    const session = this.#sessions.get(id)
    if (session) Object.assign(session, { locked: false, lastSeen: this.#now().getTime() })
  }
  close(id: string): void {
    this.#sessions.delete(id)
  }
}
