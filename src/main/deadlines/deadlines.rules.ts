// Counting terms: working days (行政许可法 §82), natural days rolled forward (民法典 §§201–203), months and years. Pure.
import { addDays, daysSinceEpoch, weekday } from '../../shared/primitives/local-date'
import { describeTerm, type Term } from '../../shared/deadlines/deadlines.schema'

export type { Term }
export interface Calendar {
  rest: ReadonlySet<string>
  work: ReadonlySet<string>
  /** Years for which a calendar has been published; beyond them every result is provisional. */
  years: ReadonlySet<number>
}
export interface Computed {
  due: string
  provisional: boolean
  /** "Why this date", one line a step. */
  steps: string[]
}
export function isWorkingDay(date: string, calendar: Calendar): boolean {
  if (calendar.rest.has(date)) return false
  if (calendar.work.has(date)) return true
  const day = weekday(date)
  return day !== 0 && day !== 6
}
export function nextWorkingDay(date: string, calendar: Calendar): string {
  let day = date
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1)
  return day
}
/** The corresponding day, or the month's end where there is none (民法典 §202). */
export function addMonths(date: string, count: number): string {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + count
  const [year, index] = [Math.floor(month / 12), month % 12]
  const last = new Date(Date.UTC(year, index + 1, 0)).getUTCDate()
  const day = Math.min(Number(date.slice(8, 10)), last)
  return `${year}-${String(index + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
function countWorkingDays(from: string, value: number, calendar: Calendar): { due: string; skipped: string[] } {
  const skipped: string[] = []
  let [due, left] = [from, value]
  while (left > 0) {
    due = addDays(due, 1)
    if (isWorkingDay(due, calendar)) left -= 1
    else if (calendar.rest.has(due)) skipped.push(due)
  }
  return { due, skipped }
}
export function computeDeadline({ from, term, calendar }: { from: string; term: Term; calendar: Calendar }): Computed {
  const steps = [`起算日 ${from}，当日不计入`, `期限 ${describeTerm(term)}`]
  let due: string
  if (term.unit === 'workingDays') {
    const counted = countWorkingDays(from, term.value, calendar)
    due = counted.due
    if (counted.skipped.length > 0) steps.push(`跳过法定休息日 ${counted.skipped.join('、')}`)
  } else {
    const nominal = term.unit === 'naturalDays' ? addDays(from, term.value) : addMonths(from, term.unit === 'months' ? term.value : term.value * 12)
    due = nextWorkingDay(nominal, calendar)
    if (due !== nominal) steps.push(`${nominal} 为休息日，顺延`)
  }
  const provisional = !calendar.years.has(Number(due.slice(0, 4)))
  steps.push(`届满于 ${due} 当日终了`)
  if (provisional) steps.push(`${due.slice(0, 4)} 年节假日安排尚未公布，暂按周末计算，公布后重算`)
  return { due, provisional, steps }
}
const isWeekend = (date: string): boolean => weekday(date) % 6 === 0
/** The days on which a calendar departs from plain weeks; worked out once for each calendar, asked for by every row of a list. */
const departures = new WeakMap<Calendar, { off: readonly string[]; on: readonly string[] }>()
function departuresOf(calendar: Calendar): { off: readonly string[]; on: readonly string[] } {
  const known = departures.get(calendar) ?? { off: [...calendar.rest].filter((day) => !isWeekend(day)), on: [...calendar.work].filter((day) => isWeekend(day) && !calendar.rest.has(day)) }
  departures.set(calendar, known)
  return known
}
/** Days from Monday to Friday up to and with this day, counted from a fixed Monday (1969-12-29, day -3). */
function weekdaysUpTo(date: string): number {
  const since = daysSinceEpoch(date) + 3
  return Math.floor(since / 7) * 5 + Math.min(5, (((since % 7) + 7) % 7) + 1)
}
/** Working days from today to the due day: 0 on the day itself, negative when overdue. Whole weeks by arithmetic, since a list asks for every row. */
export function workingDaysLeft(today: string, due: string, calendar: Calendar): number {
  const sign = today <= due ? 1 : -1
  const [start, end] = sign === 1 ? [today, due] : [due, today]
  const within = (days: readonly string[]): number => days.filter((day) => day > start && day <= end).length
  const { off, on } = departuresOf(calendar)
  const count = weekdaysUpTo(end) - weekdaysUpTo(start) - within(off) + within(on)
  return count === 0 ? 0 : sign * count
}
export function describeDaysLeft(today: string, due: string, calendar: Calendar): string {
  if (today === due) return '今日到期'
  const left = workingDaysLeft(today, due, calendar)
  return today < due ? `还剩 ${left} 个工作日` : `已逾期 ${Math.max(1, -left)} 个工作日`
}
export function deadlineStatus(today: string, due: string, calendar: Calendar, atRiskDays: number): 'inTime' | 'atRisk' | 'overdue' {
  if (today > due) return 'overdue'
  return workingDaysLeft(today, due, calendar) <= atRiskDays ? 'atRisk' : 'inTime'
}
