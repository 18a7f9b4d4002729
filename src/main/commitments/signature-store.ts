// A signature drawn at the window or a scanned signed page: checked by content, hashed with SM3 and SHA-256, sealed at rest.
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { signatureInput } from '../../shared/commitments/commitments.contract'
import { ProblemError } from '../../shared/problem'
import { actor, type CommandContext, type QueryContext } from '../core/context'
import { Sm3 } from '../crypto/sm3'
import type { Row } from '../db'

export type SignatureInput = z.output<typeof signatureInput>
const limitMb = 10
const types: readonly [string, string][] = [['ffd8ff', 'image/jpeg'], ['89504e47', 'image/png'], ['25504446', 'application/pdf']]
const mimeOf = (bytes: Buffer): string | undefined => types.find(([head]) => bytes.subarray(0, 4).toString('hex').startsWith(head))?.[1]
const folderOf = (dataDir: string): string => join(dataDir, 'signatures')

function read(context: CommandContext, input: SignatureInput): { name: string; bytes: Buffer } {
  if (input.kind === 'drawn') return { name: '手写签名.png', bytes: Buffer.from(input.png, 'base64') }
  const path = context.services.files.resolve(input.file)
  if (!path) throw new ProblemError('file.handleUnknown')
  const name = basename(path)
  if (statSync(path).size > limitMb * 1024 * 1024) throw new ProblemError('evidence.tooLarge', { name, limit: limitMb })
  return { name, bytes: readFileSync(path) }
}
export async function keepSignature(context: CommandContext, commitmentId: string, input: SignatureInput): Promise<{ sm3: string; sha256: string }> {
  const { name, bytes } = read(context, input)
  if (!mimeOf(bytes)) throw new ProblemError('evidence.wrongType', { name })
  const id = context.newId()
  const sm3 = new Sm3()
  sm3.update(bytes)
  const hashes = { sm3: sm3.hex(), sha256: createHash('sha256').update(bytes).digest('hex') }
  const folder = folderOf(context.services.dataDir)
  mkdirSync(folder, { recursive: true })
  const storedAs = `${id}.sealed`
  const handle = openSync(join(folder, `${storedAs}.partial`), 'w', 0o600)
  writeSync(handle, context.services.personal.seal(bytes.toString('base64')))
  fsyncSync(handle)
  closeSync(handle)
  renameSync(join(folder, `${storedAs}.partial`), join(folder, storedAs))
  await context.db.insertInto('signatures').values({ id, commitment_id: commitmentId, kind: input.kind, file_name: name, stored_as: storedAs, bytes: bytes.length, ...hashes, captured_by: actor(context).id, captured_at: context.now }).execute()
  context.audit({ subjectType: 'signature', subjectId: id, summary: `${input.kind === 'drawn' ? '采集手写签名' : `收存签字页 ${name}`}，SM3 ${hashes.sm3.slice(0, 16)}…` })
  return hashes
}
/** The bytes as they were captured, and whether they still are. */
export function openSignature(context: QueryContext, row: Row<'signatures'>): { fileName: string; mime: string; base64: string; intact: boolean } {
  try {
    const base64 = context.services.personal.open(readFileSync(join(folderOf(context.services.dataDir), row.stored_as), 'utf8'))
    const bytes = Buffer.from(base64, 'base64')
    return { fileName: row.file_name, mime: mimeOf(bytes) ?? '', base64, intact: createHash('sha256').update(bytes).digest('hex') === row.sha256 }
  } catch {
    return { fileName: row.file_name, mime: '', base64: '', intact: false }
  }
}
