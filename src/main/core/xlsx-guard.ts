// Looks into an .xlsx before it is read: whole, really a workbook, not a zip bomb, and without formulas in its first sheet.
import { createInflateRaw, inflateRawSync } from 'node:zlib'
import { Readable } from 'node:stream'

/** A ledger of a million rows unpacks to about 600 MB; the tables beside the sheets are held in memory whole. */
export const unpackedLimits = { total: 1024 ** 3, tables: 256 * 1024 ** 2 }
export interface Entry {
  name: string
  method: number
  packed: number
  unpacked: number
  offset: number
}
export type Verdict = { ok: true } | { ok: false; reason: 'damaged' | 'notWorkbook' | 'encrypted' | 'bomb' } | { ok: false; reason: 'formulas'; cells: string[] }

/** The central directory of a zip; undefined when the end of the archive is missing, as in a file cut short. */
export function zipEntries(bytes: Buffer): Entry[] | undefined {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end + 22 > bytes.length) return undefined
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength), method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20), unpacked: bytes.readUInt32LE(at + 24), offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}
function packedBytes(bytes: Buffer, entry: Entry): Buffer | undefined {
  if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== 0x04034b50) return undefined
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28)
  return start + entry.packed > bytes.length ? undefined : bytes.subarray(start, start + entry.packed)
}
function smallText(bytes: Buffer, entry: Entry | undefined): string {
  const packed = entry && packedBytes(bytes, entry)
  if (!entry || !packed) return ''
  return (entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: 4 * 1024 ** 2 })).toString('utf8')
}
/** The first sheet of the workbook, as readers take it; sheet1.xml when the parts do not say. */
function firstSheet(bytes: Buffer, entries: Entry[]): Entry | undefined {
  const part = (name: string): Entry | undefined => entries.find((entry) => entry.name === name)
  const id = /<(?:\w+:)?sheet\s[^>]*\br:id="([^"]+)"/.exec(smallText(bytes, part('xl/workbook.xml')))?.[1]
  const links = smallText(bytes, part('xl/_rels/workbook.xml.rels')).match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []
  const target = links.filter((link) => link.includes(`Id="${id}"`)).map((link) => /Target="([^"]+)"/.exec(link)?.[1] ?? '')[0]
  if (!target) return part('xl/worksheets/sheet1.xml')
  return part(target.startsWith('/') ? target.slice(1) : `xl/${target}`) ?? part('xl/worksheets/sheet1.xml')
}
const formula = /<(?:\w+:)?c\s[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f[\s>/]/g
const kept = 4096

/** Cells with a formula, at most `most`; undefined when the part does not unpack to the size it states. */
async function formulaCells(packed: Buffer, entry: Entry, most: number): Promise<string[] | undefined> {
  const cells = new Set<string>()
  let size = 0
  let tail = ''
  const source = Readable.from([packed])
  const stream: AsyncIterable<Buffer> = entry.method === 0 ? source : source.pipe(createInflateRaw({ chunkSize: 256 * 1024 }))
  try {
    for await (const chunk of stream) {
      size += chunk.length
      if (size > unpackedLimits.total || (entry.unpacked > 0 && size > entry.unpacked)) return undefined
      const text = tail + chunk.toString('latin1')
      if (text.includes('<f') || text.includes(':f')) for (const match of text.matchAll(formula)) cells.add(match[1] ?? '')
      if (cells.size >= most) break
      tail = text.slice(-kept)
    }
  } catch {
    return undefined
  }
  return [...cells].slice(0, most)
}

export async function inspectXlsx(bytes: Buffer): Promise<Verdict> {
  const entries = zipEntries(bytes)
  if (!entries) return { ok: false, reason: 'damaged' }
  if (entries.some((entry) => entry.name === 'EncryptedPackage')) return { ok: false, reason: 'encrypted' }
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) return { ok: false, reason: 'notWorkbook' }
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const tables = entries.filter((entry) => !entry.name.startsWith('xl/worksheets/') && !entry.name.startsWith('xl/media/')).reduce((sum, entry) => sum + entry.unpacked, 0)
  if (total > unpackedLimits.total || tables > unpackedLimits.tables) return { ok: false, reason: 'bomb' }
  try {
    const sheet = firstSheet(bytes, entries)
    const packed = sheet && packedBytes(bytes, sheet)
    const cells = sheet && packed ? await formulaCells(packed, sheet, 5) : undefined
    if (!cells) return { ok: false, reason: 'damaged' }
    return cells.length > 0 ? { ok: false, reason: 'formulas', cells } : { ok: true }
  } catch {
    return { ok: false, reason: 'damaged' }
  }
}
