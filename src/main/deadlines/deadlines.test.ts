// The published table of terms, and every term against an independent count day by day.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarPack } from '../../shared/deadlines/deadlines.schema'
import { addDays } from '../../shared/primitives/local-date'
import { addMonths, computeDeadline, describeDaysLeft, isWorkingDay, workingDaysLeft, type Calendar } from './deadlines.rules'

const packs = [2025, 2026].map((year) => calendarPack.parse(JSON.parse(readFileSync(join(import.meta.dirname, `../../../resources/calendar/${year}.json`), 'utf8'))))
const calendar: Calendar = { rest: new Set(packs.flatMap((p) => p.rest)), work: new Set(packs.flatMap((p) => p.work)), years: new Set([2025, 2026]) }

describe('terms', () => {
  it.each<[string, number, 'workingDays' | 'naturalDays', string]>([
    ['2026-02-12', 5, 'workingDays', '2026-02-26'], ['2026-09-30', 20, 'workingDays', '2026-11-03'], ['2026-04-30', 10, 'workingDays', '2026-05-18'], ['2026-01-05', 60, 'workingDays', '2026-04-03'],
    ['2026-06-18', 20, 'workingDays', '2026-07-17'], ['2026-02-06', 15, 'naturalDays', '2026-02-24'], ['2026-09-17', 5, 'workingDays', '2026-09-23'], ['2026-04-16', 15, 'naturalDays', '2026-05-06'],
  ])('from %s, %i %s end on %s', (from, value, unit, due) => {
    expect(computeDeadline({ from, term: { value, unit }, calendar })).toMatchObject({ due, provisional: false })
  })
  it('are provisional beyond the last published year, and say so', () => {
    const result = computeDeadline({ from: '2026-12-25', term: { value: 10, unit: 'workingDays' }, calendar })
    expect(result.provisional).toBe(true)
    expect(result.steps.join()).toContain('尚未公布')
  })
  it('of months end on the corresponding day or the end of the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
  })
  it('agree with a count that knows nothing but the calendar and JavaScript dates', () => {
    const oracle = (from: string, value: number): string => {
      const date = new Date(`${from}T12:00:00Z`)
      for (let left = value; left > 0; ) {
        date.setUTCDate(date.getUTCDate() + 1)
        const day = date.toISOString().slice(0, 10)
        const weekend = [0, 6].includes(date.getUTCDay())
        if (calendar.work.has(day) || (!weekend && !calendar.rest.has(day))) left -= 1
      }
      return date.toISOString().slice(0, 10)
    }
    fc.assert(fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 90 }), (offset, value) => {
      const from = new Date(Date.UTC(2025, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10)
      return computeDeadline({ from, term: { value, unit: 'workingDays' }, calendar }).due === oracle(from, value)
    }))
  })
  it('are told in words', () => {
    expect(describeDaysLeft('2026-11-25', '2026-11-30', calendar)).toBe('还剩 3 个工作日')
    expect(describeDaysLeft('2026-11-30', '2026-11-30', calendar)).toBe('今日到期')
    expect(describeDaysLeft('2026-12-02', '2026-11-30', calendar)).toBe('已逾期 2 个工作日')
  })
})
it('counts the days left by arithmetic exactly as day by day', () => {
  for (let i = 0; i < 900; i += 7) {
    const [today, due] = [addDays('2024-11-04', i), addDays('2027-03-01', -i * 2)]
    const [start, end, sign] = today <= due ? [today, due, 1] : [due, today, -1]
    let count = 0
    for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1
    expect(workingDaysLeft(today, due, calendar)).toBe(count === 0 ? 0 : sign * count)
  }
})
