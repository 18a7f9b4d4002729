// The closed loop as one table: event → reactions of other capabilities, in the same transaction, all or nothing.
import type { EventName, Events } from '../shared/loop/events'
import { followCancelled, followConcluded, followNotRevoked, followPlanned, followRectified, followReported, followRevoked } from './commitments'
import type { CommandContext } from './core/context'
import { recordBreach, recordCorrection } from './credit'
import { enqueueAcceptanceRevoked, enqueueAccepted, enqueueBreach, enqueueCommitment, enqueueConcluded, enqueueFeedback, enqueueImported, enqueueRectified, enqueueStopped, enqueueWithdrawn, forgetImported } from './exchange'
import { publish, stopPublication } from './publicity'
import { openOrder, stopOrder } from './rectification'
import { openFromRectification, openFromVerification } from './revocation'
import { stopVerification } from './verification'

type Loop = { [E in EventName]: readonly ((context: CommandContext, event: Events[E]) => Promise<void>)[] }

export const loop: Loop = {
  'commitment.accepted': [publish, enqueueAccepted],
  'commitment.withdrawn': [stopVerification, stopOrder, stopPublication, enqueueWithdrawn],
  'commitment.acceptanceRevoked': [stopVerification, stopPublication, enqueueAcceptanceRevoked],
  'verification.planned': [followPlanned],
  'verification.cancelled': [followCancelled],
  'verification.concluded': [followConcluded, openOrder, openFromVerification, enqueueConcluded],
  'rectification.reported': [followReported],
  'rectification.closed': [followRectified, recordCorrection, openFromRectification, enqueueRectified],
  'revocation.decided': [followNotRevoked],
  'revocation.served': [followRevoked, recordBreach, enqueueBreach, enqueueCommitment],
  'ledger.rowsImported': [enqueueImported],
  'ledger.undone': [forgetImported],
  'measure.fedBack': [enqueueFeedback],
  'publicity.stopped': [enqueueStopped],
  'exchange.rowRejected': [],
}
