// Takes a receipt in: each file once; every row accepted, or rejected with the platform's words.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ProblemError } from '../../shared/problem'
import type { CommandContext } from '../core/context'

const receiptSchema = z.object({
  batch: z.coerce.number().int().min(1), outcome: z.enum(['received', 'refused']).default('received'), reason: z.string().max(1000).default(''),
  rows: z.array(z.object({
    file: z.string().max(100).default('commitments.xlsx'), row: z.int().min(1), outcome: z.enum(['accepted', 'rejected']).optional(),
    /** 数据格式错误 1, 数据重复 2 (domain.md section 9). */
    error: z.union([z.literal(1), z.literal(2)]).optional(), message: z.string().max(1000).default(''),
  })).default([]),
})
export interface Received {
  serial: number
  accepted: number
  rejected: number
  refused: boolean
}
function readReceipt(file: string): { sha256: string; receipt: z.output<typeof receiptSchema> } {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw new ProblemError('file.unreadable', { name: 'receipt', message: (error as NodeJS.ErrnoException).code ?? '' })
  }
  let content: unknown
  try {
    content = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new ProblemError('exchange.receiptInvalid', { message: '不是 JSON 文件' })
  }
  const parsed = receiptSchema.safeParse(content)
  if (!parsed.success) throw new ProblemError('exchange.receiptInvalid', { message: `${parsed.error.issues[0]?.path.join('.')}：${parsed.error.issues[0]?.message}` })
  return { sha256: createHash('sha256').update(bytes).digest('hex'), receipt: parsed.data }
}
/** Rows not named in a receipt of a received batch count as accepted: the platform lists what it refuses. A duplicate is not a failure. */
export async function receiveReceipt(context: CommandContext, file: string): Promise<Received> {
  const { sha256, receipt } = readReceipt(file)
  const batch = await context.db.selectFrom('exchange_batches').selectAll().where('serial', '=', receipt.batch).executeTakeFirst()
  if (!batch) throw new ProblemError('exchange.receiptUnknown', { serial: receipt.batch })
  const before = await context.db.selectFrom('exchange_receipts').select('outcome').where('sha256', '=', sha256).executeTakeFirst()
  if (before) {
    context.audit({ subjectType: 'exchangeBatch', subjectId: batch.id, summary: `回执重复提交，未再处理` })
    return JSON.parse(before.outcome) as Received
  }
  const refused = receipt.outcome === 'refused'
  const named = new Map(receipt.rows.map((row) => [`${row.file} ${row.row}`, row]))
  const rows = await context.db.selectFrom('exchange_rows').selectAll().where('batch_id', '=', batch.id).where('state', '=', 'handedOver').execute()
  const result: Received = { serial: receipt.batch, accepted: 0, rejected: 0, refused }
  for (const row of rows) {
    const answer = named.get(`${row.file_name} ${row.row_no}`)
    const duplicate = answer?.error === 2
    const rejected = refused || (answer !== undefined && !duplicate && (answer.error === 1 || answer.outcome === 'rejected'))
    const message = refused ? `整批退回：${receipt.reason}` : duplicate ? `数据重复（平台已有）${answer.message}` : (answer?.message ?? '')
    await context.db.updateTable('exchange_rows').set({ state: rejected ? 'rejected' : 'accepted', message, updated_at: context.now }).where('id', '=', row.id).execute()
    if (rejected) {
      result.rejected += 1
      await context.raise('exchange.rowRejected', { kind: row.kind, subjectId: row.subject_id, message })
    } else result.accepted += 1
  }
  await context.db.insertInto('exchange_receipts').values({ id: context.newId(), sha256, batch_id: batch.id, outcome: JSON.stringify(result), at: context.now }).execute()
  await context.db.updateTable('exchange_batches').set({ state: refused ? 'refused' : 'received' }).where('id', '=', batch.id).execute()
  context.audit({ subjectType: 'exchangeBatch', subjectId: batch.id, summary: `回执：接收 ${result.accepted} 行，退回 ${result.rejected} 行` })
  return result
}
