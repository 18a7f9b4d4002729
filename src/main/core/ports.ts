// What the core needs from its surroundings; tests and the command line bring their own.
import type { OsStore } from '../crypto/key-store'

export interface Clock {
  now: () => Date
}
export interface Files {
  /** The path behind an opaque handle; the renderer never sends one. */
  resolve: (handle: string) => string | undefined
}
export interface WorkerHandle {
  kill: () => void
}
export interface CoreEvent {
  kind: 'jobProgress' | 'invalidated'
  prefixes?: readonly string[]
  jobId?: string
}
export interface CoreOptions {
  dataDir: string
  clock?: Clock
  files?: Files
  passphrase?: string | undefined
  osStore?: OsStore | undefined
  /** Starts a job in a process of its own; without it the job runs in this one. */
  startWorker?: ((jobId: string, onMessage: (message: unknown) => void, onExit: (code: number) => void) => WorkerHandle) | undefined
  /** Folder of the shipped packs (catalogue, calendar). */
  resourcesDir: string
  log?: (entry: { level: 'info' | 'error'; message: string; ref?: string; detail?: string }) => void
}
