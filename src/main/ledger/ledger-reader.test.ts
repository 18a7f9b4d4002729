// Files as they come from offices: every kind that cannot be read says why, and every kind that can is read whole.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsxStream } from 'hucre'
import { afterAll, describe, expect, it } from 'vitest'
import { ledgerItems } from '../../shared/ledger/ledger.items'
import { describeProblem, ProblemError } from '../../shared/problem'
import { failureHeader, writeFailureFile } from './failure-file'
import { readLedger, sizeLimits, type LedgerRow, type SizeLimits } from './ledger-reader'

const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const ledger = join(import.meta.dirname, '../../../e2e/fixtures/ledgers/ledger-5000.xlsx')
const bytes = readFileSync(ledger)
const headers = ledgerItems.map((item) => item.header)
const saved = (name: string, content: Buffer | Uint8Array | string): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
async function rowsOf(file: string, limits: SizeLimits = sizeLimits): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = []
  for await (const row of readLedger(file, limits)) rows.push(row)
  return rows
}
async function xlsx(rows: (string | number | Date | null)[][]): Promise<Buffer> {
  return Buffer.from(await new Response(writeXlsxStream(rows, { name: '台账' })).arrayBuffer())
}
async function refusal(file: string, limits?: SizeLimits): Promise<Record<string, unknown>> {
  const error = await rowsOf(file, limits).then(() => undefined, (thrown: unknown) => thrown)
  if (!(error instanceof ProblemError)) throw error ?? new Error('the file was read')
  const words = describeProblem(error.problem)
  expect(words.text + words.remedy).not.toMatch(/[{}]/)
  expect(words.remedy.length).toBeGreaterThan(5)
  return error.problem.details
}
const sheetWith = (change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(new Uint8Array(bytes))
  const sheet = 'xl/worksheets/sheet1.xml'
  parts[sheet] = strToU8(change(Buffer.from(parts[sheet] ?? []).toString('utf8')))
  return zipSync(parts)
}

describe('an unreadable file is refused with its reason', () => {
  it.each<[string, Buffer | Uint8Array, string]>([
    ['nothing.csv', Buffer.alloc(0), 'empty'], ['blank.csv', Buffer.from('\n\n,,\n'), 'empty'], ['locked.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'encrypted'],
    ['cut.xlsx', bytes.subarray(0, bytes.length >> 1), 'damaged'], ['cut-late.xlsx', bytes.subarray(0, bytes.length - 40), 'damaged'],
    ['picture.xlsx', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'wrongType'], ['letter.xlsx', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'wrongType'],
    ['people.csv', Buffer.from('姓名,年龄\n张三,3\n'), 'headers'], ['twice.csv', Buffer.from(`${headers.join(',')},承诺编码\n`), 'headers'],
    ['utf16.csv', Buffer.from(`\ufeff${headers.join('\t')}`, 'utf16le'), 'encoding'], ['noise.csv', Buffer.from([0x41, 0x2c, 0xff, 0xff, 0x0a]), 'encoding'],
    ['quote.csv', Buffer.from(`${headers.join(',')}\n"a,b\nc`), 'damaged'],
  ])('%s', async (name, content, reason) => {
    expect(await refusal(saved(name, content))).toMatchObject({ name, reason })
  })
  it('says which headers are missing', async () => {
    const message = (await refusal(saved('two.csv', `${headers.filter((h) => h !== '备注' && h !== '公开类型').join(',')}\n`)))['message']
    expect(message).toBe('表头缺少：公开类型、备注')
  })
  it('names the cells that hold formulas', async () => {
    const file = saved('formula.xlsx', sheetWith((xml) => xml.replace('<c r="D2" t="str"><v>', '<c r="D2" t="str"><f>A1&amp;B1</f><v>')))
    expect(await refusal(file)).toMatchObject({ reason: 'formulas', message: expect.stringContaining('D2') as string })
  })
  it('finds a formula that begins in another block of the sheet', async () => {
    const file = saved('formula-late.xlsx', sheetWith((xml) => xml.replace(/<c r="S4999"[^>]*>/, '<c r="S4999" t="str"><f/>')))
    expect((await refusal(file))['message']).toContain('S4999')
  })
  it('refuses a sheet that would unpack without end', async () => {
    const packed = Buffer.from(sheetWith((xml) => xml))
    const at = packed.lastIndexOf('xl/worksheets/sheet1.xml') - 46
    packed.writeUInt32LE(0xfffffff0, at + 24)
    expect(await refusal(saved('bomb.xlsx', packed))).toMatchObject({ reason: 'tooLarge' })
    packed.writeUInt32LE(1000, at + 24)
    expect(await refusal(saved('liar.xlsx', packed))).toMatchObject({ reason: 'damaged' })
  })
  it('refuses a file over the limit before reading it', async () => {
    expect(await refusal(ledger, { xlsx: 1000, csv: 1000 })).toMatchObject({ reason: 'tooLarge' })
  })
  it('refuses a file that is not there, and a folder', async () => {
    await expect(rowsOf(join(folder, 'gone.csv'))).rejects.toMatchObject({ problem: { code: 'file.unreadable' } })
    await expect(rowsOf(folder)).rejects.toMatchObject({ problem: { code: 'file.unreadable' } })
  })
})

describe('a readable file', () => {
  const row = headers.map((_, i) => `值${i}`)
  it('keeps row numbers over blank rows, and ignores those at the end', async () => {
    const rows = await rowsOf(saved('blanks.csv', `\ufeff${headers.join(',')}\r\n${row.join(',')}\r\n,,\r\n${row.join(',')}\n\u3000,,,\n\n`))
    expect(rows.map((r) => r.row)).toEqual([2, 4])
  })
  it('maps columns by their header, whatever their order', async () => {
    const rows = await rowsOf(saved('order.csv', `${headers.toReversed().join(',')}\n${row.toReversed().join(',')}\n`))
    expect(rows[0]?.cells).toMatchObject({ code: '值0', remark: '值19' })
  })
  it('reads newlines, commas and quotes inside quotes', async () => {
    const rows = await rowsOf(saved('quoted.csv', `${headers.join(',')}\n${row.map((v) => `"${v},""x""\n二"`).join(',')}\n`))
    expect(rows).toHaveLength(1)
    expect(rows[0]?.cells.content).toBe('值6,"x"\n二')
  })
  it('reads an extension that lies', async () => {
    expect(await rowsOf(saved('really-xlsx.csv', await xlsx([headers, row])))).toHaveLength(1)
  })
  it('reads dates of Excel and never trusts a code that Excel has rounded', async () => {
    const cells: (string | number | Date)[] = [...row]
    cells[0] = Number('33080220260301000017')
    cells[8] = new Date('2026-03-01T00:00:00Z')
    const rows = await rowsOf(saved('typed.xlsx', await xlsx([headers, cells])))
    expect(rows[0]?.cells).toMatchObject({ code: '3.30802E+19', madeOn: '2026-03-01' })
  })
  it('marks what lies beyond the header in a CSV', async () => {
    expect((await rowsOf(saved('wide.csv', `${headers.join(',')}\n${row.join(',')},多,出\n${row.join(',')},,\n`))).map((r) => r.excess)).toEqual(['多,出', undefined])
  })
  it('can be left half-way without hanging', async () => {
    const file = saved('long.csv', `${headers.join(',')}\n${`${row.join(',')}\n`.repeat(30_000)}`)
    for await (const first of readLedger(file)) {
      expect(first.row).toBe(2)
      break
    }
  })
})

describe('the failure file', () => {
  it('holds the original row, its number, items, codes and messages, and reads as a ledger again', async () => {
    const target = join(folder, '失败.xlsx')
    await writeFailureFile(ledger, [{ row_no: 5, item: 1, code: 'CODE_FORMAT', message: '甲' }, { row_no: 5, item: 4, code: 'USCC_INVALID', message: '乙' }, { row_no: 11, item: 12, code: 'COND_EMPTY', message: '丙' }], target)
    const original = await rowsOf(ledger)
    const again = await rowsOf(target)
    expect(again.map((r) => r.cells)).toEqual([original[3]?.cells, original[9]?.cells])
    const text = Buffer.from(unzipSync(new Uint8Array(readFileSync(target)))['xl/worksheets/sheet1.xml'] ?? []).toString('utf8')
    for (const word of [...failureHeader, '1 承诺编码；4 承诺人代码', 'CODE_FORMAT；USCC_INVALID', '丙']) expect(text).toContain(word)
  })
  it('leaves nothing behind when its source cannot be read', async () => {
    await expect(writeFailureFile(join(folder, 'gone.csv'), [{ row_no: 2, item: 1, code: 'DATE', message: '' }], join(folder, 'half.xlsx'))).rejects.toThrow()
    expect(readdirSync(folder).filter((name) => name.startsWith('half'))).toEqual([])
  })
})
