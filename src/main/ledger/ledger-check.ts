// Runs a whole ledger through the rules: counts, errors, cleanings, and the good rows in order.
import type { Cleaning, LedgerError, LedgerRecord } from '../../shared/ledger/ledger.items'
import type { LedgerRow } from './ledger-reader'
import { duplicate, judgeRow } from './ledger.rules'

export interface CheckSummary {
  read: number
  valid: number
  rejected: number
  /** Rows in which something was cleaned. */
  cleaned: number
  errors: Record<string, number>
}
export interface CheckListeners {
  onRecord?: (row: number, record: LedgerRecord) => void
  onError?: (error: LedgerError, row: LedgerRow) => void
  onCleaning?: (cleaning: Cleaning) => void
  onRow?: (row: LedgerRow) => void
  /** Awaited every few hundred rows: room for progress, cancel, a batch of writes or a look-up. */
  onPause?: (read: number) => Promise<void>
}
export interface KnownCodes {
  /** 承诺编码 already in the database, as far as the caller knows them. */
  knownCodes?: { has: (code: string) => boolean }
}
/** One row judged: a record to import, or the errors for which it is refused. */
export type Judged = { row: LedgerRow; record: LedgerRecord; cleanings: Cleaning[]; errors: [] } | { row: LedgerRow; record: undefined; cleanings: Cleaning[]; errors: LedgerError[] }
const pauseEvery = 500

/** Strings cut from a parser's buffer keep the whole buffer alive; the codes kept for the whole file are copied out. */
const detached = (code: string): string => Buffer.from(code, 'latin1').toString('latin1')

/** Judges rows as they come; of rows with the same 承诺编码 the first good one wins. */
export async function* validateLedger(rows: AsyncIterable<LedgerRow>, { knownCodes }: KnownCodes = {}): AsyncGenerator<Judged> {
  const seen = new Set<string>()
  for await (const row of rows) {
    const { record, cleanings, errors } = judgeRow(row.row, row.cells, row.excess)
    const again = record && (seen.has(record.code) ? 'DUP_IN_FILE' : knownCodes?.has(record.code) ? 'DUP_IN_DB' : undefined)
    if (record && !again) seen.add(detached(record.code))
    if (!record) yield { row, record, cleanings, errors }
    else if (again) yield { row, record: undefined, cleanings, errors: [duplicate(row.row, record, again)] }
    else yield { row, record, cleanings, errors: [] }
  }
}

export async function checkLedger(rows: AsyncIterable<LedgerRow>, listeners: CheckListeners, known: KnownCodes = {}): Promise<CheckSummary> {
  const summary: CheckSummary = { read: 0, valid: 0, rejected: 0, cleaned: 0, errors: {} }
  for await (const { row, record, cleanings, errors } of validateLedger(rows, known)) {
    summary.read += 1
    listeners.onRow?.(row)
    if (cleanings.length > 0) summary.cleaned += 1
    for (const cleaning of cleanings) listeners.onCleaning?.(cleaning)
    if (record) {
      summary.valid += 1
      listeners.onRecord?.(row.row, record)
    } else {
      summary.rejected += 1
      for (const error of errors) {
        summary.errors[error.code] = (summary.errors[error.code] ?? 0) + 1
        listeners.onError?.(error, row)
      }
    }
    if (summary.read % pauseEvery === 0) await listeners.onPause?.(summary.read)
  }
  await listeners.onPause?.(summary.read)
  return summary
}
