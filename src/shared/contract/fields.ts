// Field schemas that several capabilities share; their messages are what users read.
import { z } from 'zod'

export const id = z.uuid({ error: '编号格式不正确' })
export const legalDate = z.iso.date({ error: '日期应为 年-月-日，例如 2026-03-01' })
export const instant = z.iso.datetime({ error: '时间格式不正确' })
export const text = (label: string, max: number) =>
  z.string({ error: `请填写${label}` }).trim().min(1, { error: `请填写${label}` }).max(max, { error: `${label}不能超过 ${max} 个字` })
export const optionalText = (label: string, max: number) =>
  z.string().trim().max(max, { error: `${label}不能超过 ${max} 个字` }).default('')
export const version = z.int().min(1)
/** Keyset page: `cursor` is opaque and comes from the page before. */
export const pageInput = { cursor: z.string().max(400).optional(), limit: z.int().min(1).max(200).default(50) }
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), nextCursor: z.string().optional(), total: z.int().optional() })
export const action = z.object({
  id: z.string(), label: z.string(), enabled: z.boolean(),
  /** Why not: rule, its basis in law, and who can. Present only when disabled. */
  refusal: z.object({ rule: z.string(), basis: z.string(), who: z.string() }).optional(),
})
export type ActionView = z.infer<typeof action>
export const done = z.object({ id: z.string(), version: z.int() })
export const fileHandle = z.string().min(8).max(100)
