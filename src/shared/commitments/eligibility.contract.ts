// Eligibility beyond the verdict: an override by another person, once; and trying a rule before it is signed off.
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { id, instant, text, version } from '../contract/fields'

export const overrideStates = { requested: '待放行', granted: '已放行（未用）', refused: '不予放行', used: '已放行并使用' } as const
export type OverrideState = keyof typeof overrideStates
export const overrideStateNames = Object.keys(overrideStates) as [OverrideState, ...OverrideState[]]
const outcome = z.enum(['eligible', 'warn', 'blocked'])
export const eligibilityContract = {
  'eligibility.overrides': query({
    access: 'case.read', summary: '放行申请', input: z.object({ view: z.enum(['toDecide', 'all']).default('toDecide') }),
    output: z.object({
      rows: z.array(z.object({
        id, partyId: id, partyName: z.string(), itemName: z.string(), reasons: z.array(z.string()), reason: z.string(), state: z.enum(overrideStateNames), stateLabel: z.string(), requestedBy: z.string(), decidedBy: z.string().nullable(), decision: z.string(),
        at: instant, version: z.int(), refusal: z.string().nullable(),
      })),
    }),
  }),
  'eligibility.requestOverride': command({
    access: 'commitment.register', summary: '申请放行一次', input: z.object({ partyId: id, itemId: id, reason: text('申请放行的理由', 500) }), output: z.object({ id, version: z.int() }), invalidates: ['eligibility', 'commitments', 'work'],
  }),
  'eligibility.decideOverride': command({
    access: 'eligibility.override', summary: '放行或不予放行', input: z.object({ id, version, grant: z.boolean(), decision: text('理由', 500) }), output: z.object({ id, version: z.int() }), invalidates: ['eligibility', 'commitments', 'work'],
  }),
  'eligibility.try': query({
    access: 'catalog.read', summary: '试行资格规则：多少主体的结论会改变', input: z.object({ rule: z.record(z.string(), z.unknown()) }),
    output: z.object({
      parties: z.int(), changed: z.int(), blocked: z.int(), warned: z.int(), released: z.int(), problems: z.array(z.object({ field: z.string(), message: z.string() })),
      sample: z.array(z.object({ id, name: z.string(), before: outcome, after: outcome })),
    }),
  }),
}
