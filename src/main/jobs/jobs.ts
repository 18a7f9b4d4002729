// Long work: a stored row first, then it runs; progress, cancel and its outcome are read from the row.
import type { JobState } from '../../shared/jobs/jobs.contract'
import { ProblemError, type Problem } from '../../shared/problem'
import type { CommandContext } from '../core/context'
import type { Reader, Row, Store } from '../db'

export async function createJob(context: CommandContext, job: { kind: string; label: string; input: unknown }): Promise<string> {
  const id = context.newId()
  await context.db.insertInto('jobs').values({
    id, kind: job.kind, label: job.label, state: 'queued', input: JSON.stringify(job.input), total_count: null, problem: null, created_by: context.person?.id ?? null, created_at: context.now, started_at: null, ended_at: null,
  }).execute()
  context.audit({ subjectType: 'job', subjectId: id, summary: `任务：${job.label}` })
  context.afterCommit(() => context.services.jobs.start(id))
  return id
}
export async function findJob(db: Reader, id: string): Promise<Row<'jobs'>> {
  const row = await db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError('job.notFound', { id })
  return row
}
export interface Progress {
  /** Stores how far the work is, at most ten times a second; throws job.cancelled once cancel was asked for. */
  report: (done: number, total: number | null) => Promise<void>
}
export type JobRun = (job: { id: string; input: unknown; createdBy: string | null }, progress: Progress) => Promise<unknown>
const reportEveryMs = 100

export interface Jobs {
  start: (id: string) => void
  /** Resolves when the job has ended; at once when it is not running here. */
  finished: (id: string) => Promise<void>
  /** Before the store closes: what runs is waited for, or stopped where it can be resumed. */
  drain: () => Promise<void>
}
export class JobRunner implements Jobs {
  readonly #store: Store
  readonly #runs: Record<string, JobRun>
  readonly #onProgress: (id: string) => void
  readonly #problemOf: (error: unknown, what: string) => Problem
  readonly #now: () => string
  readonly #running = new Map<string, Promise<void>>()
  constructor(parts: { store: Store; runs: Record<string, JobRun>; onProgress: (id: string) => void; problemOf: (error: unknown, what: string) => Problem; now: () => string }) {
    this.#store = parts.store
    this.#runs = parts.runs
    this.#onProgress = parts.onProgress
    this.#problemOf = parts.problemOf
    this.#now = parts.now
  }
  start(id: string): void {
    const running = this.#run(id).finally(() => this.#running.delete(id))
    this.#running.set(id, running)
  }
  async finished(id: string): Promise<void> {
    await this.#running.get(id)
  }
  async drain(): Promise<void> {
    await Promise.all(this.#running.values())
  }
  async #set(id: string, set: Partial<Row<'jobs'>>): Promise<void> {
    await this.#store.write(async (db) => {
      await db.updateTable('jobs').set(set).where('id', '=', id).execute()
    })
    this.#onProgress(id)
  }
  async #run(id: string): Promise<void> {
    const job = await findJob(this.#store.reader, id)
    const run = this.#runs[job.kind]
    if (!run) throw new Error(`no job of kind ${job.kind}`)
    await this.#set(id, { state: 'running', started_at: this.#now() })
    const end = (state: JobState, more: Partial<Row<'jobs'>>): Promise<void> => this.#set(id, { state, ended_at: this.#now(), ...more })
    try {
      const result = await run({ id, input: JSON.parse(job.input) as unknown, createdBy: job.created_by }, this.#progress(id))
      await end('succeeded', { result: JSON.stringify(result ?? null) })
    } catch (error) {
      const problem = this.#problemOf(error, `job ${job.kind}`)
      await end(problem.code === 'job.cancelled' ? 'cancelled' : 'failed', { problem: JSON.stringify(problem) })
    }
  }
  #progress(id: string): Progress {
    let last = 0
    return {
      report: async (done, total) => {
        const now = Date.now()
        if (now - last < reportEveryMs) return
        last = now
        const row = await findJob(this.#store.reader, id)
        if (row.cancel_asked === 1) throw new ProblemError('job.cancelled')
        await this.#set(id, { done_count: done, total_count: total })
      },
    }
  }
}
/** Only this job: its process is gone, its batch can be resumed or undone. */
export async function markJobInterrupted(store: Store, id: string, now: string): Promise<void> {
  await store.write(async (db) => {
    await db.updateTable('jobs').set({ state: 'interrupted', ended_at: now }).where('id', '=', id).where('state', 'in', ['queued', 'running']).execute()
    await db.updateTable('import_batches').set({ state: 'interrupted' }).where('job_id', '=', id).where('state', 'in', ['checking', 'importing']).execute()
  })
}
/** After a crash nothing is running: what says so was interrupted, and says that from now on. */
export async function markInterrupted(store: Store, now: string): Promise<number> {
  return store.write(async (db) => {
    const jobs = await db.updateTable('jobs').set({ state: 'interrupted', ended_at: now }).where('state', 'in', ['queued', 'running']).executeTakeFirst()
    await db.updateTable('import_batches').set({ state: 'interrupted' }).where('state', 'in', ['checking', 'importing']).execute()
    return Number(jobs.numUpdatedRows)
  })
}
