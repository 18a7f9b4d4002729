// Cleaning that an import applies and shows: widths, blanks, dates. Nothing else is ever changed.
import { addDays, isLegalDate } from './local-date'

/** U+3000, NBSP, zero-width and byte-order marks count as blanks. */
const blank = /[\s\u3000\u00a0\u200b-\u200f\u2060\ufeff]/
/** Walks from both ends: a pattern would take quadratic time on a cell full of blanks. */
export function trimBlanks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && blank.test(text.charAt(start))) start += 1
  while (end > start && blank.test(text.charAt(end - 1))) end -= 1
  return start === 0 && end === text.length ? text : text.slice(start, end)
}
/** Full-width letters and digits only: Chinese punctuation stays as it is. */
export const narrow = (text: string): string => text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
export const cleanCode = (text: string): string => narrow(text).replace(/[\s\u3000\u00a0\u200b-\u200f\u2060\ufeff]/g, '').toUpperCase()

const pad = (n: string): string => n.padStart(2, '0')
/** The dates ledgers are written with; undefined when the text is none of them or the day does not exist. */
export function cleanDate(text: string): string | undefined {
  const value = narrow(text).replaceAll('．', '.').replaceAll('／', '/').replaceAll('－', '-')
  const parts = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))(?:[ T]0?0:00(?::00(?:\.0+)?)?Z?)?$/.exec(value)
  if (parts) {
    const [month, day] = parts.slice(2).filter((part) => part !== undefined)
    const date = `${parts[1]}-${pad(month ?? '')}-${pad(day ?? '')}`
    return isLegalDate(date) ? date : undefined
  }
  // Excel serial: days since 1899-12-30; 25569 is 1970-01-01. Only plausible years count as dates.
  if (/^\d{5}(\.0+)?$/.test(value)) {
    const date = addDays('1899-12-30', Math.trunc(Number(value)))
    return date >= '1990-01-01' && date <= '2100-12-31' ? date : undefined
  }
  return undefined
}
