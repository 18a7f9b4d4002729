// The two jobs of an import: check the whole file without writing rows, then write it in batches that survive a crash.
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { Cleaning, LedgerError } from '../../shared/ledger/ledger.items'
import { ledgerItems } from '../../shared/ledger/ledger.items'
import { ProblemError } from '../../shared/problem'
import { readNumber } from '../admin'
import type { CommandContext, Services } from '../core/context'
import { computeDeadline, loadCalendar } from '../deadlines'
import type { JobRun, Progress } from '../jobs'
import { checkLedger } from './ledger-check'
import { readLedger } from './ledger-reader'
import { codesInStore, findBatch, insertErrors, insertPrepared, type Batch, type Prepared } from './ledger.repository'
import { duplicate } from './ledger.rules'

export type Transact = <T>(operation: string, personId: string | null, work: (context: CommandContext) => Promise<T>) => Promise<T>
interface Parts {
  services: Services
  transact: Transact
}
const inputSchema = z.object({ batchId: z.string() })
const sampleRows = 20
/** A label that became its code is no correction worth a line of the preview. */
const sampleCleanings = 200
export const storedPath = (services: Services, batch: Pick<Batch, 'stored_file'>): string => join(services.dataDir, 'imports', batch.stored_file)

async function setBatch(parts: Parts, batchId: string, set: Partial<Batch>): Promise<void> {
  await parts.services.store.write(async (db) => {
    await db.updateTable('import_batches').set(set).where('id', '=', batchId).execute()
  })
}
/** Whatever ends the work, the batch says so: cancelled, failed with the reason, never left "in progress". */
async function guarded<T>(parts: Parts, batchId: string, interrupted: 'failed' | 'interrupted', work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const cancelled = error instanceof ProblemError && error.problem.code === 'job.cancelled'
    // The copy in our folder has a name of its own; people know the file by the name they chose.
    const said = error instanceof ProblemError && error.problem.code === 'ledger.unreadable'
      ? new ProblemError('ledger.unreadable', { ...error.problem.details, name: (await findBatch(parts.services.store.reader, batchId)).file_name }) : error
    await setBatch(parts, batchId, { state: cancelled ? 'cancelled' : interrupted, problem: said instanceof ProblemError && !cancelled ? JSON.stringify(said.problem) : null })
    throw said
  }
}
export function checkJob(parts: Parts): JobRun {
  return async (job, progress) => {
    const { batchId } = inputSchema.parse(job.input)
    return guarded(parts, batchId, 'failed', () => check(parts, batchId, progress))
  }
}
async function check(parts: Parts, batchId: string, progress: Progress): Promise<unknown> {
  const batch = await findBatch(parts.services.store.reader, batchId)
  const [errors, cleanings, sample, pending]: [LedgerError[], Cleaning[], { row: number; cells: string[] }[], Prepared[]] = [[], [], [], []]
  const already = { rows: 0 }
  const summary = await checkLedger(readLedger(storedPath(parts.services, batch)), {
    onRow: (row) => { if (sample.length < sampleRows) sample.push({ row: row.row, cells: ledgerItems.map((item) => row.cells[item.field].slice(0, 200)) }) },
    onError: (error) => errors.push(error),
    onCleaning: (cleaning) => { if (cleanings.length < sampleCleanings && cleaning.kind !== 'table') cleanings.push(cleaning) },
    onRecord: (row, record) => pending.push({ row, record }),
    onPause: async (read) => {
      const held = await codesInStore(parts.services.store.reader, pending.map((p) => p.record.code))
      for (const p of pending.splice(0)) {
        if (!held.has(p.record.code)) continue
        errors.push(duplicate(p.row, p.record, 'DUP_IN_DB'))
        already.rows += 1
      }
      await progress.report(read, null)
    },
  })
  const counts = { ...summary.errors, ...(already.rows > 0 ? { DUP_IN_DB: already.rows } : {}) }
  const result = { read: summary.read, valid: summary.valid - already.rows, rejected: summary.rejected + already.rows, cleaned: summary.cleaned, errors: counts }
  await parts.services.store.write(async (db) => {
    await db.deleteFrom('import_errors').where('batch_id', '=', batchId).execute()
    await insertErrors(db, batchId, errors)
    await db.updateTable('import_batches').set({
      state: 'checked', read_count: result.read, valid_count: result.valid, rejected_count: result.rejected, cleaned_count: result.cleaned, errors: JSON.stringify(counts), preview: JSON.stringify({ sample, cleanings }),
    }).where('id', '=', batchId).execute()
  })
  return result
}
export function importJob(parts: Parts): JobRun {
  return async (job, progress) => {
    const { batchId } = inputSchema.parse(job.input)
    return guarded(parts, batchId, 'interrupted', () => importRows(parts, batchId, job.createdBy, progress))
  }
}
/** Each batch of rows is one transaction with its audit entry and the row it reached, so a crash repeats nothing and loses nothing. */
async function importRows(parts: Parts, batchId: string, personId: string | null, progress: Progress): Promise<unknown> {
  const { services, transact } = parts
  const batch = await findBatch(services.store.reader, batchId)
  const calendar = await loadCalendar(services.store.reader)
  const days = await readNumber(services.store.reader, 'verification.defaultTermDays')
  const terms = new Map<string, ReturnType<typeof computeDeadline>>()
  const termFrom = (day: string): ReturnType<typeof computeDeadline> => {
    const known = terms.get(day) ?? computeDeadline({ from: day, term: { value: days, unit: 'workingDays' }, calendar })
    terms.set(day, known)
    return known
  }
  const pending: Prepared[] = []
  const flush = async (): Promise<void> => {
    const rows = pending.splice(0)
    const last = rows.at(-1)
    if (!last) return
    await transact('ledger.import', personId, async (context) => {
      const held = await codesInStore(context.db, rows.map((p) => p.record.code))
      const fresh = rows.filter((p) => !held.has(p.record.code))
      const written = await insertPrepared(context.db, { batchId, now: context.now, newId: () => uuidv7(), personal: services.personal, termFrom, termBasis: `默认核查期限 ${days} 个工作日（设置）；浙江省保障“最多跑一次”改革规定 §14` }, fresh)
      await context.raise('ledger.rowsImported', { rows: written })
      await context.db.updateTable('import_batches').set((eb) => ({ imported_count: eb('imported_count', '+', fresh.length), last_row: last.row })).where('id', '=', batchId).execute()
      context.audit({ subjectType: 'importBatch', subjectId: batchId, summary: `导入台账至第 ${last.row} 行，本段 ${fresh.length} 条` })
    })
  }
  await checkLedger(readLedger(storedPath(services, batch)), {
    onRecord: (row, record) => { if (row > batch.last_row) pending.push({ row, record }) },
    onPause: async (read) => {
      await flush()
      await progress.report(read, batch.read_count)
    },
  })
  await setBatch(parts, batchId, { state: 'imported' })
  const done = await findBatch(services.store.reader, batchId)
  return { read: done.read_count, imported: done.imported_count, rejected: done.rejected_count }
}
