// What the core needs from its surroundings; tests and the command line bring their own.
import type { OsStore } from '../crypto/key-store'

export interface Clock {
  now: () => Date
}
export interface Files {
  /** The path behind an opaque handle; the renderer never sends one. */
  resolve: (handle: string) => string | undefined
}
export interface CoreEvent {
  kind: 'jobProgress' | 'invalidated'
  prefixes?: readonly string[]
  jobId?: string
}
/** Where jobs run when not here: a process of its own, so that a million rows never make the window wait. */
export interface JobHost {
  /** Resolves when the job has ended, whatever its outcome; rejects when its process died. */
  run: (job: { id: string; dataDir: string; resourcesDir: string; master: Buffer }, onProgress: () => void) => Promise<void>
  /** Ends what runs; a job that is stopped so is interrupted and can be resumed. */
  stop: () => void
}
export interface CoreOptions {
  dataDir: string
  clock?: Clock
  files?: Files
  passphrase?: string | undefined
  /** The opened master key, in a process that was handed it. */
  master?: Buffer | undefined
  jobHost?: JobHost | undefined
  osStore?: OsStore | undefined
  /** Folder of the shipped packs (catalogue, calendar). */
  resourcesDir: string
  log?: (entry: { level: 'info' | 'error'; message: string; ref?: string; detail?: string }) => void
}
