// A job as the screen sees it, and cancel.
import type { jobsContract } from '../../shared/jobs/jobs.contract'
import { describeProblem, ProblemError, type Problem } from '../../shared/problem'
import { actor, type Handlers } from '../core/context'
import type { Row } from '../db'
import { findJob } from './jobs'

function requireOwn(row: Row<'jobs'>, personId: string): void {
  if (row.created_by !== null && row.created_by !== personId) throw new ProblemError('job.notFound', { id: row.id })
}
export const jobsHandlers: Handlers<typeof jobsContract> = {
  'jobs.get': async (context, { id }) => {
    const row = await findJob(context.db, id)
    requireOwn(row, actor(context).id)
    const problem = row.problem ? (JSON.parse(row.problem) as Problem) : null
    return {
      id, kind: row.kind, label: row.label, state: row.state, done: row.done_count, total: row.total_count, startedAt: row.started_at, endedAt: row.ended_at, result: JSON.parse(row.result) as unknown,
      problem: problem && { code: problem.code, ...describeProblem(problem) },
    }
  },
  'jobs.cancel': async (context, { id }) => {
    const row = await findJob(context.db, id)
    requireOwn(row, actor(context).id)
    await context.db.updateTable('jobs').set({ cancel_asked: 1 }).where('id', '=', id).execute()
    context.audit({ subjectType: 'job', subjectId: id, summary: `请求取消任务：${row.label}` })
    return { id }
  },
}
