// Builds and writes one signed package (exchange.md). Same input and same serial give byte-identical content, but for the signature's nonce.
import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre'
import { ledgerItems, type LedgerCells } from '../../shared/ledger/ledger.items'
import { ProblemError } from '../../shared/problem'
import { publicKeyPem, signSm2, type Sm2Pair } from '../crypto/sm2'
import { publicityCsv } from '../publicity'
import { sm3Hex } from '../crypto/sm3'

export interface PackageRecord {
  kind: string
  id: string
  version: number
  occurredOn: string
  party: { name: string; code: string }
  data: unknown
}
export interface PackageInput {
  sender: { name: string; uscc: string }
  receiver: string
  batchId: string
  serial: number
  /** UTC instant; its local date names the file. */
  createdAt: string
  localDate: string
  period: { from: string; to: string }
  previousManifestSm3: string | null
  auditHead: { seq: number; hash: string }
  commitments: readonly LedgerCells[]
  records: readonly PackageRecord[]
  publicity: readonly { code: string; party: string; subject: string; madeOn: string; from: string; until: string }[]
}
export interface Package {
  name: string
  entries: Record<string, Uint8Array>
  manifestSm3: string
  /** Where each commitment went: file and its row number there, the header being row 1. */
  placed: { file: string; row: number }[]
}
const rowsPerFile = 4000
/** Zip keeps local times; a fixed one keeps the bytes the same everywhere. */
const mtime = new Date(1980, 0, 1)

/** A library's archive made reproducible: fixed times, entries in name order, no creation stamp. */
function normalised(bytes: Uint8Array): Uint8Array {
  const entries = unzipSync(bytes)
  const core = entries['docProps/core.xml']
  if (core) entries['docProps/core.xml'] = strToU8(new TextDecoder().decode(core).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-01-01T00:00:00Z'))
  return zipSync(Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))), { mtime, level: 6 })
}
async function workbook(rows: readonly LedgerCells[]): Promise<Uint8Array> {
  const table = [ledgerItems.map((item) => item.header as string), ...rows.map((row) => ledgerItems.map((item) => row[item.field]))]
  return normalised(await writeXlsx({ sheets: [{ name: '信用承诺', rows: table }] }))
}
async function workbooks(input: PackageInput): Promise<{ files: Record<string, Uint8Array>; placed: { file: string; row: number }[] }> {
  const files: Record<string, Uint8Array> = {}
  const placed: { file: string; row: number }[] = []
  const parts = Math.max(1, Math.ceil(input.commitments.length / rowsPerFile))
  for (let part = 0; part < parts; part++) {
    const rows = input.commitments.slice(part * rowsPerFile, (part + 1) * rowsPerFile)
    const name = parts === 1 ? 'commitments.xlsx' : `commitments-${String(part + 1).padStart(3, '0')}.xlsx`
    files[name] = await workbook(rows)
    rows.forEach((_, i) => placed.push({ file: name, row: i + 2 }))
  }
  return { files, placed }
}
function countKinds(input: PackageInput): Record<string, number> {
  const counts: Record<string, number> = { commitment: input.commitments.length }
  for (const record of input.records) counts[record.kind] = (counts[record.kind] ?? 0) + 1
  return counts
}
export async function buildPackage(input: PackageInput, signer: Sm2Pair): Promise<Package> {
  const { files, placed } = await workbooks(input)
  files['records.jsonl'] = strToU8(input.records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  files['publicity.csv'] = strToU8(publicityCsv(input.publicity))
  const rowsOf = (name: string): number => (name === 'records.jsonl' ? input.records.length : name === 'publicity.csv' ? input.publicity.length : placed.filter((p) => p.file === name).length)
  const manifest = strToU8(`${JSON.stringify({
    format: 'xinnuo-package/1', sender: input.sender, receiver: input.receiver, batchId: input.batchId, serial: input.serial, period: input.period,
    createdAt: input.createdAt, createdOnLocal: input.localDate, previousManifestSm3: input.previousManifestSm3,
    files: Object.entries(files).map(([name, bytes]) => ({ name, rows: rowsOf(name), bytes: bytes.length, sm3: sm3Hex(bytes), sha256: createHash('sha256').update(bytes).digest('hex') })),
    counts: countKinds(input), auditHead: input.auditHead,
  }, null, 1)}\n`)
  return {
    name: `XN-${input.sender.uscc}-${input.localDate.replaceAll('-', '')}-${String(input.serial).padStart(6, '0')}.zip`,
    entries: { 'manifest.json': manifest, ...files, 'manifest.sig': signSm2(manifest, signer), 'signer.pem': strToU8(publicKeyPem(signer.publicKey)) },
    manifestSm3: sm3Hex(manifest), placed,
  }
}
/** Temporary name, flush, rename: a reader of the folder never sees half a package. Throws exchange.folderMissing, storage.full. */
export function writePackage(pack: Package, folder: string): string {
  if (!existsSync(folder)) throw new ProblemError('exchange.folderMissing', { message: folder })
  const target = join(folder, pack.name)
  const temporary = `${target}.partial`
  try {
    const handle = openSync(temporary, 'w')
    writeSync(handle, zipSync(pack.entries, { mtime, level: 6 }))
    fsyncSync(handle)
    closeSync(handle)
    renameSync(temporary, target)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw code === 'ENOSPC' ? new ProblemError('storage.full') : new ProblemError('exchange.folderMissing', { message })
  }
  return target
}
