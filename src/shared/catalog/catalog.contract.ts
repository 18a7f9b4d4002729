// Operations on the catalogue of items for which a commitment may be used.
import { z } from 'zod'
import { query } from '../contract/contract'
import { id } from '../contract/fields'

export const itemSummary = z.object({
  id, code: z.string(), name: z.string(), kind: z.string(), field: z.string(), department: z.string(), version: z.int(), legalBasis: z.string(),
})
export const clauseView = z.object({
  id: z.string(), text: z.string(), checkItem: z.string(), weight: z.enum(['一般', '重点']), photos: z.int(), breachCriterion: z.string(), legalBasis: z.string(),
})
export const catalogContract = {
  'catalog.items': query({
    access: 'case.read', summary: '可用的承诺事项', input: z.object({ q: z.string().trim().max(50).default('') }), output: z.object({ rows: z.array(itemSummary) }),
  }),
  'catalog.item': query({
    access: 'case.read', summary: '事项与条款', input: z.object({ id }),
    output: itemSummary.extend({ liability: z.string(), clauses: z.array(clauseView), verificationTerm: z.string(), rectificationTerm: z.string() }),
  }),
}
