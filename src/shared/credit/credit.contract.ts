// Credit records and measures (domain.md section 8, grades of 国办发〔2025〕22号).
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { id, legalDate, optionalText } from '../contract/fields'

export const grades = ['minor', 'ordinary', 'serious'] as const
export type Grade = (typeof grades)[number]
export const gradeLabels: Record<Grade, string> = { minor: '轻微', ordinary: '一般', serious: '严重' }
export const measureKinds = {
  noCommitments: '不得使用信用承诺', moreInspection: '提高检查频次', closeReview: '重点审查', noConvenience: '取消便利措施', noSubsidy: '限制财政补贴与政策优惠',
  greenChannel: '绿色通道', fewerInspection: '降低检查频次',
} as const
export type MeasureKind = keyof typeof measureKinds
export const creditRecord = z.object({
  id, partyId: id, commitmentId: id, commitmentCode: z.string(), kind: z.enum(['breach', 'corrected']), grade: z.enum(grades).nullable(), facts: z.string(),
  establishedOn: legalDate, publicFrom: legalDate.nullable(), publicUntil: legalDate.nullable(), state: z.enum(['open', 'expired', 'repaired']), document: z.string(),
})
export const creditContract = {
  'credit.records': query({ access: 'case.read', summary: '信用记录', input: z.object({ partyId: id }), output: z.object({ rows: z.array(creditRecord) }) }),
  'credit.measures': query({
    access: 'case.read', summary: '奖惩措施', input: z.object({ partyId: id }),
    output: z.object({ rows: z.array(z.object({ id, kind: z.string(), label: z.string(), from: legalDate, until: legalDate.nullable(), favourable: z.boolean(), fedBack: z.string().nullable() })) }),
  }),
  'credit.feedback': command({
    access: 'case.read', summary: '奖惩措施已落实，反馈', input: z.object({ measureId: id, note: optionalText('落实情况', 200) }), output: z.object({ id }), invalidates: ['credit', 'commitments', 'exchange'],
  }),
}
