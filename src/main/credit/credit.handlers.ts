// Operations on credit records and measures.
import { measureKinds, type creditContract, type MeasureKind } from '../../shared/credit/credit.contract'
import { ProblemError } from '../../shared/problem'
import { actor, type Handlers } from '../core/context'
import type { Row } from '../db'
import { measuresOf, recordsOf } from './credit.repository'

export const measureLabel = (kind: string): string => (Object.hasOwn(measureKinds, kind) ? measureKinds[kind as MeasureKind] : kind)
export const toMeasure = (row: Row<'measures'> & { fed_back: string | null }): { id: string; kind: string; label: string; from: string; until: string | null; favourable: boolean; fedBack: string | null } => ({
  id: row.id, fedBack: row.fed_back, kind: row.kind, label: measureLabel(row.kind), from: row.from_on, until: row.until_on, favourable: row.favourable === 1,
})
export const creditHandlers: Handlers<typeof creditContract> = {
  'credit.records': async ({ db }, { partyId }) => ({
    rows: (await recordsOf(db, partyId)).map((row) => ({
      id: row.id, partyId, commitmentId: row.commitment_id, commitmentCode: row.code, kind: row.kind, grade: row.grade, facts: row.facts, establishedOn: row.established_on,
      publicFrom: row.public_from, publicUntil: row.public_until, state: row.state, document: row.document,
    })),
  }),
  'credit.measures': async ({ db, today }, { partyId }) => ({ rows: (await measuresOf(db, partyId, today)).map(toMeasure) }),
  'credit.feedback': async (context, { measureId, note }) => {
    const measure = await context.db.selectFrom('measures').selectAll().where('id', '=', measureId).executeTakeFirst()
    if (!measure) throw new ProblemError('record.notFound', { what: '奖惩措施', id: measureId })
    const id = context.newId()
    await context.db.insertInto('measure_feedback').values({ id, measure_id: measureId, party_id: measure.party_id, note, by_id: actor(context).id, at: context.now }).execute()
    const label = measureLabel(measure.kind)
    context.audit({ subjectType: 'measure', subjectId: measureId, summary: `奖惩反馈：${label}已落实${note ? `（${note}）` : ''}` })
    await context.raise('measure.fedBack', { feedbackId: id, partyId: measure.party_id, measure: label, note })
    return { id }
  },
}
