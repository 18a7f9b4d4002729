// Long work as seen from outside: state, progress, cancel.
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { id, instant } from '../contract/fields'

export const jobStates = { queued: '排队中', running: '进行中', succeeded: '已完成', failed: '失败', cancelled: '已取消', interrupted: '已中断' } as const
export type JobState = keyof typeof jobStates
export const jobStateNames = Object.keys(jobStates) as [JobState, ...JobState[]]
export const jobView = z.object({
  id, kind: z.string(), label: z.string(), state: z.enum(jobStateNames), done: z.int(), total: z.int().nullable(),
  startedAt: instant.nullable(), endedAt: instant.nullable(), result: z.unknown(), problem: z.object({ code: z.string(), title: z.string(), text: z.string(), remedy: z.string() }).nullable(),
})
export type JobView = z.infer<typeof jobView>
export const jobsContract = {
  'jobs.get': query({ access: 'signedIn', summary: '任务状态', input: z.object({ id }), output: jobView }),
  'jobs.cancel': command({ access: 'signedIn', summary: '取消任务', input: z.object({ id }), output: z.object({ id }), invalidates: ['jobs', 'ledger', 'exchange'] }),
}
