// Resident identity number, GB 11643-1999: 17 digits and a check character; the birth date must exist.
import { isLegalDate } from './local-date'
import type { CodeCheck } from './uscc'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

export function checkResidentId(id: string): CodeCheck {
  if (!/^\d{17}[\dX]$/.test(id)) return { ok: false, reason: '公民身份号码应为 17 位数字加 1 位校验码（数字或 X）' }
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
  if (!isLegalDate(birth)) return { ok: false, reason: `第 7–14 位出生日期 ${birth} 不存在`, position: 7 }
  const sum = weights.reduce((total, weight, i) => total + weight * Number(id[i]), 0)
  const expected = checks[sum % 11]
  return expected === id[17] ? { ok: true } : { ok: false, reason: `第 18 位校验码不符，请核对全部各位`, position: 18 }
}
export const maskResidentId = (id: string): string => (id.length === 18 ? `${id.slice(0, 6)}********${id.slice(14)}` : '******')
/** Public masking of a natural person's name: the family name stays. */
export function maskName(name: string): string {
  const [family, ...given] = Array.from(name)
  return family === undefined || given.length === 0 ? '*' : family + '*'.repeat(given.length)
}
