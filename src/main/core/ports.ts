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
export interface CoreOptions {
  dataDir: string
  clock?: Clock
  files?: Files
  passphrase?: string | undefined
  osStore?: OsStore | undefined
  /** Folder of the shipped packs (catalogue, calendar). */
  resourcesDir: string
  log?: (entry: { level: 'info' | 'error'; message: string; ref?: string; detail?: string }) => void
}
