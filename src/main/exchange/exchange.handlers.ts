// Operations of the exchange.
import { sql } from 'kysely'
import type { exchangeContract } from '../../shared/exchange/exchange.contract'
import { ProblemError } from '../../shared/problem'
import { readSetting } from '../admin'
import type { Handlers } from '../core/context'
import { decodeCursor, pageFrom } from '../core/paging'
import { createJob } from '../jobs'
import { handoverFolder } from './exchange.export'
import { inboxFolder } from './exchange.inbox'
import { kindLabels } from './exchange.queue'
import { receiveReceipt } from './exchange.receive'
import { nextRun } from './exchange.schedule'

export const exchangeHandlers: Handlers<typeof exchangeContract> = {
  'exchange.ledger': async ({ db }, { state, cursor, limit }) => {
    const after = decodeCursor(cursor, 2)
    let query = db.selectFrom('exchange_rows').leftJoin('exchange_batches', 'exchange_batches.id', 'exchange_rows.batch_id').selectAll('exchange_rows').select('serial')
      .orderBy('exchange_rows.updated_at', 'desc').orderBy('exchange_rows.id', 'desc').limit(limit + 1)
    if (state) query = query.where('exchange_rows.state', '=', state)
    if (after) query = query.where((eb) => eb(eb.refTuple('exchange_rows.updated_at', 'exchange_rows.id'), '<', eb.tuple(after[0] ?? '', after[1] ?? '')))
    const page = pageFrom(await query.execute(), limit, (row) => [row.updated_at, row.id])
    return {
      rows: page.rows.map((row) => ({
        id: row.id, kind: row.kind, kindLabel: kindLabels[row.kind] ?? row.kind, subject: row.subject, version: row.version, state: row.state, batchSerial: row.serial, rowNo: row.row_no, message: row.message, updatedAt: row.updated_at,
      })),
      nextCursor: page.nextCursor,
    }
  },
  'exchange.summary': async (context) => {
    const rows = await context.db.selectFrom('exchange_rows').select(['state', sql<number>`count(*)`.as('n')]).groupBy('state').execute()
    const schedule = await readSetting(context.db, 'exchange.dailyAt')
    return {
      counts: Object.fromEntries(rows.map((row) => [row.state, row.n])), nextRunAt: nextRun(schedule, await readSetting(context.db, 'exchange.lastRunAt'), context.now),
      schedule: `每日 ${schedule}`, handoverFolder: await handoverFolder(context), inboxFolder: await inboxFolder(context.db, context.services.dataDir),
    }
  },
  'exchange.batches': async ({ db }) => {
    const rows = await db.selectFrom('exchange_batches').selectAll().orderBy('serial', 'desc').limit(200).execute()
    const counts = await db.selectFrom('exchange_rows').select(['batch_id', 'state', sql<number>`count(*)`.as('n')]).where('batch_id', 'is not', null).groupBy(['batch_id', 'state']).execute()
    const count = (id: string, state: string): number => counts.find((c) => c.batch_id === id && c.state === state)?.n ?? 0
    return { rows: rows.map((b) => ({ id: b.id, serial: b.serial, file: b.file, rows: b.row_count, createdAt: b.created_at, state: b.state, accepted: count(b.id, 'accepted'), rejected: count(b.id, 'rejected') })) }
  },
  'exchange.export': async (context) => ({ jobId: await createJob(context, { kind: 'export', label: '归集', input: {} }) }),
  'exchange.receive': async (context, { file }) => {
    const path = context.services.files.resolve(file)
    if (path === undefined) throw new ProblemError('file.handleUnknown')
    return receiveReceipt(context, path)
  },
}
