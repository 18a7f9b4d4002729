// Operations on revocation cases: one command per step, each with its document, its service and its record.
import { gradeLabels } from '../../shared/credit/credit.contract'
import type { Events } from '../../shared/loop/events'
import { ProblemError } from '../../shared/problem'
import type { revocationContract } from '../../shared/revocation/revocation.contract'
import { groundArticles, grounds, revocationStates, revocationWorkflow } from '../../shared/revocation/revocation.workflow'
import { actionsFor } from '../../shared/workflow/workflow'
import { peopleByIds, readNumber, readSetting, type SettingKey } from '../admin'
import { addEvent } from '../commitments'
import { actor, type CommandContext, type Handlers } from '../core/context'
import { expectOne, nextState } from '../core/move'
import { addMonths, closeDeadlines, computeDeadline, describeDaysLeft, loadCalendar, setDeadline } from '../deadlines'
import { issueDocument, nextNumber, renderDecision, renderNotice, renderRepairNotice, type RevocationData } from '../documents'
import { findParty } from '../parties'
import { loadCase, type LoadedCase, type Revocation, type Step } from './revocation.facts'
import { railOf } from './revocation.rail'

type Action = keyof typeof revocationWorkflow.actions
type Service = { servedOn: string; method: string; receiver: string; proof: string }

/** Opens the case from a false commitment or a failed order; the loop calls, nobody has to remember. */
async function openCase(context: CommandContext, source: { commitmentId: string; type: string; id: string; falseCommitment: boolean }): Promise<void> {
  const id = context.newId()
  const number = await nextNumber(context, 'revocation', '撤立')
  await context.db.insertInto('revocations').values({
    id, number, commitment_id: source.commitmentId, state: 'opened', opened_on: context.today, source_type: source.type, source_id: source.id, false_commitment: source.falseCommitment ? 1 : 0, ground: null,
    defence_due_on: null, hearing_requested_on: null, hearing_notice_on: null, hearing_earliest_on: null, chair_id: null, reviewed_by: null, grade: null, proposed_by: null, decided_by: null, decided_on: null, created_at: context.now,
  }).execute()
  context.audit({ subjectType: 'revocation', subjectId: id, summary: `撤销案件立案 ${number}` })
  await addEvent(context.db, { id: context.newId(), commitment_id: source.commitmentId, at: context.now, who: actor(context).displayName, what: `撤销案件立案 ${number}` })
}
export async function openFromVerification(context: CommandContext, e: Events['verification.concluded']): Promise<void> {
  if (e.finding === 'breach') await openCase(context, { commitmentId: e.commitmentId, type: 'verification', id: e.verificationId, falseCommitment: e.falseCommitment })
}
export async function openFromRectification(context: CommandContext, e: Events['rectification.closed']): Promise<void> {
  if (e.outcome === 'failed') await openCase(context, { commitmentId: e.commitmentId, type: 'rectification', id: e.orderId, falseCommitment: false })
}

async function save(context: CommandContext, loaded: LoadedCase, version: number, set: Partial<Revocation>): Promise<{ id: string; version: number }> {
  const { id } = loaded.row
  expectOne(await context.db.updateTable('revocations').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirstOrThrow(), '撤销案件')
  return { id, version: version + 1 }
}
async function recordStep(context: CommandContext, loaded: LoadedCase, step: string, summary: string, more: Partial<Step> = {}): Promise<void> {
  const { row } = loaded
  await context.db.insertInto('revocation_steps').values({
    id: context.newId(), revocation_id: row.id, step, done_by: actor(context).id, at: context.now, on_day: context.today, document_id: null, service_method: null, served_on: null, receiver: null, proof: null, note: '', ...more,
  }).execute()
  context.audit({ subjectType: 'revocation', subjectId: row.id, summary: `${row.number}：${summary}` })
  await addEvent(context.db, { id: context.newId(), commitment_id: row.commitment_id, at: context.now, who: actor(context).displayName, what: summary })
}
const advance = (context: CommandContext, loaded: LoadedCase, action: Action) => nextState(revocationWorkflow, action, loaded.row.state, actor(context), loaded.facts)
function requireServedOn(context: CommandContext, loaded: LoadedCase, service: Service, notBefore: string): void {
  if (service.servedOn > context.today) throw new ProblemError('input.malformed', { field: '送达日期', message: '不能晚于今天' })
  if (service.servedOn < notBefore) throw new ProblemError('input.malformed', { field: '送达日期', message: `不能早于 ${notBefore}（${loaded.row.number} 的文书日期）` })
}
const serviceColumns = (service: Service): Partial<Step> => ({ service_method: service.method, served_on: service.servedOn, receiver: service.receiver, proof: service.proof })

async function documentData(context: CommandContext, loaded: LoadedCase): Promise<RevocationData> {
  const { row, commitment } = loaded
  const party = await findParty(context.db, commitment.party_id)
  return {
    office: await readSetting(context.db, 'office.name'), partyName: party.name, subject: commitment.subject, commitmentCode: commitment.code, facts: await factsText(context, row),
    ground: row.ground ? groundArticles[row.ground] : '', defenceDays: await readNumber(context.db, 'revocation.defenceDays'), reasons: row.decision || row.proposal, issuedOn: context.today,
  }
}
async function factsText(context: CommandContext, row: Revocation): Promise<string> {
  if (row.source_type === 'verification') {
    const verification = await context.db.selectFrom('verifications').select('reasons').where('id', '=', row.source_id).executeTakeFirstOrThrow()
    return `核查认定虚假承诺：${verification.reasons}`
  }
  const order = await context.db.selectFrom('rectification_orders').select(['number', 'recheck_notes']).where('id', '=', row.source_id).executeTakeFirstOrThrow()
  return `${order.number}责令改正后复查不合格：${order.recheck_notes ?? ''}`
}
const months: Record<string, SettingKey> = { minor: 'credit.minorMonths', ordinary: 'credit.ordinaryMonths', serious: 'credit.seriousMonths' }

async function serveNotice(context: CommandContext, loaded: LoadedCase, version: number, service: Service): Promise<{ id: string; version: number }> {
  const state = advance(context, loaded, 'serveNotice')
  requireServedOn(context, loaded, service, loaded.row.opened_on)
  const data = await documentData(context, loaded)
  const document = await issueDocument(context, {
    kind: 'revocationNotice', label: '撤销行政许可事先告知书', mark: '撤告', ownerType: 'revocation', ownerId: loaded.row.id, commitmentId: loaded.row.commitment_id, render: (number) => renderNotice(number, data),
  })
  await closeDeadlines(context, 'revocation', loaded.row.id, ['defence'])
  const { due } = await setDeadline(context, {
    ownerType: 'revocation', ownerId: loaded.row.id, kind: 'defence', label: '陈述申辩', from: service.servedOn, term: { value: data.defenceDays, unit: 'workingDays' }, basis: '行政许可法 §47；期限按 §82 以工作日计',
  })
  await recordStep(context, loaded, 'notice', `送达事先告知书 ${document.number}`, { ...serviceColumns(service), document_id: document.id })
  return save(context, loaded, version, { state, defence_due_on: due })
}
/** 两书同达: the decision and the repair notice are issued and served together; then every effect follows by itself. */
async function serveDecision(context: CommandContext, loaded: LoadedCase, version: number, service: Service): Promise<{ id: string; version: number }> {
  const { row } = loaded
  const state = advance(context, loaded, 'serveDecision')
  requireServedOn(context, loaded, service, row.decided_on ?? row.opened_on)
  const data = await documentData(context, loaded)
  const grade = row.grade ?? 'ordinary'
  const issue = { ownerType: 'revocation', ownerId: row.id, commitmentId: row.commitment_id }
  const decision = await issueDocument(context, { ...issue, kind: 'revocationDecision', label: '撤销行政许可决定书', mark: '撤决', render: (number) => renderDecision(number, data) })
  const until = addMonths(service.servedOn, await readNumber(context.db, months[grade] ?? 'credit.ordinaryMonths'))
  await issueDocument(context, {
    ...issue, kind: 'repairNotice', label: '信用修复告知书', mark: '修告', render: (number) => renderRepairNotice(number, { office: data.office, partyName: data.partyName, grade: gradeLabels[grade], until, issuedOn: context.today }),
  })
  await recordStep(context, loaded, 'service', `送达撤销决定书 ${decision.number}（两书同达）`, { ...serviceColumns(service), document_id: decision.id })
  await closeDeadlines(context, 'revocation', row.id)
  const saved = await save(context, loaded, version, { state })
  await context.raise('revocation.served', {
    commitmentId: row.commitment_id, revocationId: row.id, number: decision.number, grade, facts: data.facts, servedOn: service.servedOn, consequence: `${decision.number}撤销行政许可决定书：${row.decision}`, partial: row.false_commitment === 0,
  })
  return saved
}

export const revocationHandlers: Handlers<Omit<typeof revocationContract, 'revocation.list'>> = {
  'revocation.get': async (context, { id }) => {
    const loaded = await loadCase(context.db, id, context.today)
    const { row, commitment, facts } = loaded
    const people = new Map((await peopleByIds(context.db, [...new Set(loaded.steps.map((step) => step.done_by))])).map((p) => [p.id, p.displayName]))
    const calendar = await loadCalendar(context.db)
    const words = { nameOf: (personId: string) => people.get(personId) ?? '', wordsFor: (due: string) => describeDaysLeft(context.today, due, calendar) }
    return {
      id, version: row.version, number: row.number, commitmentId: commitment.id, commitmentCode: commitment.code, partyName: (await findParty(context.db, commitment.party_id)).name, subject: commitment.subject,
      state: row.state, stateLabel: revocationStates[row.state], openedOn: row.opened_on, kindOfBreach: row.false_commitment ? '虚假承诺' : '未履行承诺', ground: row.ground, publicInterest: row.public_interest, defence: row.defence,
      opinion: row.opinion, proposal: row.proposal, grade: row.grade, decisionReasons: row.decision, rail: railOf(loaded, words), actions: actionsFor(revocationWorkflow, row.state, actor(context), facts),
    }
  },
  'revocation.setGround': async (context, { id, version, ground, publicInterestHarmed, publicInterest }) => {
    const loaded = await loadCase(context.db, id, context.today)
    if (loaded.row.state !== 'opened') throw new ProblemError('workflow.notAllowed', { action: '填写撤销依据', state: revocationStates[loaded.row.state], remedy: '只能在事先告知前填写' })
    if (loaded.facts.registeredBy === actor(context).id) throw new ProblemError('separation.samePerson', { rule: '登记该承诺的人员不得办理其撤销案件', basis: '职责分离规则', who: '未参与登记的执法人员' })
    await recordStep(context, loaded, 'ground', `填写撤销依据：${grounds[ground]}`)
    return save(context, loaded, version, { ground, public_interest_harmed: publicInterestHarmed ? 1 : 0, public_interest: publicInterest })
  },
  'revocation.serveNotice': async (context, { id, version, service }) => serveNotice(context, await loadCase(context.db, id, context.today), version, service),
  'revocation.recordDefence': async (context, { id, version, text }) => {
    const loaded = await loadCase(context.db, id, context.today)
    if (loaded.row.state !== 'noticed') throw new ProblemError('workflow.notAllowed', { action: '记录陈述申辩', state: revocationStates[loaded.row.state], remedy: '须在事先告知之后、陈述申辩结束之前' })
    await recordStep(context, loaded, 'defence', '记录陈述申辩', { note: text })
    return save(context, loaded, version, { defence: loaded.row.defence === '' ? text : `${loaded.row.defence}\n${text}` })
  },
  'revocation.requestHearing': async (context, { id, version, requestedOn, noticeServedOn, chairId }) => {
    const loaded = await loadCase(context.db, id, context.today)
    const state = advance(context, loaded, 'requestHearing')
    const handlers = [...loaded.facts.handlerIds, ...loaded.facts.verifiedBy, actor(context).id]
    if (handlers.includes(chairId)) throw new ProblemError('separation.samePerson', { rule: '听证主持人不得是本案承办或核查人员', basis: '行政许可法 §48 第三项；职责分离规则', who: '其他人员主持听证' })
    const days = await readNumber(context.db, 'revocation.hearingNoticeDays')
    const earliest = computeDeadline({ from: noticeServedOn, term: { value: days, unit: 'workingDays' }, calendar: await loadCalendar(context.db) }).due
    await recordStep(context, loaded, 'hearing', `登记听证申请（${requestedOn}），听证最早 ${earliest}`)
    return save(context, loaded, version, { state, hearing_requested_on: requestedOn, hearing_notice_on: noticeServedOn, hearing_earliest_on: earliest, chair_id: chairId })
  },
  'revocation.holdHearing': async (context, { id, version, heldOn, record }) => {
    const loaded = await loadCase(context.db, id, context.today)
    const state = advance(context, loaded, 'holdHearing')
    if (heldOn > context.today || heldOn < (loaded.row.hearing_earliest_on ?? heldOn)) throw new ProblemError('input.malformed', { field: '听证日期', message: `应在 ${loaded.row.hearing_earliest_on} 至今天之间` })
    await recordStep(context, loaded, 'hearing', '登记听证笔录', { note: record })
    await closeDeadlines(context, 'revocation', id, ['defence'])
    return save(context, loaded, version, { state })
  },
  'revocation.closeDefence': async (context, { id, version, note }) => {
    const loaded = await loadCase(context.db, id, context.today)
    const state = advance(context, loaded, 'closeDefence')
    await recordStep(context, loaded, 'defence', '陈述申辩期限届满', { note })
    await closeDeadlines(context, 'revocation', id, ['defence'])
    return save(context, loaded, version, { state })
  },
  'revocation.review': async (context, { id, version, agree, opinion }) => {
    const loaded = await loadCase(context.db, id, context.today)
    const state = advance(context, loaded, agree ? 'review' : 'sendBack')
    await recordStep(context, loaded, 'review', agree ? '法制审核通过' : '法制审核退回', { note: opinion })
    return save(context, loaded, version, { state, opinion, review_agreed: agree ? 1 : 0, reviewed_by: actor(context).id })
  },
  'revocation.propose': async (context, { id, version, proposal, grade }) => {
    const loaded = await loadCase(context.db, id, context.today)
    const state = advance(context, loaded, 'propose')
    await recordStep(context, loaded, 'propose', `提请审批：${gradeLabels[grade]}失信`, { note: proposal })
    return save(context, loaded, version, { state, proposal, grade, proposed_by: actor(context).id })
  },
  'revocation.decide': async (context, { id, version, decision, reasons }) => {
    const loaded = await loadCase(context.db, id, context.today)
    const state = advance(context, loaded, decision)
    await recordStep(context, loaded, 'decision', `审批：${revocationWorkflow.actions[decision].label}（${reasons}）`, { note: reasons })
    const saved = await save(context, loaded, version, { state, decision: reasons, ...(decision === 'return' ? {} : { decided_by: actor(context).id, decided_on: context.today }) })
    if (decision === 'approve') {
      const days = await readNumber(context.db, 'revocation.serviceDays')
      await setDeadline(context, { ownerType: 'revocation', ownerId: id, kind: 'service', label: '送达决定书', from: context.today, term: { value: days, unit: 'workingDays' }, basis: '行政处罚法 §61 第 7 步' })
    }
    if (decision === 'refuse') await context.raise('revocation.decided', { commitmentId: loaded.row.commitment_id, revocationId: id, outcome: 'notRevoked', reasons })
    return saved
  },
  'revocation.serveDecision': async (context, { id, version, service }) => serveDecision(context, await loadCase(context.db, id, context.today), version, service),
}
