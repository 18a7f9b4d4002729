// One row of a ledger: cleaned, then judged against every rule of domain.md section 9. Pure.
import {
  categories, commitmentTypes, ledgerErrors, ledgerItems, performances, publicities,
  type Cleaning, type CleaningKind, type LedgerCells, type LedgerError, type LedgerErrorCode, type LedgerField, type LedgerRecord,
} from '../../shared/ledger/ledger.items'
import { cleanDate, narrow, trimBlanks } from '../../shared/primitives/clean-text'
import { isLegalDate } from '../../shared/primitives/local-date'
import { checkResidentId } from '../../shared/primitives/resident-id'
import { checkUscc } from '../../shared/primitives/uscc'

const numberOf = Object.fromEntries(ledgerItems.map((item) => [item.field, item.n])) as Record<LedgerField, number>
const tables: Partial<Record<LedgerField, Record<string, string>>> = { partyCategory: categories, type: commitmentTypes, performance: performances, publicity: publicities }
const codes = new Set<LedgerField>(['code', 'partyCode', 'establishedByCode', 'acceptedByCode'])
const dates = new Set<LedgerField>(['madeOn', 'validUntil', 'establishedOn'])

export type RowResult = { record: LedgerRecord; cleanings: Cleaning[]; errors: [] } | { record: undefined; cleanings: Cleaning[]; errors: LedgerError[] }

function tableCode(table: Record<string, string>, value: string): string | undefined {
  if (Object.hasOwn(table, value)) return value
  return Object.keys(table).find((code) => table[code] === value)
}
/** 其他 carries its text in brackets, full- or half-width. */
function typeOf(value: string): { code: string; text: string } | undefined {
  const other = /^(?:其他|0)\s*[（(](.+)[）)]$/s.exec(value)
  if (other) {
    const text = trimBlanks(other[1] ?? '')
    return text === '' ? undefined : { code: '0', text }
  }
  const code = tableCode(commitmentTypes, value)
  return code === undefined || code === '0' ? undefined : { code, text: '' }
}

const otherTextMax = 64
/** A character beyond the basic plane counts as one. */
const charactersOf = (text: string): number => Array.from(text).length
const type0Missing = (value: string): string | undefined => (/^(?:其他|0)/.test(value) ? '“其他”要在括号里写明类型，例如：其他（行业公约）' : undefined)
function kindOf(field: LedgerField, before: string, after: string): CleaningKind {
  if (dates.has(field) && cleanDate(narrow(trimBlanks(before))) !== undefined) return trimBlanks(before) === after ? 'blanks' : 'date'
  if (trimBlanks(before) === after) return 'blanks'
  if (narrow(trimBlanks(before)) === after) return 'width'
  return tables[field] ? 'table' : 'case'
}

class Judge {
  readonly errors: LedgerError[] = []
  readonly row: number
  readonly raw: LedgerCells
  constructor(row: number, raw: LedgerCells) {
    this.row = row
    this.raw = raw
  }
  fault(field: LedgerField, code: LedgerErrorCode, detail?: string): void {
    const item = ledgerItems[numberOf[field] - 1]
    this.errors.push({
      row: this.row, item: numberOf[field], code, message: `第 ${this.row} 行“${item?.header}”：${detail ?? ledgerErrors[code]}`, value: this.raw[field].slice(0, 200),
    })
  }
  has(field: LedgerField): boolean {
    return this.errors.some((error) => error.item === numberOf[field])
  }
}

function clean(field: LedgerField, value: string): string {
  const trimmed = trimBlanks(value)
  if (trimmed === '') return ''
  const narrowed = narrow(trimmed)
  if (codes.has(field)) return narrowed.toUpperCase()
  if (dates.has(field)) return cleanDate(narrowed) ?? narrowed
  const table = tables[field]
  if (!table) return narrowed
  return field === 'type' ? (typeOf(narrowed)?.code ?? narrowed) : (tableCode(table, narrowed) ?? narrowed)
}

function judgeFields(judge: Judge, cells: LedgerCells): void {
  for (const item of ledgerItems) {
    const value = cells[item.field]
    if (value === '') {
      if (item.required) judge.fault(item.field, 'REQUIRED')
      continue
    }
    if (dates.has(item.field)) {
      if (!isLegalDate(value)) judge.fault(item.field, 'DATE')
    } else if (item.field === 'type') {
      const type = typeOf(narrow(trimBlanks(judge.raw.type)))
      if (type === undefined) judge.fault('type', 'ENUM', type0Missing(value))
      else if (charactersOf(type.text) > otherTextMax) judge.fault('type', 'TOO_LONG', `“其他”的说明最多 ${otherTextMax} 字，现为 ${charactersOf(type.text)} 字，请缩短`)
    } else if (tables[item.field]) {
      if (!Object.hasOwn(tables[item.field] ?? {}, value)) judge.fault(item.field, 'ENUM')
    } else if (!codes.has(item.field) && value.length > item.max && charactersOf(value) > item.max) {
      judge.fault(item.field, 'TOO_LONG', `最多 ${item.max} 字，现为 ${charactersOf(value)} 字，请缩短`)
    }
  }
}

function judgeCodes(judge: Judge, cells: LedgerCells): void {
  if (cells.code !== '' && !/^\d{20}$/.test(cells.code)) judge.fault('code', 'CODE_FORMAT')
  else if (cells.code !== '' && isLegalDate(cells.madeOn) && cells.code.slice(6, 14) !== cells.madeOn.replaceAll('-', '')) judge.fault('code', 'CODE_DATE_MISMATCH')
  for (const field of ['establishedByCode', 'acceptedByCode'] as const) {
    if (cells[field] === '') continue
    const result = checkUscc(cells[field])
    if (!result.ok) judge.fault(field, 'USCC_INVALID', `${result.reason}，请与证照核对`)
  }
  if (cells.partyCode === '' || judge.has('partyCategory')) return
  const natural = cells.partyCategory === '2'
  const uscc = checkUscc(cells.partyCode)
  if (natural) {
    const result = checkResidentId(cells.partyCode)
    if (!result.ok && uscc.ok) judge.fault('partyCategory', 'CATEGORY_MISMATCH')
    else if (!result.ok) judge.fault('partyCode', 'ID_INVALID', `${result.reason}，请与证件核对`)
  } else if (!uscc.ok) {
    if (checkResidentId(cells.partyCode).ok) judge.fault('partyCategory', 'CATEGORY_MISMATCH')
    else judge.fault('partyCode', 'USCC_INVALID', `${uscc.reason}，请与证照核对`)
  } else if (cells.partyCode.startsWith('92') !== (cells.partyCategory === '4')) judge.fault('partyCategory', 'CATEGORY_MISMATCH')
}

function judgeConditions(judge: Judge, cells: LedgerCells): void {
  if (isLegalDate(cells.madeOn) && isLegalDate(cells.validUntil) && cells.validUntil < cells.madeOn) judge.fault('validUntil', 'DATE_ORDER')
  const unverified = cells.performance === ''
  const broken = cells.performance === '2' || cells.performance === '3'
  for (const field of ['unperformed', 'consequence'] as const) {
    if (broken && cells[field] === '') judge.fault(field, 'COND_REQUIRED')
    if (cells[field] !== '' && (unverified || cells.performance === '1')) judge.fault(field, 'COND_EMPTY')
  }
  if (!unverified) return
  for (const field of ['establishedOn', 'establishedBy', 'establishedByCode'] as const) {
    if (cells[field] !== '') judge.fault(field, 'COND_EMPTY')
  }
}

/** `excess`: what a CSV row holds beyond the header; its columns have moved, so the row is not taken. */
export function judgeRow(row: number, raw: LedgerCells, excess = ''): RowResult {
  const cells = {} as LedgerCells
  const cleanings: Cleaning[] = []
  for (const { field, n } of ledgerItems) {
    cells[field] = clean(field, raw[field])
    if (cells[field] !== raw[field]) {
      cleanings.push({ row, item: n, before: raw[field].slice(0, 200), after: cells[field].slice(0, 200), kind: kindOf(field, raw[field], cells[field]) })
    }
  }
  const judge = new Judge(row, raw)
  judgeFields(judge, cells)
  judgeCodes(judge, cells)
  judgeConditions(judge, cells)
  if (excess !== '') judge.fault('remark', 'TOO_LONG', `本行的列比表头多，多出“${excess.slice(0, 50)}”；文字里的逗号要连同文字放进双引号`)
  if (judge.errors.length > 0) return { record: undefined, cleanings, errors: judge.errors }
  return { record: { ...cells, typeText: typeOf(narrow(trimBlanks(raw.type)))?.text ?? '' }, cleanings, errors: [] }
}
/** The same 承诺编码 again: the first good row wins. */
export function duplicate(row: number, record: LedgerRecord, code: 'DUP_IN_FILE' | 'DUP_IN_DB'): LedgerError {
  return { row, item: 1, code, message: `第 ${row} 行“承诺编码”：${ledgerErrors[code]}`, value: record.code }
}
