// Personal numbers at rest: AES-256-GCM for keeping, a keyed hash for exact search.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

export class PersonalData {
  readonly #key: Uint8Array
  readonly #lookupKey: Uint8Array
  constructor(key: Uint8Array, lookupKey: Uint8Array) {
    this.#key = key
    this.#lookupKey = lookupKey
  }
  /** base64 of nonce (12 bytes), tag (16 bytes) and ciphertext. */
  seal(text: string): string {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
  }
  /** Throws when the text was altered or belongs to another key. */
  open(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  }
  lookup(code: string): string {
    return createHmac('sha256', this.#lookupKey).update(code.trim().toUpperCase()).digest('base64url')
  }
}
