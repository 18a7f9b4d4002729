// Reads a ledger row by row from .xlsx or .csv, told apart by content; every unreadable kind of file has its own message.
import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { streamXlsxRows } from 'hucre'
import { ledgerItems, type LedgerCells } from '../../shared/ledger/ledger.items'
import { trimBlanks } from '../../shared/primitives/clean-text'
import { ProblemError } from '../../shared/problem'
import { inspectXlsx } from '../core/xlsx-guard'

export interface LedgerRow {
  /** The sheet's row number; the header is row 1. */
  row: number
  cells: LedgerCells
  /** What a CSV row holds beyond the header's last column: a comma without quotes has moved the rest. */
  excess?: string
}
const mb = 1024 * 1024
export interface SizeLimits { xlsx: number; csv: number }
export const sizeLimits: SizeLimits = { xlsx: 100 * mb, csv: 200 * mb }
type Kind = 'xlsx' | 'csv'
type Reason = 'empty' | 'encrypted' | 'wrongType' | 'encoding' | 'tooLarge' | 'damaged' | 'formulas' | 'headers'

function refuse(file: string, reason: Reason, message: string, remedy: string): ProblemError {
  return new ProblemError('ledger.unreadable', { name: basename(file), reason, message, remedy })
}
const saveAs = '请用 Excel/WPS 打开，另存为 .xlsx 后重新选择。'

async function kindOf(file: string, limits: SizeLimits): Promise<Kind> {
  const about = await stat(file).catch(() => undefined)
  if (!about?.isFile()) throw new ProblemError('file.unreadable', { name: basename(file), message: '文件不存在或不是文件' })
  if (about.size === 0) throw refuse(file, 'empty', '文件是空的（0 字节）', '请检查导出步骤后重新导出。')
  const handle = await open(file)
  const block = Buffer.alloc(4096)
  let head = block
  try {
    head = block.subarray(0, (await handle.read(block, 0, block.length, 0)).bytesRead)
  } finally {
    await handle.close()
  }
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0') {
    throw refuse(file, 'encrypted', '文件有密码保护，或是旧版 .xls 格式', '请在 Excel/WPS 中取消打开密码，另存为 .xlsx 后重新选择。')
  }
  if (head[0] === 0xff && head[1] === 0xfe || head[0] === 0xfe && head[1] === 0xff) {
    throw refuse(file, 'encoding', '文本编码是 UTF-16', '请另存为 .xlsx，或另存为 UTF-8 编码的 CSV。')
  }
  const kind: Kind = head.subarray(0, 4).toString('hex') === '504b0304' ? 'xlsx' : 'csv'
  if (kind === 'csv' && /\.xls[xm]?$/i.test(file)) throw refuse(file, 'wrongType', '扩展名是 Excel，但内容不是 Excel 工作簿', '请确认选对了文件；能打开的话，用 Excel/WPS 另存为 .xlsx 后重新选择。')
  if (kind === 'csv' && head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) throw refuse(file, 'wrongType', '内容不是 .xlsx 或 .csv', '请选择台账文件（.xlsx 或 .csv）。')
  if (about.size > limits[kind]) {
    throw refuse(file, 'tooLarge', `文件有 ${Math.ceil(about.size / mb)} MB，上限 ${Math.floor(limits[kind] / mb)} MB`, '请按日期拆成几个文件分批导入。')
  }
  return kind
}

async function decodes(file: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of createReadStream(file)) decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
/** Strict over the whole file: UTF-8, else GB18030, else refused; nothing is read with replacement characters. */
async function encodingOf(file: string): Promise<string> {
  for (const encoding of ['utf-8', 'gb18030']) if (await decodes(file, encoding)) return encoding
  throw refuse(file, 'encoding', '文本既不是 UTF-8 也不是 GB18030 编码，或文件中途断开', saveAs)
}
async function* textOf(file: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) yield decoder.decode(chunk as Buffer, { stream: true })
  yield decoder.decode()
}
async function* csvRows(file: string): AsyncGenerator<string[]> {
  const encoding = await encodingOf(file)
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: false, max_record_size: mb, record_delimiter: ['\r\n', '\n', '\r'] })
  const feeding = pipeline(Readable.from(textOf(file, encoding)), parser).catch((error: unknown) => error)
  try {
    for await (const record of parser) yield record as string[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? `第 ${error['lines']} 行附近` : ''
    throw refuse(file, 'damaged', `${line}引号不配对或内容过长（${error.code}），不是规范的 CSV`, saveAs)
  } finally {
    parser.destroy()
    await feeding
  }
}
/** A whole number past 2^53 has lost digits in Excel: shown in its short form, so that it is never taken for a code. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return value.toExponential(5).replace('e', 'E')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
async function workbook(file: string): Promise<Buffer> {
  const bytes = await readFile(file)
  const verdict = await inspectXlsx(bytes)
  if (verdict.ok) return bytes
  if (verdict.reason === 'formulas') {
    throw refuse(file, 'formulas', `单元格 ${verdict.cells.join('、')} 等含有公式`, '请在 Excel/WPS 中全选、复制、选择性粘贴为“数值”，保存后重新选择。')
  }
  if (verdict.reason === 'encrypted') throw refuse(file, 'encrypted', '文件有密码保护', '请取消打开密码后重新保存。')
  if (verdict.reason === 'notWorkbook') throw refuse(file, 'wrongType', '是压缩文件，但不是 .xlsx 工作簿', '请选择台账文件（.xlsx 或 .csv）。')
  if (verdict.reason === 'bomb') throw refuse(file, 'tooLarge', '解压后的内容过大', '请按日期拆成几个文件分批导入。')
  throw refuse(file, 'damaged', '工作簿不完整或已损坏', '请重新导出或重新复制文件，再试一次。')
}
async function* xlsxRows(file: string): AsyncGenerator<{ row: number; values: string[] }> {
  const bytes = await workbook(file)
  const rows = streamXlsxRows(bytes)
  for (;;) {
    const next = await rows.next().catch(() => {
      throw refuse(file, 'damaged', '工作簿不完整或已损坏', '请重新导出或重新复制文件，再试一次。')
    })
    if (next.done) return
    yield { row: next.value.index + 1, values: next.value.values.map(cellText) }
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
  const remedy = '请使用 20 项上报格式：第 1 行为表头，列名与格式一致，顺序不限。'
  const missing = ledgerItems.filter((_, i) => columns[i] === -1).map((item) => item.header)
  if (missing.length === ledgerItems.length) throw refuse(file, 'headers', '第 1 行没有一个台账列名，可能选错了文件或工作表', remedy)
  if (missing.length > 0) throw refuse(file, 'headers', `表头缺少：${missing.join('、')}`, remedy)
  const twice = ledgerItems.filter((item, i) => names.lastIndexOf(item.header) !== columns[i]).map((item) => item.header)
  if (twice.length > 0) throw refuse(file, 'headers', `表头重复：${twice.join('、')}`, remedy)
  return columns
}

/** Rows after the header, in order. Blank rows are not rows. Throws ledger.unreadable; nothing has been written then. */
export async function* readLedger(file: string, limits: SizeLimits = sizeLimits): AsyncGenerator<LedgerRow> {
  const kind = await kindOf(file, limits)
  let columns: number[] | undefined
  let width = 0
  for await (const { row, values } of numbered(file, kind)) {
    if (values.every((value) => trimBlanks(value) === '')) continue
    if (!columns) {
      columns = columnsOf(file, values)
      width = values.length
      continue
    }
    const cells = {} as LedgerCells
    for (const [i, item] of ledgerItems.entries()) cells[item.field] = values[columns[i] ?? -1] ?? ''
    const excess = kind === 'csv' && values.length > width ? values.slice(width).filter((value) => trimBlanks(value) !== '').join(',') : ''
    yield excess === '' ? { row, cells } : { row, cells, excess }
  }
  if (!columns) throw refuse(file, 'empty', '没有内容', '请检查第一个工作表的第 1 行是否为表头。')
}
