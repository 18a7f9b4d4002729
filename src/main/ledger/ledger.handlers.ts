// Operations of the ledger import.
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { sql } from 'kysely'
import { batchStates, type ledgerContract, type LedgerBatch } from '../../shared/ledger/ledger.contract'
import { ledgerItems } from '../../shared/ledger/ledger.items'
import { describeProblem, ProblemError, type Problem } from '../../shared/problem'
import { nameOf } from '../admin'
import { actor, type Handlers } from '../core/context'
import { decodeCursor, pageFrom } from '../core/paging'
import type { Reader } from '../db'
import { createJob } from '../jobs'
import { writeFailureFile } from './failure-file'
import { sizeLimits } from './ledger-reader'
import { storedPath } from './ledger.job'
import { dependents, findBatch, removeBatch, type Batch } from './ledger.repository'

const mb = 1024 * 1024
async function view(db: Reader, batch: Batch): Promise<LedgerBatch> {
  const blocked = batch.imported_count > 0 && batch.state !== 'undone' ? await dependents(db, batch.id) : 0
  const problem = batch.problem ? describeProblem(JSON.parse(batch.problem) as Problem) : null
  return {
    id: batch.id, fileName: batch.file_name, state: batch.state, stateLabel: batchStates[batch.state], read: batch.read_count, valid: batch.valid_count, imported: batch.imported_count, rejected: batch.rejected_count,
    cleaned: batch.cleaned_count, errors: JSON.parse(batch.errors) as Record<string, number>, createdAt: batch.created_at, createdBy: (await nameOf(db, batch.created_by)) ?? '', jobId: batch.job_id,
    problem: problem && `${problem.text}${problem.remedy}`, canImport: (batch.state === 'checked' && batch.valid_count > 0) || (['interrupted', 'cancelled'].includes(batch.state) && batch.read_count > 0),
    canUndo: batch.imported_count > 0 && ['imported', 'interrupted', 'cancelled'].includes(batch.state) && blocked === 0, undoBlockedBy: blocked > 0 ? `${blocked} 条承诺已被后续办理引用` : null,
  }
}
export const ledgerHandlers: Handlers<typeof ledgerContract> = {
  'ledger.batches': async ({ db }) => {
    const rows = await db.selectFrom('import_batches').selectAll().orderBy('created_at', 'desc').limit(100).execute()
    return { rows: await Promise.all(rows.map((row) => view(db, row))) }
  },
  'ledger.batch': async ({ db }, { id }) => {
    const batch = await findBatch(db, id)
    const preview = JSON.parse(batch.preview) as { sample?: { row: number; cells: string[] }[]; cleanings?: { row: number; item: number; before: string; after: string }[] }
    return { ...(await view(db, batch)), sample: preview.sample ?? [], cleanings: preview.cleanings ?? [] }
  },
  'ledger.errors': async ({ db }, { batchId, cursor, limit }) => {
    const after = decodeCursor(cursor, 3)
    let query = db.selectFrom('import_errors').selectAll().where('batch_id', '=', batchId).orderBy('row_no').orderBy('item').orderBy('code').limit(limit + 1)
    if (after) query = query.where((eb) => eb(eb.refTuple('row_no', 'item', 'code'), '>', eb.tuple(Number(after[0]), Number(after[1]), after[2] ?? '')))
    const total = await db.selectFrom('import_errors').select(sql<number>`count(*)`.as('n')).where('batch_id', '=', batchId).executeTakeFirstOrThrow()
    const page = pageFrom(await query.execute(), limit, (row) => [String(row.row_no), String(row.item), row.code])
    return {
      rows: page.rows.map((row) => ({ row: row.row_no, item: row.item, itemName: ledgerItems[row.item - 1]?.header ?? '', code: row.code, message: row.message, value: row.value })), nextCursor: page.nextCursor, total: total.n,
    }
  },
  'ledger.check': async (context, { file }) => {
    const path = context.services.files.resolve(file)
    if (path === undefined) throw new ProblemError('file.handleUnknown')
    const batchId = context.newId()
    if (statSync(path).size > Math.max(sizeLimits.csv, sizeLimits.xlsx)) throw new ProblemError('ledger.unreadable', { name: basename(path), reason: 'tooLarge', message: `文件有 ${Math.ceil(statSync(path).size / mb)} MB，上限 ${sizeLimits.csv / mb} MB`, remedy: '请按日期拆成几个文件分批导入。' })
    // A copy of our own: the import can be resumed though the original was moved or changed.
    mkdirSync(join(context.services.dataDir, 'imports'), { recursive: true })
    const stored = `${batchId}${extname(path).slice(0, 8)}`
    copyFileSync(path, join(context.services.dataDir, 'imports', stored))
    const jobId = await createJob(context, { kind: 'ledgerCheck', label: `检查 ${basename(path)}`, input: { batchId } })
    await context.db.insertInto('import_batches').values({
      id: batchId, file_name: basename(path), file_sha256: createHash('sha256').update(readFileSync(path)).digest('hex'), stored_file: stored, state: 'checking', job_id: jobId, problem: null, created_by: actor(context).id, created_at: context.now,
    }).execute()
    context.audit({ subjectType: 'importBatch', subjectId: batchId, summary: `检查台账 ${basename(path)}` })
    return { batchId, jobId }
  },
  'ledger.import': async (context, { batchId }) => {
    const batch = await findBatch(context.db, batchId)
    if (!(await view(context.db, batch)).canImport) throw new ProblemError('import.alreadyDone', { batch: batch.file_name, state: batchStates[batch.state] })
    const jobId = await createJob(context, { kind: 'ledgerImport', label: `导入 ${batch.file_name}`, input: { batchId } })
    await context.db.updateTable('import_batches').set({ state: 'importing', job_id: jobId, problem: null }).where('id', '=', batchId).execute()
    context.audit({ subjectType: 'importBatch', subjectId: batchId, summary: `${batch.last_row > 0 ? '继续' : '开始'}导入 ${batch.file_name}` })
    return { batchId, jobId }
  },
  'ledger.undo': async (context, { batchId }) => {
    const batch = await findBatch(context.db, batchId)
    const count = await dependents(context.db, batchId)
    if (count > 0) throw new ProblemError('import.undoBlocked', { count })
    if (!(await view(context.db, batch)).canUndo) throw new ProblemError('import.alreadyDone', { batch: batch.file_name, state: batchStates[batch.state] })
    await context.raise('ledger.undone', { batchId })
    const removed = await removeBatch(context.db, batchId)
    await context.db.updateTable('import_batches').set({ state: 'undone' }).where('id', '=', batchId).execute()
    context.audit({ subjectType: 'importBatch', subjectId: batchId, summary: `撤销导入 ${batch.file_name}，移除 ${removed} 条承诺` })
    return { removed }
  },
  'ledger.failureFile': async (context, { batchId }) => {
    const batch = await findBatch(context.db, batchId)
    const errors = await context.db.selectFrom('import_errors').select(['row_no', 'item', 'code', 'message']).where('batch_id', '=', batchId).execute()
    const name = `${basename(batch.file_name, extname(batch.file_name))}-导入失败.xlsx`
    const file = join(context.services.dataDir, 'imports', `${batchId}-failed.xlsx`)
    await writeFailureFile(storedPath(context.services, batch), errors, file)
    context.audit({ subjectType: 'importBatch', subjectId: batchId, summary: `生成失败文件 ${name}` })
    return { file, name }
  },
}
