// Operations on verifications.
import type { verificationContract } from '../../shared/verification/verification.contract'
import { methods, verificationStates, verificationWorkflow } from '../../shared/verification/verification.workflow'
import { ProblemError } from '../../shared/problem'
import { actionsFor } from '../../shared/workflow/workflow'
import { nameOf, peopleByIds, readNumber } from '../admin'
import { versionById } from '../catalog'
import { findCommitment, type CommitmentRow } from '../commitments'
import { actor, type CommandContext, type Handlers, type QueryContext } from '../core/context'
import { expectOne, nextState } from '../core/move'
import { findParty } from '../parties'
import { takeEvidence } from './evidence-store'
import { findVerification, loadVerification, moveVerification, type Loaded } from './verification.repository'
import { proposeFinding, type ClauseCheck } from './verification.rules'

async function load(context: QueryContext | CommandContext, id: string): Promise<Loaded & { commitment: CommitmentRow }> {
  const row = await findVerification(context.db, id)
  const commitment = await findCommitment(context.db, row.commitment_id)
  const item = (await versionById(context.db, commitment.item_version_id))?.item
  return { ...(await loadVerification(context.db, id, item, commitment.registered_by, commitment.content, context.today)), commitment }
}
const viewEvidence = (file: ClauseCheck['evidence'][number]) => ({
  id: file.id, clauseId: file.clause_id, fileName: file.file_name, bytes: file.bytes, sm3: file.sm3, sha256: file.sha256, capturedAt: file.captured_at, capturedBy: file.display_name,
})
/** Answers and evidence are taken only while the work is going on, from its own officers. */
function requireCarryingOut(loaded: Loaded, person: { id: string }): void {
  if (loaded.row.state !== 'inProgress') {
    throw new ProblemError('workflow.notAllowed', { action: '填写核查清单', state: verificationStates[loaded.row.state], remedy: '先开始核查' })
  }
  if (!loaded.facts.officers.includes(person.id)) throw new ProblemError('workflow.refused', { rule: '您不是本次核查的承办执法人员', basis: '行政处罚法 §42', who: '由计划中的执法人员办理' })
}
async function move(context: CommandContext, id: string, version: number, action: 'approve' | 'start' | 'cancel', set: { approved_by?: string }, summary: string): Promise<Loaded> {
  const loaded = await load(context, id)
  const state = nextState(verificationWorkflow, action, loaded.row.state, actor(context), loaded.facts)
  expectOne(await moveVerification(context.db, loaded.row, version, { ...set, state }), '核查任务')
  context.audit({ subjectType: 'verification', subjectId: id, summary })
  return loaded
}

export const verificationHandlers: Handlers<Omit<typeof verificationContract, 'verification.list'>> = {
  'verification.get': async (context, { id }) => {
    const { row, facts, checks, commitment } = await load(context, id)
    const party = await findParty(context.db, commitment.party_id)
    return {
      id, version: row.version, commitmentId: commitment.id, commitmentCode: commitment.code, partyName: party.name, subject: commitment.subject, state: row.state,
      stateLabel: verificationStates[row.state], method: row.method, methodLabel: methods[row.method], plannedOn: row.planned_on, officers: await peopleByIds(context.db, facts.officers),
      approvedBy: await nameOf(context.db, row.approved_by),
      checklist: checks.map(({ kind: _kind, evidence, ...check }) => ({ ...check, evidence: evidence.map(viewEvidence) })),
      proposal: proposeFinding(checks), finding: row.finding, reasons: row.reasons, concludedAt: row.concluded_at,
      actions: actionsFor(verificationWorkflow, row.state, actor(context), facts),
    }
  },
  'verification.plan': async (context, { commitmentId, method, plannedOn, officerIds }) => {
    const commitment = await findCommitment(context.db, commitmentId)
    const officers = await peopleByIds(context.db, officerIds)
    if (officers.length !== new Set(officerIds).size || officers.some((o) => !o.roles.includes('officer'))) throw new ProblemError('record.notFound', { what: '执法人员', id: officerIds.join('、') })
    const conflict = officers.find((officer) => officer.id === commitment.registered_by)
    if (conflict) throw new ProblemError('separation.samePerson', { rule: `${conflict.displayName} 登记了该承诺，不得参与核查`, basis: '职责分离规则', who: '其他执法人员' })
    const certified = officers.filter((o) => o.certificateExpires !== null && o.certificateExpires >= plannedOn)
    if (method === 'onSite' && certified.length < 2) throw new ProblemError('workflow.refused', { rule: '现场核查须有两名以上持有效证件的执法人员', basis: '国办发〔2024〕54号', who: '请补充执法人员或改用非现场核查' })
    const id = context.newId()
    // Work that never enters the party's premises needs no inspection approval (国办发〔2024〕54号 covers on-site checks).
    await context.db.insertInto('verifications').values({
      id, commitment_id: commitmentId, state: method === 'onSite' ? 'planned' : 'approved', method, planned_on: plannedOn, planned_by: actor(context).id, approved_by: null, finding: null,
      concluded_at: null, concluded_by: null, created_at: context.now,
    }).execute()
    await context.db.insertInto('verification_officers').values(officers.map((officer) => ({ verification_id: id, user_id: officer.id }))).execute()
    context.audit({ subjectType: 'verification', subjectId: id, summary: `制定${methods[method]}计划：${commitment.code}，${plannedOn}，${officers.map((o) => o.displayName).join('、')}` })
    await context.raise('verification.planned', { commitmentId, verificationId: id })
    return { id, version: 1 }
  },
  'verification.approve': async (context, { id, version }) => {
    await move(context, id, version, 'approve', { approved_by: actor(context).id }, '批准检查')
    return { id, version: version + 1 }
  },
  'verification.start': async (context, { id, version }) => {
    await move(context, id, version, 'start', {}, '开始核查')
    return { id, version: version + 1 }
  },
  'verification.cancel': async (context, { id, version, reason }) => {
    const { row } = await move(context, id, version, 'cancel', {}, `取消核查计划：${reason}`)
    await context.raise('verification.cancelled', { commitmentId: row.commitment_id, verificationId: id })
    return { id, version: version + 1 }
  },
  'verification.answer': async (context, { id, clauseId, answer, note }) => {
    const loaded = await load(context, id)
    requireCarryingOut(loaded, actor(context))
    const check = loaded.checks.find((c) => c.clauseId === clauseId)
    if (!check) throw new ProblemError('record.notFound', { what: '核查要点', id: clauseId })
    const set = { answer, note, answered_by: actor(context).id, at: context.now }
    await context.db.insertInto('verification_answers').values({ verification_id: id, clause_id: clauseId, ...set })
      .onConflict((c) => c.columns(['verification_id', 'clause_id']).doUpdateSet(set)).execute()
    context.audit({ subjectType: 'verification', subjectId: id, summary: `核查要点“${check.checkItem}”：${answer}` })
    return { id, version: loaded.row.version }
  },
  'verification.addEvidence': async (context, { id, clauseId, file }) => {
    const loaded = await load(context, id)
    const person = actor(context)
    requireCarryingOut(loaded, person)
    if (!loaded.checks.some((c) => c.clauseId === clauseId)) throw new ProblemError('record.notFound', { what: '核查要点', id: clauseId })
    const source = context.services.files.resolve(file)
    if (source === undefined) throw new ProblemError('file.handleUnknown')
    const evidenceId = context.newId()
    const stored = await takeEvidence(context.services.dataDir, evidenceId, source, await readNumber(context.db, 'evidence.limitMb'))
    await context.db.insertInto('evidence').values({
      id: evidenceId, verification_id: id, clause_id: clauseId, file_name: stored.fileName, stored_as: stored.storedAs, bytes: stored.bytes, sm3: stored.sm3, sha256: stored.sha256,
      captured_at: context.now, captured_by: person.id,
    }).execute()
    context.audit({ subjectType: 'evidence', subjectId: evidenceId, summary: `采集证据 ${stored.fileName}，SM3 ${stored.sm3}` })
    return { id: evidenceId, clauseId, fileName: stored.fileName, bytes: stored.bytes, sm3: stored.sm3, sha256: stored.sha256, capturedAt: context.now, capturedBy: person.displayName }
  },
  'verification.conclude': async (context, { id, version, finding, falseCommitment, reasons }) => {
    const loaded = await load(context, id)
    const { row, checks } = loaded
    const person = actor(context)
    const state = nextState(verificationWorkflow, 'conclude', row.state, person, loaded.facts)
    requireConsistent(checks, finding, falseCommitment)
    expectOne(await moveVerification(context.db, row, version, {
      state, finding, false_commitment: falseCommitment ? 1 : 0, reasons, concluded_at: context.now, concluded_by: person.id,
    }), '核查任务')
    context.audit({ subjectType: 'verification', subjectId: id, summary: `核查结论 ${finding}：${reasons}` })
    const failed = checks.filter((c) => c.answer === 'fail').map((c) => ({ clauseId: c.clauseId, checkItem: c.checkItem, requirement: `改正至符合承诺：${c.text}（现状：${c.note}）` }))
    await context.raise('verification.concluded', { commitmentId: row.commitment_id, verificationId: id, finding, falseCommitment, reasons, failed })
    return { id, version: version + 1, followUp: await followUpOf(context, row.commitment_id, finding) }
  },
}
function requireConsistent(checks: readonly ClauseCheck[], finding: string, falseCommitment: boolean): void {
  const failed = checks.some((check) => check.answer === 'fail')
  if (finding === 'normal' && failed) throw new ProblemError('rule.violated', { rule: '有不合格要点，不能作出“正常”结论', remedy: '改为待整改或承诺失信，或更正填写。' })
  if (finding !== 'normal' && !failed) throw new ProblemError('rule.violated', { rule: '没有不合格要点，不能作出待整改或承诺失信的结论', remedy: '核对核查清单。' })
  // 未履行承诺 can be cured: rectification first; only 虚假承诺 goes to revocation directly (domain.md section 3).
  if (finding === 'breach' && !falseCommitment) throw new ProblemError('rule.violated', { rule: '未履行承诺应先责令改正，只有虚假承诺可直接认定失信', remedy: '选择待整改，或确认属虚假承诺。' })
}
async function followUpOf(context: CommandContext, commitmentId: string, finding: string): Promise<{ kind: 'rectification' | 'revocation'; id: string } | null> {
  if (finding === 'normal') return null
  const [table, kind] = finding === 'toRectify' ? (['rectification_orders', 'rectification'] as const) : (['revocations', 'revocation'] as const)
  const row = await context.db.selectFrom(table).select('id').where('commitment_id', '=', commitmentId).orderBy('created_at', 'desc').limit(1).executeTakeFirst()
  return row ? { kind, id: row.id } : null
}
