// SM3 (GB/T 32905-2016), incremental: Electron's BoringSSL has none, and files are hashed as they stream by.
const rotl = (x: number, n: number): number => (x << n) | (x >>> (32 - n))
const constants = Int32Array.from({ length: 64 }, (_, j) => rotl(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32))

export class Sm3 {
  readonly #state = Int32Array.of(0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e)
  readonly #block = new Uint8Array(64)
  readonly #words = new Int32Array(68)
  #filled = 0
  #length = 0

  update(data: Uint8Array): this {
    let at = 0
    this.#length += data.length
    if (this.#filled > 0) {
      const take = Math.min(64 - this.#filled, data.length)
      this.#block.set(data.subarray(0, take), this.#filled)
      this.#filled += take
      at = take
      if (this.#filled < 64) return this
      this.#compress(this.#block, 0)
      this.#filled = 0
    }
    for (; at + 64 <= data.length; at += 64) this.#compress(data, at)
    this.#block.set(data.subarray(at))
    this.#filled = data.length - at
    return this
  }
  #expand(data: Uint8Array, offset: number): void {
    const w = this.#words
    const at = (i: number): number => w[i] ?? 0
    const view = new DataView(data.buffer, data.byteOffset + offset, 64)
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(i * 4)
    for (let i = 16; i < 68; i++) {
      const x = at(i - 16) ^ at(i - 9) ^ rotl(at(i - 3), 15)
      w[i] = x ^ rotl(x, 15) ^ rotl(x, 23) ^ rotl(at(i - 13), 7) ^ at(i - 6)
    }
  }
  #compress(data: Uint8Array, offset: number): void {
    this.#expand(data, offset)
    const [v, w] = [this.#state, this.#words]
    let [a, b, c, d, e, f, g, h] = v as unknown as [number, number, number, number, number, number, number, number]
    for (let j = 0; j < 64; j++) {
      const a12 = rotl(a, 12)
      const s1 = rotl((a12 + e + (constants[j] ?? 0)) | 0, 7)
      const t1 = ((j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)) + d + (s1 ^ a12) + ((w[j] ?? 0) ^ (w[j + 4] ?? 0))) | 0
      const t2 = ((j < 16 ? e ^ f ^ g : (e & f) | (~e & g)) + h + s1 + (w[j] ?? 0)) | 0
      d = c
      c = rotl(b, 9)
      b = a
      a = t1
      h = g
      g = rotl(f, 19)
      f = e
      e = t2 ^ rotl(t2, 9) ^ rotl(t2, 17)
    }
    for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) v[i] = (v[i] ?? 0) ^ value
  }
  /** Ends the digest; the object is used up. */
  hex(): string {
    const length = this.#length
    const padding = new Uint8Array(((this.#filled + 8) >> 6) * 64 + 64 - this.#filled)
    padding[0] = 0x80
    const view = new DataView(padding.buffer)
    view.setUint32(padding.length - 8, Math.floor(length / 0x20000000))
    view.setUint32(padding.length - 4, (length << 3) >>> 0)
    this.update(padding)
    return [...this.#state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
  }
}
export const sm3Hex = (data: Uint8Array): string => new Sm3().update(data).hex()
