// Operations on credit records and measures.
import { measureKinds, type creditContract, type MeasureKind } from '../../shared/credit/credit.contract'
import type { Handlers } from '../core/context'
import type { Row } from '../db'
import { measuresOf, recordsOf } from './credit.repository'

export const measureLabel = (kind: string): string => (Object.hasOwn(measureKinds, kind) ? measureKinds[kind as MeasureKind] : kind)
export const toMeasure = (row: Row<'measures'>): { id: string; kind: string; label: string; from: string; until: string | null; favourable: boolean } => ({
  id: row.id, kind: row.kind, label: measureLabel(row.kind), from: row.from_on, until: row.until_on, favourable: row.favourable === 1,
})
export const creditHandlers: Handlers<typeof creditContract> = {
  'credit.records': async ({ db }, { partyId }) => ({
    rows: (await recordsOf(db, partyId)).map((row) => ({
      id: row.id, partyId, commitmentId: row.commitment_id, commitmentCode: row.code, kind: row.kind, grade: row.grade, facts: row.facts, establishedOn: row.established_on,
      publicFrom: row.public_from, publicUntil: row.public_until, state: row.state, document: row.document,
    })),
  }),
  'credit.measures': async ({ db, today }, { partyId }) => ({ rows: (await measuresOf(db, partyId, today)).map(toMeasure) }),
}
