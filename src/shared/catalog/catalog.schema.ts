// The shipped catalogue as data: an item, its letter, its clauses.
import { z } from 'zod'
import { term } from '../deadlines/deadlines.schema'
import { checkUscc } from '../primitives/uscc'

export const clause = z.object({
  id: z.string().regex(/^[A-Z0-9-]+$/), text: z.string().min(8), checkItem: z.string().min(4), weight: z.enum(['一般', '重点']),
  /** truth: false at signing (虚假承诺); performance: a promise that can be put right. */
  kind: z.enum(['performance', 'truth']), evidenceRule: z.object({ photos: z.int().min(0).max(10) }), breachCriterion: z.string().min(6), legalBasis: z.string().min(4),
})
export type Clause = z.infer<typeof clause>
export const catalogItem = z.object({
  code: z.string().min(4), name: z.string().min(4), kind: z.enum(['证明事项', '涉企经营许可事项', '主动公示型', '容缺受理型', '信用修复型']),
  /** Reporting item 5 (domain.md section 9). */
  type: z.enum(['0', '1', '2', '3', '4', '5', '6']), field: z.string().min(2), level: z.enum(['市', '县']),
  department: z.object({ name: z.string().min(4), uscc: z.string().refine((code) => checkUscc(code).ok, { error: '统一社会信用代码校验不通过' }) }),
  legalBasis: z.string().min(6), verificationTerm: term, rectificationDays: z.int().min(1).max(120), allowsSkipRectification: z.boolean(), publicity: z.enum(['1', '2', '3']),
  template: z.object({ notice: z.array(z.string().min(6)).min(3), promise: z.array(z.string().min(4)).min(2), liability: z.string().min(20), clauses: z.array(clause).min(2) }),
})
export type CatalogItem = z.infer<typeof catalogItem>
export const catalogPack = z.object({ name: z.string(), version: z.string(), items: z.array(catalogItem).min(1) })
