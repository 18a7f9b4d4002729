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
const pauseEvery = 500

export async function checkLedger(rows: AsyncIterable<LedgerRow>, listeners: CheckListeners): Promise<CheckSummary> {
  const seen = new Set<string>()
  const summary: CheckSummary = { read: 0, valid: 0, rejected: 0, cleaned: 0, errors: {} }
  for await (const row of rows) {
    summary.read += 1
    listeners.onRow?.(row)
    const result = judgeRow(row.row, row.cells)
    if (result.cleanings.length > 0) summary.cleaned += 1
    for (const cleaning of result.cleanings) listeners.onCleaning?.(cleaning)
    const errors = result.record && seen.has(result.record.code) ? [duplicate(row.row, result.record, 'DUP_IN_FILE')] : result.errors
    if (errors.length > 0) {
      summary.rejected += 1
      for (const error of errors) {
        summary.errors[error.code] = (summary.errors[error.code] ?? 0) + 1
        listeners.onError?.(error, row)
      }
    } else if (result.record) {
      seen.add(result.record.code)
      summary.valid += 1
      listeners.onRecord?.(row.row, result.record)
    }
    if (summary.read % pauseEvery === 0) await listeners.onPause?.(summary.read)
  }
  await listeners.onPause?.(summary.read)
  return summary
}
