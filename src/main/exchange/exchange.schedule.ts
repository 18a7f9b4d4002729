// When the next export is due: once a day at the office's own time. From state, so a missed run is made up at the next start. Pure.
const localOffset = 8 * 3_600_000

/** UTC instant of the next run; in the past when one was missed. `lastRunAt` is empty before the first. */
export function nextRun(dailyAt: string, lastRunAt: string, now: string): string | null {
  const time = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(dailyAt)
  if (!time) return null
  const at = (day: string): number => Date.parse(`${day}T${time[1]}:${time[2]}:00Z`) - localOffset
  const dayOf = (ms: number): string => new Date(ms + localOffset).toISOString().slice(0, 10)
  const today = at(dayOf(Date.parse(now)))
  if (lastRunAt === '' || Date.parse(lastRunAt) < today) return new Date(today).toISOString()
  return new Date(today + 86_400_000).toISOString()
}
export const isDue = (dailyAt: string, lastRunAt: string, now: string): boolean => {
  const next = nextRun(dailyAt, lastRunAt, now)
  return next !== null && next <= now
}
