// The events of the closed loop: what happened, with what the reactions need to know.
import type { Finding } from '../verification/verification.workflow'
import type { Grade } from '../credit/credit.contract'

export interface FailedItem {
  clauseId: string
  checkItem: string
  requirement: string
}
export interface Events {
  'commitment.accepted': { commitmentId: string; partyId: string; code: string; madeOn: string; documentId: string; publicity: string; validUntil: string | null }
  'commitment.withdrawn': { commitmentId: string; reason: string }
  /** Deferred materials did not come: the acceptance is taken back, with written reasons. */
  'commitment.acceptanceRevoked': { commitmentId: string; number: string; reason: string }
  'verification.planned': { commitmentId: string; verificationId: string }
  'verification.cancelled': { commitmentId: string; verificationId: string }
  'verification.concluded': {
    commitmentId: string; verificationId: string; finding: Finding; falseCommitment: boolean; reasons: string; failed: readonly FailedItem[]
  }
  'rectification.reported': { commitmentId: string; orderId: string }
  'rectification.closed': { commitmentId: string; orderId: string; number: string; outcome: 'corrected' | 'failed'; notes: string }
  'revocation.decided': { commitmentId: string; revocationId: string; outcome: 'notRevoked'; reasons: string }
  'revocation.served': { commitmentId: string; revocationId: string; number: string; grade: Grade; facts: string; servedOn: string; consequence: string; partial: boolean }
  /** One stretch of a ledger has been written. */
  'ledger.rowsImported': { rows: readonly { commitmentId: string; code: string; madeOn: string }[] }
  /** Before the rows of a batch are removed. */
  'ledger.undone': { batchId: string }
  'measure.fedBack': { feedbackId: string; partyId: string; measure: string; note: string }
  /** A letter is to be seen by nobody any more. */
  'publicity.stopped': { commitmentId: string; reason: string }
  'exchange.rowRejected': { kind: string; subjectId: string; message: string }
}
export type EventName = keyof Events
