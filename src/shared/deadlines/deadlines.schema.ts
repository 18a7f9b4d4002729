// Terms and calendars as data.
import { z } from 'zod'
import { isLegalDate } from '../primitives/local-date'

export const termUnits = { workingDays: '个工作日', naturalDays: '日（遇休息日顺延）', months: '个月', years: '年' } as const
export const term = z.object({ value: z.int().min(1).max(3650), unit: z.enum(['workingDays', 'naturalDays', 'months', 'years']) })
export type Term = z.infer<typeof term>
export const describeTerm = (t: Term): string => `${t.value} ${termUnits[t.unit]}`
const day = z.string().refine(isLegalDate, { error: '日期不存在' })
/** One published year: the rest days that are not plain weekends, and the weekend days that are worked (调休). */
export const calendarPack = z.object({ year: z.int().min(2000).max(2100), source: z.string().min(1), rest: z.array(day), work: z.array(day) })
