// Opaque handles for files a user chose: the page never learns or sends a path.
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename } from 'node:path'

export interface Offered {
  handle: string
  name: string
  bytes: number
}
export class FileHandles {
  readonly #paths = new Map<string, string>()
  offer(path: string): Offered {
    const handle = randomUUID()
    this.#paths.set(handle, path)
    return { handle, name: basename(path), bytes: statSync(path).size }
  }
  resolve(handle: string): string | undefined {
    return this.#paths.get(handle)
  }
}
