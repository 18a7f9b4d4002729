// SM2 keys and signatures (GB/T 32918) in the forms stock OpenSSL reads: DER signatures, SPKI public keys in PEM.
import { sm2 } from 'sm-crypto-v2'

export interface Sm2Pair {
  /** 32 bytes, hex. */
  privateKey: string
  /** 65 bytes uncompressed point, hex, with the leading 04. */
  publicKey: string
}
/** The distinguishing id every verifier assumes when none is agreed (GM/T 0009). */
const userId = '1234567812345678'
/** SubjectPublicKeyInfo up to the point: id-ecPublicKey, curve sm2p256v1 (1.2.156.10197.1.301). */
const spkiPrefix = '3059301306072a8648ce3d020106082a811ccf5501822d034200'

export function generateSm2Pair(): Sm2Pair {
  const pair = sm2.generateKeyPairHex()
  return { privateKey: pair.privateKey, publicKey: pair.publicKey }
}
export const signSm2 = (message: Uint8Array, pair: Sm2Pair): Uint8Array =>
  Buffer.from(sm2.doSignature(message, pair.privateKey, { hash: true, der: true, userId, publicKey: pair.publicKey }), 'hex')
export const verifySm2 = (message: Uint8Array, signature: Uint8Array, publicKey: string): boolean =>
  sm2.doVerifySignature(message, Buffer.from(signature).toString('hex'), publicKey, { hash: true, der: true, userId })
export function publicKeyPem(publicKey: string): string {
  const base64 = Buffer.from(spkiPrefix + publicKey, 'hex').toString('base64')
  return `-----BEGIN PUBLIC KEY-----\n${base64.match(/.{1,64}/g)?.join('\n')}\n-----END PUBLIC KEY-----\n`
}
