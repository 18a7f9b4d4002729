// The daily export: when it is due, and that a missed run is made up and a quiet day passes in silence.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestOffice, type TestOffice } from '../testing/office'
import { isDue, nextRun } from './exchange.schedule'

describe('the next run', () => {
  it.each([
    ['18:00', '', '2026-03-24T09:59:00.000Z', '2026-03-24T10:00:00.000Z', false], ['18:00', '', '2026-03-24T10:00:00.000Z', '2026-03-24T10:00:00.000Z', true],
    ['18:00', '2026-03-24T10:00:05.000Z', '2026-03-24T12:00:00.000Z', '2026-03-25T10:00:00.000Z', false], ['18:00', '2026-03-22T10:00:05.000Z', '2026-03-24T01:00:00.000Z', '2026-03-24T10:00:00.000Z', false],
    ['00:30', '2026-03-23T16:30:05.000Z', '2026-03-24T16:29:00.000Z', '2026-03-24T16:30:00.000Z', false],
  ])('at %s after %s, seen at %s, is %s (due: %s)', (dailyAt, last, now, next, due) => {
    expect(nextRun(dailyAt, last, now)).toBe(next)
    expect(isDue(dailyAt, last, now)).toBe(due)
  })
  it('is never for a time that is none', () => {
    expect(nextRun('', '', '2026-03-24T00:00:00.000Z')).toBeNull()
    expect(isDue('25:00', '', '2026-03-24T00:00:00.000Z')).toBe(false)
  })
})
describe('the schedule', () => {
  let office: TestOffice
  beforeAll(async () => { office = await openTestOffice('2026-03-02') })
  afterAll(async () => { await office.close() })
  it('passes a quiet day in silence, sends what waits once, and says in the trail that nobody pressed a button', async () => {
    // The office's clock stands at ten in the morning; the run is set for nine.
    await office.as('sysadmin', 'settings.set', { key: 'exchange.dailyAt', value: '09:00' })
    expect(await office.core.runSchedule()).toBe(false)
    const { id: partyId } = await office.as('clerk', 'parties.create', { category: '1', name: '衢州禾源食品有限公司', code: '91330802MA28F9XK8L' })
    const itemId = (await office.as('clerk', 'catalog.items', {})).rows[0]?.id
    await office.as('clerk', 'commitments.accept', { partyId, itemId, contact: '王某', phone: '13800000000', madeOn: '2026-03-02' })
    expect(await office.core.runSchedule()).toBe(true)
    expect(await office.core.runSchedule()).toBe(false)
    expect((await office.as('supervisor', 'exchange.batches', {})).rows).toMatchObject([{ serial: 1, rows: 1 }])
    expect((await office.as('auditor', 'audit.list', { operation: 'exchange.export' })).rows[0]?.actor).toBe('系统')
  })
})
