// Operations of the exchange with the municipal credit platform (exchange.md).
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { fileHandle, id, instant, pageInput, pageOf } from '../contract/fields'

export const exchangeStates = {
  prepared: '待发送', signed: '已签名', handedOver: '已交付', accepted: '已接收', rejected: '被退回', corrected: '已更正', withdrawn: '已撤回',
} as const
export type ExchangeState = keyof typeof exchangeStates
export const exchangeStateNames = Object.keys(exchangeStates) as [ExchangeState, ...ExchangeState[]]
export const exchangeContract = {
  'exchange.ledger': query({
    access: 'exchange.read', summary: '归集台账', input: z.object({ ...pageInput, state: z.enum(exchangeStateNames).optional() }),
    output: pageOf(z.object({
      id, kind: z.string(), kindLabel: z.string(), subject: z.string(), version: z.int(), state: z.enum(exchangeStateNames), batchSerial: z.int().nullable(), rowNo: z.int().nullable(), message: z.string(), updatedAt: instant,
    })),
  }),
  'exchange.summary': query({
    access: 'exchange.read', summary: '归集概况', input: z.object({}),
    output: z.object({
      counts: z.record(z.string(), z.int()), nextRunAt: instant.nullable(), schedule: z.string(), handoverFolder: z.string(), inboxFolder: z.string(),
    }),
  }),
  'exchange.batches': query({
    access: 'exchange.read', summary: '归集批次', input: z.object({}),
    output: z.object({ rows: z.array(z.object({ id, serial: z.int(), file: z.string(), rows: z.int(), createdAt: instant, state: z.string(), accepted: z.int(), rejected: z.int() })) }),
  }),
  'exchange.export': command({ access: 'exchange.run', summary: '立即归集', input: z.object({}), output: z.object({ jobId: id }), invalidates: ['exchange', 'jobs'] }),
  'exchange.receive': command({
    access: 'exchange.run', summary: '接收回执文件', input: z.object({ file: fileHandle }),
    output: z.object({ serial: z.int(), accepted: z.int(), rejected: z.int(), refused: z.boolean() }), invalidates: ['exchange', 'commitments', 'work'],
  }),
}
