// Takes a file into custody: type checked by content, copied, flushed, hashed with SM3 and SHA-256 on the way.
import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ProblemError } from '../../shared/problem'
import { Sm3 } from '../crypto/sm3'

export interface Stored {
  fileName: string
  storedAs: string
  bytes: number
  sm3: string
  sha256: string
}
const signatures: readonly [string, string][] = [['ffd8ff', 'jpg'], ['89504e47', 'png'], ['25504446', 'pdf']]
export const evidenceDir = (dataDir: string): string => join(dataDir, 'evidence')

export async function takeEvidence(dataDir: string, id: string, source: string, limitMb: number): Promise<Stored> {
  const fileName = basename(source)
  const size = statSync(source).size
  if (size > limitMb * 1024 * 1024) throw new ProblemError('evidence.tooLarge', { name: fileName, limit: limitMb })
  const folder = evidenceDir(dataDir)
  mkdirSync(folder, { recursive: true })
  const temporary = join(folder, `${id}.partial`)
  const [sm3, sha256] = [new Sm3(), createHash('sha256')]
  const target = await open(temporary, 'wx')
  let [head, bytes] = ['', 0]
  try {
    for await (const chunk of createReadStream(source)) {
      const block = chunk as Buffer
      if (bytes === 0) head = block.subarray(0, 4).toString('hex')
      bytes += block.length
      sm3.update(block)
      sha256.update(block)
      await target.writeFile(block)
    }
    await target.sync()
  } finally {
    await target.close()
  }
  const type = signatures.find(([signature]) => head.startsWith(signature))?.[1]
  if (!type) {
    await rm(temporary)
    throw new ProblemError('evidence.wrongType', { name: fileName })
  }
  const storedAs = `${id}.${type}`
  await rename(temporary, join(folder, storedAs))
  return { fileName, storedAs, bytes, sm3: sm3.hex(), sha256: sha256.digest('hex') }
}
/** The hashes of a file in custody as it is now; undefined when it is gone. */
export async function hashesOf(dataDir: string, storedAs: string): Promise<{ sm3: string; sha256: string } | undefined> {
  const [sm3, sha256] = [new Sm3(), createHash('sha256')]
  try {
    for await (const chunk of createReadStream(join(evidenceDir(dataDir), storedAs))) {
      sm3.update(chunk as Buffer)
      sha256.update(chunk as Buffer)
    }
  } catch {
    return undefined
  }
  return { sm3: sm3.hex(), sha256: sha256.digest('hex') }
}
