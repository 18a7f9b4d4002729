// The data folder's master key, wrapped in slots: a passphrase, and the OS key store where there is one.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ProblemError } from '../../shared/problem'

/** The operating system's secret store (Electron's safeStorage); absent on the command line. */
export interface OsStore {
  available: () => boolean
  encrypt: (text: string) => Buffer
  decrypt: (sealed: Buffer) => string
}
const keyFile = z.object({
  format: z.literal(1),
  passphrase: z.object({ salt: z.string(), N: z.int(), sealed: z.string() }),
  os: z.string().optional(),
})
const scryptN = 32_768
/** Off the main thread: the window is drawn meanwhile. */
const wrapKey = (passphrase: string, salt: Buffer, N: number): Promise<Buffer> =>
  new Promise((resolve, reject) => scrypt(passphrase.normalize('NFKC'), salt, 32, { N, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }, (error, key) => (error ? reject(error) : resolve(key))))

async function wrap(master: Buffer, passphrase: string): Promise<{ salt: string; N: number; sealed: string }> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', await wrapKey(passphrase, salt, scryptN), nonce)
  const body = Buffer.concat([cipher.update(master), cipher.final()])
  return { salt: salt.toString('base64'), N: scryptN, sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64') }
}
async function unwrap(slot: { salt: string; N: number; sealed: string }, passphrase: string): Promise<Buffer> {
  const bytes = Buffer.from(slot.sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', await wrapKey(passphrase, Buffer.from(slot.salt, 'base64'), slot.N), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
  } catch {
    throw new ProblemError('key.wrongPassphrase')
  }
}
function save(file: string, content: z.infer<typeof keyFile>): void {
  const temporary = `${file}.partial`
  const handle = openSync(temporary, 'w', 0o600)
  writeSync(handle, JSON.stringify(content))
  fsyncSync(handle)
  closeSync(handle)
  renameSync(temporary, file)
}
export interface KeyStoreOptions {
  dataDir: string
  passphrase: string | undefined
  osStore?: OsStore | undefined
}
/** Opens the master key, or makes one in a new data folder. Throws key.wrongPassphrase, key.passphraseRequired. */
export async function openMasterKey({ dataDir, passphrase, osStore }: KeyStoreOptions): Promise<Buffer> {
  const file = join(dataDir, 'keys.json')
  const os = osStore?.available() ? osStore : undefined
  if (!existsSync(file)) {
    if (!passphrase) throw new ProblemError('key.passphraseRequired')
    const master = randomBytes(32)
    save(file, { format: 1, passphrase: await wrap(master, passphrase), os: os?.encrypt(master.toString('base64')).toString('base64') })
    return master
  }
  const stored = keyFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  if (os && stored.os) return Buffer.from(os.decrypt(Buffer.from(stored.os, 'base64')), 'base64')
  if (!passphrase) throw new ProblemError('key.passphraseRequired')
  return unwrap(stored.passphrase, passphrase)
}
export type KeyPurpose = 'personal' | 'lookup' | 'audit' | 'signer'
export const subkey = (master: Buffer, purpose: KeyPurpose): Uint8Array => new Uint8Array(hkdfSync('sha256', master, Buffer.alloc(0), `xinnuo/${purpose}/v1`, 32))
