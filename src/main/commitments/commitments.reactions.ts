// How a commitment follows the cases above it: each event of the loop is one action of its workflow.
import { commitmentWorkflow, type CommitmentAction } from '../../shared/commitments/commitments.workflow'
import type { Events } from '../../shared/loop/events'
import { readSetting } from '../admin'
import { actor, type CommandContext } from '../core/context'
import { expectOne, nextState } from '../core/move'
import { closeDeadlines } from '../deadlines'
import { addEvent, findCommitment, moveCommitment, type CommitmentRow } from './commitments.repository'

async function follow(context: CommandContext, commitmentId: string, action: CommitmentAction, what: string, set: Partial<CommitmentRow> = {}): Promise<void> {
  const row = await findCommitment(context.db, commitmentId)
  const person = actor(context)
  const state = nextState(commitmentWorkflow, action, row.state, person, { registeredBy: row.registered_by, lapsedMaterials: 0 })
  expectOne(await moveCommitment(context.db, row, { ...set, state, updated_at: context.now }), '承诺')
  context.audit({ subjectType: 'commitment', subjectId: commitmentId, summary: `${row.code} → ${commitmentWorkflow.states[state]}` })
  await addEvent(context.db, { id: context.newId(), commitment_id: commitmentId, at: context.now, who: person.displayName, what })
}
export const followPlanned = (context: CommandContext, e: Events['verification.planned']): Promise<void> => follow(context, e.commitmentId, 'beginVerification', '制定核查计划')
export const followCancelled = (context: CommandContext, e: Events['verification.cancelled']): Promise<void> => follow(context, e.commitmentId, 'cancelVerification', '取消核查计划')

const established = async (context: CommandContext): Promise<Partial<CommitmentRow>> => {
  return { established_on: context.today, established_by: await readSetting(context.db, 'office.name'), established_by_code: await readSetting(context.db, 'office.uscc') }
}
export async function followConcluded(context: CommandContext, e: Events['verification.concluded']): Promise<void> {
  await closeDeadlines(context, 'commitment', e.commitmentId, ['verification'])
  if (e.finding === 'normal') await follow(context, e.commitmentId, 'concludeNormal', '核查结论：正常', { performance: '1', due_on: null, ...(await established(context)) })
  else if (e.finding === 'toRectify') await follow(context, e.commitmentId, 'concludeToRectify', `核查结论：待整改（${e.reasons}）`)
  else await follow(context, e.commitmentId, 'concludeBreach', `核查结论：承诺失信（${e.reasons}）`, { due_on: null })
}
export const followReported = (context: CommandContext, e: Events['rectification.reported']): Promise<void> => follow(context, e.commitmentId, 'beginRecheck', '收到自查整改报告')
export async function followRectified(context: CommandContext, e: Events['rectification.closed']): Promise<void> {
  if (e.outcome === 'corrected') await follow(context, e.commitmentId, 'concludeNormal', `复查合格（${e.number}）`, { performance: '1', due_on: null, ...(await established(context)) })
  else await follow(context, e.commitmentId, 'concludeBreach', `复查不合格（${e.number}），认定承诺失信`, { due_on: null })
}
/** Items 12 and 13 are filled only now: an issued decision names the breach (domain.md section 9). */
export async function followRevoked(context: CommandContext, e: Events['revocation.served']): Promise<void> {
  await follow(context, e.commitmentId, 'revoke', `撤销决定书送达（${e.number}）`, {
    performance: e.partial ? '2' : '3', unperformed: e.facts, consequence: e.consequence, ...(await established(context)),
  })
}
export const followNotRevoked = (context: CommandContext, e: Events['revocation.decided']): Promise<void> => follow(context, e.commitmentId, 'doNotRevoke', `决定不予撤销（${e.reasons}）`)
