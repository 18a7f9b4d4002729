// A letter becomes public when it is accepted, and stops when its commitment does.
import type { Events } from '../../shared/loop/events'
import { readNumber } from '../admin'
import type { CommandContext } from '../core/context'
import { addMonths } from '../deadlines'
import { createJob } from '../jobs'
import { findPublication, setPublication } from './publicity.repository'

/** Only letters of publicity type 1 are seen by everybody (domain.md section 9, item 19). */
export async function publish(context: CommandContext, event: Events['commitment.accepted']): Promise<void> {
  if (event.publicity !== '1') return
  const longest = addMonths(context.today, await readNumber(context.db, 'publicity.letterMonths'))
  const until = event.validUntil !== null && event.validUntil < longest ? event.validUntil : longest
  await context.db.insertInto('publications').values({ id: context.newId(), commitment_id: event.commitmentId, from_on: context.today, until_on: until < context.today ? context.today : until, state: 'published', stopped_on: null, stopped_by: null, created_at: context.now }).execute()
}
export async function stop(context: CommandContext, commitmentId: string, reason: string): Promise<boolean> {
  const publication = await findPublication(context.db, commitmentId)
  if (!publication || publication.state === 'stopped') return false
  await setPublication(context.db, commitmentId, { state: 'stopped', stop_reason: reason, stopped_on: context.today, stopped_by: context.person?.id ?? null })
  context.audit({ subjectType: 'publication', subjectId: commitmentId, summary: `停止公示：${reason}` })
  await context.raise('publicity.stopped', { commitmentId, reason })
  return true
}
export const regenerate = (context: CommandContext): Promise<string> => createJob(context, { kind: 'publicity', label: '生成公示站点', input: {} })
export async function stopPublication(context: CommandContext, event: { commitmentId: string; reason: string }): Promise<void> {
  if (await stop(context, event.commitmentId, event.reason)) await regenerate(context)
}
