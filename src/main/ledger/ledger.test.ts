// The two known ledgers against their answer keys, and each cleaning and error by itself.
import { readFileSync, writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ledgerItems, type LedgerCells, type LedgerError } from '../../shared/ledger/ledger.items'
import { readLedger } from './ledger-reader'
import { judgeRow } from './ledger.rules'
import { checkLedger } from './ledger-check'

const fixtures = join(import.meta.dirname, '../../../e2e/fixtures/ledgers')
interface Key {
  read: number
  imported: number
  rejected: number
  errors: Record<string, number>
  rows: { row: number; item: number; code: string }[]
}

describe.each([['ledger-5000.xlsx', 'ledger-5000.key.json'], ['ledger-2000.gb18030.csv', 'ledger-2000.key.json']])('%s', (file, keyFile) => {
  it('matches its answer key row by row', async () => {
    const key = JSON.parse(readFileSync(join(fixtures, keyFile), 'utf8')) as Key
    const errors: LedgerError[] = []
    const summary = await checkLedger(readLedger(join(fixtures, file)), { onError: (error) => errors.push(error) })
    expect({ read: summary.read, valid: summary.valid, rejected: summary.rejected }).toEqual({ read: key.read, valid: key.imported, rejected: key.rejected })
    const found = new Set(errors.map((error) => `${error.row} ${error.item} ${error.code}`))
    expect(key.rows.filter((row) => !found.has(`${row.row} ${row.item} ${row.code}`))).toEqual([])
    const keyed = new Set(key.rows.map((row) => row.row))
    expect(errors.filter((error) => !keyed.has(error.row))).toEqual([])
  })
})

const good: LedgerCells = {
  code: '33080220260301000017', partyName: '衢州禾源食品有限公司', partyCategory: '1', partyCode: '91330802MA28F9XK8L', type: '审批替代型', subject: '食品经营许可', content: '内容', liability: '责任',
  madeOn: '2026-03-01', validUntil: '', performance: '', unperformed: '', consequence: '', establishedOn: '', establishedBy: '', establishedByCode: '',
  acceptedBy: '衢州市市场监督管理局', acceptedByCode: '11330800004256011R', publicity: '1', remark: '',
}
const judged = (change: Partial<LedgerCells>): string[] => judgeRow(2, { ...good, ...change }).errors.map((error) => `${error.item} ${error.code}`)

describe('one row', () => {
  it.each(['2026/3/1', '2026.3.1', '20260301', '2026年3月1日', '46082', '２０２６/３/１', ' 2026-03-01\u200b'])('reads the date %s', (madeOn) => {
    expect(judgeRow(2, { ...good, madeOn }).record?.madeOn).toBe('2026-03-01')
  })
  it('narrows, trims and raises codes, and says what it cleaned', () => {
    const result = judgeRow(2, { ...good, partyCode: '\u3000９１３３０８０２ma28f9xk8l\u00a0' })
    expect(result.record?.partyCode).toBe('91330802MA28F9XK8L')
    expect(result.cleanings.map((cleaning) => cleaning.item)).toContain(4)
  })
  it.each<[string, Partial<LedgerCells>]>([
    ['2 REQUIRED', { partyName: '\u3000' }], ['6 TOO_LONG', { subject: '事'.repeat(513) }], ['5 ENUM', { type: '口头承诺型' }], ['5 ENUM', { type: '其他' }],
    ['9 DATE', { madeOn: '2026-02-30' }], ['4 USCC_INVALID', { partyCode: '91330802MA28F9XK8M' }], ['4 ID_INVALID', { partyCategory: '2', partyCode: '330802199002300012' }],
    ['1 CODE_FORMAT', { code: '3308O220260301000017' }], ['1 CODE_DATE_MISMATCH', { madeOn: '2026-03-02' }], ['10 DATE_ORDER', { validUntil: '2026-02-28' }],
    ['12 COND_REQUIRED', { performance: '部分履行', consequence: '责任' }], ['12 COND_EMPTY', { performance: '全部履行', unperformed: '某条' }], ['14 COND_EMPTY', { establishedOn: '2026-04-01' }],
    ['3 CATEGORY_MISMATCH', { partyCategory: '4' }],
  ])('reports %s', (expected, change) => {
    expect(judged(change)).toContain(expected)
  })
  it('takes 其他 with its text in either kind of brackets', () => {
    for (const type of ['其他（行业公约）', '其他(行业公约)']) expect(judgeRow(2, { ...good, type }).record).toMatchObject({ type: '0', typeText: '行业公约' })
  })
  it('has no complaint about a good row', () => {
    expect(judged({})).toEqual([])
  })
})

describe('an unreadable file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  const bytes = readFileSync(join(fixtures, 'ledger-5000.xlsx'))
  it.each<[string, Buffer, RegExp]>([
    ['empty.csv', Buffer.alloc(0), /空/], ['locked.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /密码/], ['cut.xlsx', bytes.subarray(0, bytes.length >> 1), /损坏|不完整/],
    ['picture.xlsx', Buffer.from('89504e470d0a1a0a0000', 'hex'), /不是/], ['headers.csv', Buffer.from('姓名,年龄\n张三,3\n'), /表头缺少/],
  ])('%s is refused with what to do', async (name, content, message) => {
    const file = join(folder, name)
    writeFileSync(file, content)
    const reading = checkLedger(readLedger(file), {})
    await expect(reading).rejects.toMatchObject({ problem: { code: 'file.unreadable', details: { message: expect.stringMatching(message) as string } } })
  })
  it('ignores blank rows at the end', async () => {
    const file = join(folder, 'blank.csv')
    const row = ledgerItems.map((item) => good[item.field]).join(',')
    writeFileSync(file, `\ufeff${ledgerItems.map((item) => item.header).join(',')}\n${row}\n,,,\n\n`)
    expect(await checkLedger(readLedger(file), {})).toMatchObject({ read: 1, valid: 1 })
  })
})
