// Loads a revocation case with everything its workflow asks about: who did what, what is served, which term runs.
import { ProblemError } from '../../shared/problem'
import type { RevocationFacts } from '../../shared/revocation/revocation.workflow'
import { findCommitment, type CommitmentRow } from '../commitments'
import type { Reader, Row } from '../db'

export type Revocation = Row<'revocations'>
export type Step = Row<'revocation_steps'>
export interface LoadedCase {
  row: Revocation
  steps: Step[]
  commitment: CommitmentRow
  facts: RevocationFacts
}
/** People who verified or re-checked the commitment: none of them reviews or decides. */
async function verifiersOf(db: Reader, commitmentId: string): Promise<string[]> {
  const officers = await db.selectFrom('verification_officers').innerJoin('verifications', 'verifications.id', 'verification_officers.verification_id').select('user_id').where('commitment_id', '=', commitmentId).execute()
  const rechecks = await db.selectFrom('rectification_orders').select('recheck_by').where('commitment_id', '=', commitmentId).execute()
  return [...officers.map((o) => o.user_id), ...rechecks.flatMap((r) => (r.recheck_by ? [r.recheck_by] : []))]
}
export async function loadCase(db: Reader, id: string, today: string): Promise<LoadedCase> {
  const row = await db.selectFrom('revocations').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError('record.notFound', { what: '撤销案件', id })
  const steps = await db.selectFrom('revocation_steps').selectAll().where('revocation_id', '=', id).orderBy('at').orderBy('id').execute()
  const commitment = await findCommitment(db, row.commitment_id)
  const handled = steps.filter((step) => ['ground', 'notice', 'defence', 'hearing', 'propose', 'service'].includes(step.step))
  return {
    row, steps, commitment,
    facts: {
      today, factsOnFile: row.source_id !== '', groundGiven: row.ground !== null && row.public_interest !== '', publicInterestHarmed: row.public_interest_harmed === 1, defenceDueOn: row.defence_due_on,
      noticeServed: steps.some((step) => step.step === 'notice' && step.served_on !== null), hearingRequested: row.hearing_requested_on !== null, hearingNoticeOn: row.hearing_notice_on,
      hearingEarliestOn: row.hearing_earliest_on, chairId: row.chair_id, reviewAgreed: row.review_agreed === 1, registeredBy: commitment.registered_by,
      verifiedBy: await verifiersOf(db, row.commitment_id), handlerIds: [...new Set(handled.map((step) => step.done_by))], proposedBy: row.proposed_by, reviewedBy: row.reviewed_by,
    },
  }
}
