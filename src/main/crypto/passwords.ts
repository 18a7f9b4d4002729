// Passwords as scrypt hashes; the parameters travel with the hash so that they can be raised later.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const current = { N: 32_768, r: 8, p: 1, length: 32 }
function derive(password: string, salt: Buffer, o: typeof current): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, o.length, { N: o.N, r: o.r, p: o.p, maxmem: 256 * 1024 * 1024 }, (error, key) => (error ? reject(error) : resolve(key))))
}
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, current)
  return `scrypt$${current.N}$${current.r}$${current.p}$${salt.toString('base64')}$${key.toString('base64')}`
}
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = stored.split('$')
  if (scheme !== 'scrypt' || !salt || !key) return false
  const expected = Buffer.from(key, 'base64')
  const actual = await derive(password, Buffer.from(salt, 'base64'), { N: Number(N), r: Number(r), p: Number(p), length: expected.length })
  return timingSafeEqual(actual, expected)
}
