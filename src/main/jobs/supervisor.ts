// Runs jobs in the process a host gives; when that process dies, the job is interrupted, never left "running".
import type { JobHost } from '../core/ports'
import type { Store } from '../db'
import { markJobInterrupted, type Jobs } from './jobs'

export interface SupervisorParts {
  store: Store
  host: JobHost
  place: { dataDir: string; resourcesDir: string; master: Buffer }
  onProgress: (id: string) => void
  onEnded: (id: string) => void
  now: () => string
}
export class JobSupervisor implements Jobs {
  readonly #parts: SupervisorParts
  readonly #running = new Map<string, Promise<void>>()
  constructor(parts: SupervisorParts) {
    this.#parts = parts
  }
  start(id: string): void {
    this.#running.set(id, this.#run(id).finally(() => this.#running.delete(id)))
  }
  async finished(id: string): Promise<void> {
    await this.#running.get(id)
  }
  async drain(): Promise<void> {
    if (this.#running.size > 0) this.#parts.host.stop()
    await Promise.all(this.#running.values())
  }
  async #run(id: string): Promise<void> {
    const { host, place, store, onProgress, onEnded, now } = this.#parts
    try {
      await host.run({ id, ...place }, () => onProgress(id))
    } catch {
      await markJobInterrupted(store, id, now())
    }
    onEnded(id)
  }
}
