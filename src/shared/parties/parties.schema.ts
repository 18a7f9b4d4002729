// The credit subject (信用主体): legal person, natural person or self-employed household.
import { z } from 'zod'
import { id, instant, legalDate, optionalText, text } from '../contract/fields'
import { checkResidentId } from '../primitives/resident-id'
import { checkUscc } from '../primitives/uscc'

/** Codes of reporting item 3 (domain.md section 9). */
export const partyCategories = ['1', '2', '4'] as const
export const partyCategory = z.enum(partyCategories)
export type PartyCategory = z.infer<typeof partyCategory>
export const partyCategoryLabels: Record<PartyCategory, string> = { '1': '法人及非法人组织', '2': '自然人', '4': '个体工商户' }
export const partyStatuses = ['active', 'cancelled', 'revoked'] as const
export const partyStatusLabels = { active: '存续', cancelled: '注销', revoked: '吊销' } as const
export const riskLevels = ['blue', 'green', 'yellow', 'red'] as const
export type RiskLevel = (typeof riskLevels)[number]

const phone = z.string().trim().regex(/^[0-9+\- ]{0,20}$/, { error: '电话只能包含数字、空格、+ 和 -' })
export const partyFields = z.object({
  category: partyCategory,
  name: text('承诺人名称', 200),
  code: z.string({ error: '请填写代码' }).trim().toUpperCase().min(1, { error: '请填写代码' }).max(18, { error: '代码为 18 位' }),
  contact: optionalText('经办人', 50),
  phone: phone.default(''),
  address: optionalText('地址', 200),
  licenceUntil: legalDate.nullable().default(null),
})
export type PartyFields = z.output<typeof partyFields>

/** A change: the code stays as it is, and so does a telephone number that is not given (it is shown masked only). */
export const partyChange = partyFields.omit({ code: true, category: true, phone: true, licenceUntil: true }).extend({ phone: phone.optional(), licenceUntil: legalDate.nullable().optional() })

/** Code and category must agree: resident ID for 2, USCC 92… for 4, another USCC for 1. */
export function checkPartyCode(category: PartyCategory, code: string): string | undefined {
  if (category === '2') {
    const result = checkResidentId(code)
    return result.ok ? undefined : result.reason
  }
  const result = checkUscc(code)
  if (!result.ok) return result.reason
  if (code.startsWith('92') !== (category === '4')) {
    return category === '4' ? '个体工商户的代码应以 92 开头' : '以 92 开头的代码属于个体工商户，类别应选“个体工商户”'
  }
  return undefined
}
export const partyInput = partyFields.superRefine((value, context) => {
  const message = checkPartyCode(value.category, value.code)
  if (message) context.addIssue({ code: 'custom', path: ['code'], message })
})

export const relationKinds = { legalPerson: '法定代表人', shareholder: '股东', branch: '分支机构', sameAddress: '同一地址', other: '其他关联' } as const
export type RelationKind = keyof typeof relationKinds
export const relationKindNames = Object.keys(relationKinds) as [RelationKind, ...RelationKind[]]

export const partySummary = z.object({
  id, category: partyCategory, name: z.string(), codeMasked: z.string(), status: z.enum(partyStatuses),
  riskLevel: z.enum(riskLevels), openRecords: z.int(), version: z.int(),
})
export type PartySummary = z.infer<typeof partySummary>
export const partyDetail = partySummary.extend({
  contact: z.string(), phoneMasked: z.string(), address: z.string(), licenceUntil: legalDate.nullable(), createdAt: instant, updatedAt: instant,
  commitments: z.int(),
  mergedInto: id.nullable(), merges: z.array(z.object({ id, droppedId: id, droppedName: z.string(), reason: z.string(), at: instant, canUndo: z.boolean() })),
  relations: z.array(z.object({ id, kind: z.enum(relationKindNames), label: z.string(), partyId: id, name: z.string(), note: z.string() })),
  history: z.array(z.object({ at: instant, by: z.string(), change: z.string() })),
})
