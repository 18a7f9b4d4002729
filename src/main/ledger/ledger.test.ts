// The two known ledgers against their answer keys, and each cleaning and error by itself.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LedgerCells, LedgerError } from '../../shared/ledger/ledger.items'
import { readLedger } from './ledger-reader'
import { judgeRow } from './ledger.rules'
import { checkLedger, validateLedger } from './ledger-check'

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
  it.each(['2026/3/1', '2026/3/1 0:00', '2026.3.1', '20260301', '2026年3月1日', '46082', '２０２６/３/１', ' 2026-03-01\u200b'])('reads the date %s', (madeOn) => {
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
  it.each<[string, Partial<LedgerCells>]>([
    ['5 TOO_LONG', { type: `其他（${'约'.repeat(65)}）` }], ['5 ENUM', { type: '其他（　）' }], ['5 ENUM', { type: '0' }], ['5 ENUM', { type: '__proto__' }], ['19 ENUM', { publicity: '4' }],
    ['13 COND_REQUIRED', { performance: '3', unperformed: '某条' }], ['13 COND_EMPTY', { consequence: '责任' }], ['16 COND_EMPTY', { establishedByCode: '113308000026123423' }],
    ['18 USCC_INVALID', { acceptedByCode: '113308000026123424' }], ['16 USCC_INVALID', { performance: '1', establishedByCode: '1' }], ['9 DATE', { madeOn: '2026-03-01 10:30' }],
    ['3 CATEGORY_MISMATCH', { partyCategory: '2' }], ['3 CATEGORY_MISMATCH', { partyCode: '92330803MA29G3RL89' }], ['3 CATEGORY_MISMATCH', { partyCode: '330825190612228696' }],
    ['1 CODE_FORMAT', { code: '3.30802E+19' }], ['1 CODE_FORMAT', { code: '330802 20260301000017' }], ['1 REQUIRED', { code: '\u200b' }], ['20 TOO_LONG', { remark: '注'.repeat(513) }],
  ])('reports %s for a hostile or careless cell', (expected, change) => {
    expect(judged(change)).toContain(expected)
  })
  it('names the position and the expected character of a wrong code', () => {
    expect(judgeRow(9, { ...good, partyCode: '91330802MA28F9XK8M' }).errors[0]?.message).toMatch(/第 9 行“承诺人代码”：.*第 18 位.*应为“L”/)
  })
  it('counts a rare character beyond the basic plane as one', () => {
    expect(judged({ subject: '𠀀'.repeat(512) })).toEqual([])
  })
  it.each<[string, Partial<LedgerCells>]>([
    ['blanks', { partyName: '\u3000衢州禾源食品有限公司\u00a0' }], ['width', { partyName: '衢州ＡＢ１食品有限公司' }], ['case', { partyCode: '91330802ma28f9xk8l' }],
    ['table', { publicity: '可向社会公开' }], ['date', { madeOn: '2026.3.1' }],
  ])('says that it cleaned by %s', (kind, change) => {
    expect(judgeRow(2, { ...good, type: '1', ...change }).cleanings.map((cleaning) => cleaning.kind)).toEqual([kind])
  })
  it('takes 其他 with its text in either kind of brackets', () => {
    for (const type of ['其他（行业公约）', '其他(行业公约)']) expect(judgeRow(2, { ...good, type }).record).toMatchObject({ type: '0', typeText: '行业公约' })
  })
  it('has no complaint about a good row', () => {
    expect(judged({})).toEqual([])
  })
})

describe('the same 承诺编码 again', () => {
  const codes = async (rows: Partial<LedgerCells>[], known: string[] = []): Promise<string[]> => {
    async function* source() {
      for (const [i, change] of rows.entries()) yield { row: i + 2, cells: { ...good, ...change } }
    }
    const found: string[] = []
    for await (const judgement of validateLedger(source(), { knownCodes: new Set(known) })) found.push(judgement.errors.map((error) => error.code).join() || 'good')
    return found
  }
  it('lets the first good row win, not the first row', async () => {
    expect(await codes([{ partyName: '' }, {}, {}])).toEqual(['REQUIRED', 'good', 'DUP_IN_FILE'])
  })
  it('refuses a code that is in the database', async () => {
    expect(await codes([{}, {}], [good.code])).toEqual(['DUP_IN_DB', 'DUP_IN_DB'])
  })
  it('refuses a CSV row with more columns than the header, instead of losing the rest', () => {
    expect(judgeRow(2, good, '多出的字').errors[0]).toMatchObject({ item: 20, message: expect.stringContaining('多出的字') as string })
  })
})
