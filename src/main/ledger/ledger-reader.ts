// Reads a ledger row by row from .xlsx or .csv, told apart by content; every unreadable kind of file has its own message.
import { createReadStream, statSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parse } from 'csv-parse'
import { streamXlsxRows } from 'hucre'
import { ledgerItems, type LedgerCells } from '../../shared/ledger/ledger.items'
import { trimBlanks } from '../../shared/primitives/clean-text'
import { ProblemError } from '../../shared/problem'

export interface LedgerRow {
  /** The sheet's row number; the header is row 1. */
  row: number
  cells: LedgerCells
}
const mb = 1024 * 1024
export const sizeLimits = { xlsx: 100 * mb, csv: 300 * mb }
type Kind = 'xlsx' | 'csv'

function refuse(file: string, message: string): ProblemError {
  return new ProblemError('file.unreadable', { name: basename(file), message })
}
async function kindOf(file: string): Promise<Kind> {
  const size = statSync(file).size
  if (size === 0) throw refuse(file, '文件是空的，请检查导出步骤')
  const handle = await open(file)
  const head = Buffer.alloc(8)
  await handle.read(head, 0, 8, 0)
  await handle.close()
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0') throw refuse(file, '文件有密码保护，或是旧版 .xls 格式。请在 Excel/WPS 中取消密码并另存为 .xlsx')
  const kind: Kind = head.subarray(0, 2).toString('latin1') === 'PK' ? 'xlsx' : 'csv'
  if (kind === 'csv' && head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) throw refuse(file, '不是 .xlsx 或 .csv 文件。请选择台账文件')
  if (size > sizeLimits[kind]) throw refuse(file, `文件有 ${Math.round(size / mb)} MB，上限 ${sizeLimits[kind] / mb} MB。请拆分后分批导入`)
  return kind
}

/** Strict UTF-8 over the whole file; anything else is GB18030, in which every old ledger can be read. */
async function encodingOf(file: string): Promise<'utf-8' | 'gb18030'> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(file)) decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}
async function* csvRows(file: string): AsyncGenerator<string[]> {
  const decoder = new TextDecoder(await encodingOf(file))
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: false, max_record_size: 1_000_000 })
  const feed = async (): Promise<void> => {
    for await (const chunk of createReadStream(file)) {
      if (!parser.write(decoder.decode(chunk as Buffer, { stream: true }))) await new Promise<void>((resolve) => parser.once('drain', () => resolve()))
      if (parser.destroyed) return
    }
    parser.end(decoder.decode())
  }
  const fed = feed().catch((error: unknown) => parser.destroy(error as Error))
  try {
    for await (const record of parser) yield record as string[]
  } catch (error) {
    throw refuse(file, `不是规范的 CSV（${(error as Error).message.slice(0, 80)}）。请用 Excel/WPS 另存为 .xlsx`)
  }
  await fed
}
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value)
}
async function* xlsxRows(file: string): AsyncGenerator<{ row: number; values: string[] }> {
  const bytes = await readFile(file)
  try {
    for await (const row of streamXlsxRows(bytes)) {
      yield { row: row.index + 1, values: row.values.map(cellText) }
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw refuse(file, '表格文件不完整或已损坏。请重新导出，或用 Excel/WPS 打开后另存')
  }
}
async function* numbered(file: string, kind: Kind): AsyncGenerator<{ row: number; values: string[] }> {
  if (kind === 'xlsx') {
    yield* xlsxRows(file)
    return
  }
  let row = 0
  for await (const values of csvRows(file)) yield { row: ++row, values }
}
function columnsOf(file: string, header: readonly string[]): number[] {
  const names = header.map((name) => trimBlanks(name))
  const columns = ledgerItems.map((item) => names.indexOf(item.header))
  const missing = ledgerItems.filter((_, i) => columns[i] === -1).map((item) => item.header)
  if (missing.length > 0) throw refuse(file, `表头缺少：${missing.join('、')}。请使用 20 项上报格式，表头在第 1 行`)
  return columns
}

/** Rows after the header, in order. Blank rows are not rows. Throws file.unreadable; nothing has been written then. */
export async function* readLedger(file: string): AsyncGenerator<LedgerRow> {
  let columns: number[] | undefined
  for await (const { row, values } of numbered(file, await kindOf(file))) {
    if (!columns) {
      columns = columnsOf(file, values)
      continue
    }
    if (values.every((value) => trimBlanks(value) === '')) continue
    const cells = {} as LedgerCells
    for (const [i, item] of ledgerItems.entries()) cells[item.field] = values[columns[i] ?? -1] ?? ''
    yield { row, cells }
  }
  if (!columns) throw refuse(file, '没有内容。请检查工作表的第 1 行是否为表头')
}
