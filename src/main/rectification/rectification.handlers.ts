// Rectification orders: opened by the loop, reported, extended, re-checked.
import type { rectificationContract } from '../../shared/rectification/rectification.contract'
import { rectificationStates, rectificationWorkflow, type RectificationFacts } from '../../shared/rectification/rectification.workflow'
import type { Events, FailedItem } from '../../shared/loop/events'
import { ProblemError } from '../../shared/problem'
import { actionsFor } from '../../shared/workflow/workflow'
import { nameOf, readNumber, readSetting } from '../admin'
import { versionById } from '../catalog'
import { findCommitment } from '../commitments'
import { actor, type CommandContext, type Handlers } from '../core/context'
import { expectOne, nextState } from '../core/move'
import type { Reader, Row } from '../db'
import { closeDeadlines, moveDeadline, setDeadline, viewDeadlines } from '../deadlines'
import { issueDocument, renderOrder } from '../documents'
import { findParty } from '../parties'

type Order = Row<'rectification_orders'>

/** Reaction to a finding 待整改: an order with number, requirements and deadline exists by itself. */
export async function openOrder(context: CommandContext, event: Events['verification.concluded']): Promise<void> {
  if (event.finding !== 'toRectify') return
  const commitment = await findCommitment(context.db, event.commitmentId)
  const item = (await versionById(context.db, commitment.item_version_id))?.item
  const days = item?.rectificationDays ?? (await readNumber(context.db, 'rectification.defaultTermDays'))
  const id = context.newId()
  const { due } = await setDeadline(context, {
    ownerType: 'rectification', ownerId: id, kind: 'rectification', label: '整改', from: context.today, term: { value: days, unit: 'workingDays' }, basis: `${item ? `${item.name}整改期限（事项设定）` : '默认整改期限（设置）'}；行政处罚法 §28、§85`,
  })
  const [office, party] = [await readSetting(context.db, 'office.name'), await findParty(context.db, commitment.party_id)]
  const document = await issueDocument(context, {
    kind: 'rectificationOrder', label: '责令改正通知书', mark: '责改', ownerType: 'rectification', ownerId: id, commitmentId: commitment.id,
    render: (number) => renderOrder(number, { office, partyName: party.name, subject: commitment.subject, facts: event.reasons, requirements: event.failed, dueOn: due, issuedOn: context.today }),
  })
  await context.db.insertInto('rectification_orders').values({
    id, number: document.number, commitment_id: commitment.id, verification_id: event.verificationId, state: 'issued', issued_on: context.today, due_on: due, requirements: JSON.stringify(event.failed), document_id: document.id,
    extension_until: null, extension_reason: null, extension_requested_by: null, extension_decided_by: null, extension_decision: null, report_on: null, report_text: null, recheck_at: null, recheck_by: null,
    recheck_outcome: null, recheck_notes: null, created_at: context.now,
  }).execute()
  await context.db.updateTable('commitments').set({ due_on: due }).where('id', '=', commitment.id).execute()
  context.audit({ subjectType: 'rectification', subjectId: id, summary: `下达责令改正 ${document.number}，期限 ${due}` })
}
async function load(db: Reader, id: string, today: string): Promise<{ row: Order; facts: RectificationFacts }> {
  const row = await db.selectFrom('rectification_orders').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError('record.notFound', { what: '责令改正通知书', id })
  const commitment = await findCommitment(db, row.commitment_id)
  return { row, facts: { today, dueOn: row.due_on, extended: row.extended === 1, reported: row.report_on !== null, extensionRequestedBy: row.extension_requested_by, registeredBy: commitment.registered_by } }
}
type Action = keyof typeof rectificationWorkflow.actions
async function move(context: CommandContext, id: string, version: number, action: Action, set: Partial<Order>, summary: string): Promise<Order> {
  const { row, facts } = await load(context.db, id, context.today)
  const state = nextState(rectificationWorkflow, action, row.state, actor(context), facts)
  expectOne(await context.db.updateTable('rectification_orders').set({ ...set, state, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirstOrThrow(), '责令改正通知书')
  context.audit({ subjectType: 'rectification', subjectId: id, summary: `${row.number}：${summary}` })
  return row
}
export const rectificationHandlers: Handlers<Omit<typeof rectificationContract, 'rectification.list'>> = {
  'rectification.get': async (context, { id }) => {
    const { row, facts } = await load(context.db, id, context.today)
    const commitment = await findCommitment(context.db, row.commitment_id)
    const [deadline] = await viewDeadlines(context.db, [id], context.today)
    if (!deadline) throw new Error('an order always has a deadline')
    const corrected = row.recheck_outcome === null ? null : row.recheck_outcome === 'passed'
    return {
      id, version: row.version, number: row.number, commitmentId: commitment.id, commitmentCode: commitment.code, partyName: (await findParty(context.db, commitment.party_id)).name, subject: commitment.subject,
      state: row.state, stateLabel: rectificationStates[row.state], issuedOn: row.issued_on, dueOn: row.due_on, extended: row.extended === 1,
      requirements: (JSON.parse(row.requirements) as FailedItem[]).map((item) => ({ ...item, corrected })), selfReport: row.report_on ? { receivedOn: row.report_on, text: row.report_text ?? '' } : null,
      recheck: row.recheck_at && row.recheck_outcome ? { at: row.recheck_at, by: (await nameOf(context.db, row.recheck_by)) ?? '', outcome: row.recheck_outcome, notes: row.recheck_notes ?? '' } : null,
      deadline, documentId: row.document_id, actions: actionsFor(rectificationWorkflow, row.state, actor(context), facts),
    }
  },
  'rectification.report': async (context, { id, version, receivedOn, text }) => {
    if (receivedOn > context.today) throw new ProblemError('input.malformed', { field: '收到日期', message: '不能晚于今天' })
    const row = await move(context, id, version, 'report', { report_on: receivedOn, report_text: text }, '收到自查整改报告')
    const days = await readNumber(context.db, 'rectification.recheckDays')
    await closeDeadlines(context, 'rectification', id, ['rectification'])
    const { due } = await setDeadline(context, {
      ownerType: 'rectification', ownerId: id, kind: 'recheck', label: '复查', from: receivedOn, term: { value: days, unit: 'workingDays' }, basis: '收到自查整改报告后 10 个工作日内复查（责令改正规则）',
    })
    await context.db.updateTable('commitments').set({ due_on: due }).where('id', '=', row.commitment_id).execute()
    await context.raise('rectification.reported', { commitmentId: row.commitment_id, orderId: id })
    return { id, version: version + 1 }
  },
  'rectification.requestExtension': async (context, { id, version, until, reason }) => {
    const { row } = await load(context.db, id, context.today)
    if (until <= row.due_on) throw new ProblemError('input.malformed', { field: '延期至', message: `应晚于原期限 ${row.due_on}` })
    await move(context, id, version, 'requestExtension', { extension_until: until, extension_reason: reason, extension_requested_by: actor(context).id }, `申请延期至 ${until}`)
    return { id, version: version + 1 }
  },
  'rectification.decideExtension': async (context, { id, version, approve, reason }) => {
    const before = (await load(context.db, id, context.today)).row
    const due = approve ? (before.extension_until ?? before.due_on) : before.due_on
    const row = await move(context, id, version, approve ? 'approveExtension' : 'refuseExtension', {
      extended: 1, due_on: due, extension_decided_by: actor(context).id, extension_decision: reason,
    }, approve ? `批准延期至 ${due}` : `不予延期：${reason}`)
    if (approve) {
      await moveDeadline(context, id, 'rectification', due, `经审批延期至 ${due}：${reason}`)
      await context.db.updateTable('commitments').set({ due_on: due }).where('id', '=', row.commitment_id).execute()
    }
    return { id, version: version + 1 }
  },
  'rectification.recheck': async (context, { id, version, outcome, notes }) => {
    const row = await move(context, id, version, outcome === 'passed' ? 'recheckPassed' : 'recheckFailed', {
      recheck_at: context.now, recheck_by: actor(context).id, recheck_outcome: outcome, recheck_notes: notes,
    }, outcome === 'passed' ? '复查合格' : '复查不合格')
    await closeDeadlines(context, 'rectification', id)
    await context.raise('rectification.closed', { commitmentId: row.commitment_id, orderId: id, number: row.number, outcome: outcome === 'passed' ? 'corrected' : 'failed', notes })
    const revocation = await context.db.selectFrom('revocations').select('id').where('source_id', '=', id).executeTakeFirst()
    return { id, version: version + 1, revocationId: revocation?.id ?? null }
  },
}
