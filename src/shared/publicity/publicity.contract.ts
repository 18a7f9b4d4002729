// 公示: which letters are public, for how long, and what the public sees of them.
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { id, instant, legalDate, pageInput, pageOf, text } from '../contract/fields'

export const publicityViews = { published: '公示中', ended: '已届满', stopped: '已停止' } as const
export type PublicityView = keyof typeof publicityViews
export const publicityViewNames = Object.keys(publicityViews) as [PublicityView, ...PublicityView[]]
/** What the public sees: nothing of a person but a masked name. */
export const publicRow = z.object({ code: z.string(), party: z.string(), partyCode: z.string(), subject: z.string(), department: z.string(), content: z.string(), madeOn: legalDate, from: legalDate, until: legalDate })
export type PublicRow = z.infer<typeof publicRow>
const stale = ['publicity', 'commitments', 'exchange']
export const publicityContract = {
  'publicity.list': query({
    access: 'case.read', summary: '公示的承诺书', input: z.object({ ...pageInput, view: z.enum(publicityViewNames).default('published') }),
    output: pageOf(z.object({ commitmentId: id, code: z.string(), party: z.string(), subject: z.string(), from: legalDate, until: legalDate, stopReason: z.string(), stoppedOn: legalDate.nullable() })),
  }),
  'publicity.preview': query({ access: 'case.read', summary: '公示页预览（已脱敏）', input: z.object({}), output: z.object({ html: z.string(), rows: z.int() }) }),
  'publicity.state': query({
    access: 'case.read', summary: '公示站点状态', input: z.object({}), output: z.object({ folder: z.string(), generatedAt: instant.nullable(), rows: z.int(), published: z.int() }),
  }),
  'publicity.generate': command({ access: 'publicity.manage', summary: '重新生成公示站点', input: z.object({}), output: z.object({ jobId: id }), invalidates: ['publicity', 'jobs'] }),
  'publicity.stop': command({ access: 'publicity.manage', summary: '停止公示', input: z.object({ commitmentId: id, reason: text('停止公示的理由', 500) }), output: z.object({ jobId: id }), invalidates: [...stale, 'jobs'] }),
  'publicity.resume': command({ access: 'publicity.manage', summary: '恢复公示', input: z.object({ commitmentId: id, reason: text('恢复公示的理由', 500) }), output: z.object({ jobId: id }), invalidates: [...stale, 'jobs'] }),
}
