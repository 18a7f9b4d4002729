// Operations of the ledger import: check first, then write, undo while nothing depends on it.
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { fileHandle, id, instant, pageInput, pageOf } from '../contract/fields'

export const batchStates = { checking: '检查中', checked: '待导入', importing: '导入中', imported: '已导入', interrupted: '已中断', cancelled: '已取消', undone: '已撤销', failed: '失败' } as const
export type BatchState = keyof typeof batchStates
export const batchStateNames = Object.keys(batchStates) as [BatchState, ...BatchState[]]
export const ledgerBatch = z.object({
  id, fileName: z.string(), state: z.enum(batchStateNames), stateLabel: z.string(), read: z.int(), valid: z.int(), imported: z.int(), rejected: z.int(), cleaned: z.int(),
  errors: z.record(z.string(), z.int()), createdAt: instant, createdBy: z.string(), jobId: id.nullable(),
  problem: z.string().nullable(), canImport: z.boolean(), canUndo: z.boolean(), undoBlockedBy: z.string().nullable(),
})
export type LedgerBatch = z.infer<typeof ledgerBatch>
const started = z.object({ batchId: id, jobId: id })
const invalidates = ['ledger', 'commitments', 'work', 'jobs', 'parties']
export const ledgerContract = {
  'ledger.batches': query({ access: 'ledger.read', summary: '导入批次', input: z.object({}), output: z.object({ rows: z.array(ledgerBatch) }) }),
  'ledger.batch': query({
    access: 'ledger.read', summary: '导入批次与预览', input: z.object({ id }),
    output: ledgerBatch.extend({
      sample: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
      cleanings: z.array(z.object({ row: z.int(), item: z.int(), before: z.string(), after: z.string() })),
    }),
  }),
  'ledger.errors': query({
    access: 'ledger.read', summary: '导入错误', input: z.object({ ...pageInput, batchId: id }),
    output: pageOf(z.object({ row: z.int(), item: z.int(), itemName: z.string(), code: z.string(), message: z.string(), value: z.string() })),
  }),
  'ledger.check': command({ access: 'ledger.import', summary: '检查台账文件（不写入）', input: z.object({ file: fileHandle }), output: started, invalidates }),
  'ledger.import': command({ access: 'ledger.import', summary: '导入已检查的台账；中断后可继续', input: z.object({ batchId: id }), output: started, invalidates }),
  'ledger.undo': command({ access: 'ledger.import', summary: '撤销整批导入', input: z.object({ batchId: id }), output: z.object({ removed: z.int() }), invalidates }),
  'ledger.failureFile': command({ access: 'ledger.import', summary: '生成失败文件', input: z.object({ batchId: id }), output: z.object({ file: z.string(), name: z.string() }) }),
}
