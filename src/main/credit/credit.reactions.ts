// What credit does when the loop calls: a graded record with its measures, or the record of a correction.
import { measureKinds, gradeLabels, type Grade } from '../../shared/credit/credit.contract'
import type { Events } from '../../shared/loop/events'
import { readNumber, type SettingKey } from '../admin'
import type { CommandContext } from '../core/context'
import { addMonths } from '../deadlines'
import { insertMeasure, insertRecord } from './credit.repository'
import { isPublished, measuresFor } from './credit.rules'

const months: Record<Grade, SettingKey> = { minor: 'credit.minorMonths', ordinary: 'credit.ordinaryMonths', serious: 'credit.seriousMonths' }

async function partyOf(context: CommandContext, commitmentId: string): Promise<string> {
  const row = await context.db.selectFrom('commitments').select('party_id').where('id', '=', commitmentId).executeTakeFirstOrThrow()
  return row.party_id
}
/** The record counts from the document that establishes it (信用修复管理办法, NDRC Order 36). */
export async function recordBreach(context: CommandContext, event: Events['revocation.served']): Promise<void> {
  const partyId = await partyOf(context, event.commitmentId)
  const until = addMonths(event.servedOn, await readNumber(context.db, months[event.grade]))
  const id = context.newId()
  const published = isPublished(event.grade)
  await insertRecord(context.db, {
    id, party_id: partyId, commitment_id: event.commitmentId, kind: 'breach', grade: event.grade, facts: event.facts, established_on: event.servedOn,
    public_from: published ? event.servedOn : null, public_until: until, state: 'open', document: event.number, created_at: context.now,
  })
  for (const kind of measuresFor(event.grade)) {
    await insertMeasure(context.db, {
      id: context.newId(), party_id: partyId, kind, favourable: 0, from_on: event.servedOn, until_on: until, record_id: id, ended_on: null, created_at: context.now,
    })
  }
  context.audit({
    subjectType: 'creditRecord', subjectId: id,
    summary: `信用记录：${gradeLabels[event.grade]}失信，依据 ${event.number}；措施 ${measuresFor(event.grade).map((kind) => measureKinds[kind]).join('、')}`,
  })
}
/** 再生性信用数据: a breach that was put right stays on file as corrected and blocks nothing. */
export async function recordCorrection(context: CommandContext, event: Events['rectification.closed']): Promise<void> {
  if (event.outcome !== 'corrected') return
  const id = context.newId()
  await insertRecord(context.db, {
    id, party_id: await partyOf(context, event.commitmentId), commitment_id: event.commitmentId, kind: 'corrected', grade: null, facts: event.notes,
    established_on: context.today, public_from: null, public_until: null, state: 'expired', document: event.number, created_at: context.now,
  })
  context.audit({ subjectType: 'creditRecord', subjectId: id, summary: `整改合格，记入再生性信用数据（${event.number}）` })
}
