// Legal dates: local calendar dates as YYYY-MM-DD. They never pass through a time zone.
const dayMs = 86_400_000
/** 0 is 1970-01-01. */
export const daysSinceEpoch = (date: string): number => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / dayMs

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function isLegalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day >= 1 && day <= (monthDays[month - 1] ?? 0) + (leap ? 1 : 0)
}
export const addDays = (date: string, count: number): string => new Date((daysSinceEpoch(date) + count) * dayMs).toISOString().slice(0, 10)
export const daysBetween = (from: string, to: string): number => daysSinceEpoch(to) - daysSinceEpoch(from)
/** 0 is Sunday. */
export const weekday = (date: string): number => (((daysSinceEpoch(date) + 4) % 7) + 7) % 7
/** The office's date at an instant: the whole country keeps UTC+8, without daylight saving. */
export const localDateOf = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
export const localTimeOf = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
export const longDate = (date: string): string => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
