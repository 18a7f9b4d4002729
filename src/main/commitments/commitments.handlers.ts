// The queue, the case page and withdrawal.
import { commitmentTypes, publicities } from '../../shared/ledger/ledger.items'
import type { commitmentsContract, queueRow } from '../../shared/commitments/commitments.contract'
import { allows } from '../../shared/admin/permissions'
import type { Person } from '../../shared/admin/admin.contract'
import type { ActionView } from '../../shared/contract/fields'
import { commitmentStates, commitmentWorkflow } from '../../shared/commitments/commitments.workflow'
import { notSamePerson } from '../../shared/workflow/separation'
import { actionsFor } from '../../shared/workflow/workflow'
import type { z } from 'zod'
import { readSetting } from '../admin'
import { versionById } from '../catalog'
import { actor, type Handlers } from '../core/context'
import { expectOne, nextState } from '../core/move'
import { decodeCursor, pageFrom } from '../core/paging'
import { closeDeadlines, openDesk, viewDeadlines } from '../deadlines'
import { documentsOf, issueDocument, renderWithdrawal } from '../documents'
import { findParty, toSummary } from '../parties'
import { addEvent, findCommitment, listQueue, moveCommitment, timeline, type CommitmentRow } from './commitments.repository'
import { caseClauses, caseMaterials, caseSignature, loopSteps, relatedCases } from './case-view'
import { lapsedOf, materialsOf } from './materials.handlers'

type Commitments = Pick<typeof commitmentsContract, 'commitments.list' | 'commitments.get' | 'commitments.withdraw'>
type QueueRow = z.input<typeof queueRow>

/** Planning begins the verification by itself, so the case page offers it beside the commitment's own actions. */
function planAction(row: CommitmentRow, person: Person): ActionView[] {
  if (row.state !== 'awaitingVerification') return []
  const offered = { id: 'planVerification', label: '制定核查计划' }
  if (!allows('verification.carryOut', person.roles)) return [{ ...offered, enabled: false, refusal: { rule: '核查由执法人员计划', basis: '岗位分工', who: '执法人员办理' } }]
  const registrar = notSamePerson(person, [row.registered_by], '登记该承诺的人员不得办理该承诺的核查', '由未参与登记的执法人员办理')
  return [registrar ? { ...offered, enabled: false, refusal: registrar } : { ...offered, enabled: true }]
}
export const commitmentsHandlers: Handlers<Commitments> = {
  'commitments.list': async ({ db, today, services }, { view, q, cursor, limit }) => {
    const opening = services.store.remembered(`desk ${today}`, (reader) => openDesk(reader, today))
    const list = (riskUntil: string) => listQueue(db, { view, q, after: decodeCursor(cursor, 2), limit: limit + 1, today, riskUntil })
    // Only one view needs the calendar before it can ask; the others do not wait for it.
    const [{ view: due }, rows] = await Promise.all([opening, view === 'atRisk' ? opening.then((desk) => list(desk.riskUntil)) : list(today)])
    const page = pageFrom(rows, limit, (row) => [row.made_on, row.id])
    const view_ = (row: (typeof rows)[number]): QueueRow => ({
      id: row.id, code: row.code, partyName: row.name, codeMasked: row.code_masked, subject: row.subject, department: row.accepted_by, state: row.state, madeOn: row.made_on, origin: row.origin, ...due(row.due_on),
    })
    return { rows: page.rows.map(view_), nextCursor: page.nextCursor }
  },
  'commitments.get': async (context, { id }) => {
    const { db, today } = context
    const row = await findCommitment(db, id)
    const version = await versionById(db, row.item_version_id)
    const related = await relatedCases(db, id)
    const materials = await materialsOf(db, id)
    return {
      id, version: row.version, code: row.code, state: row.state, stateLabel: commitmentStates[row.state], subject: row.subject, content: row.content, liability: row.liability,
      madeOn: row.made_on, validUntil: row.valid_until, department: row.accepted_by, publicity: publicities[row.publicity] ?? row.publicity,
      typeLabel: row.type === '0' ? `其他（${row.type_text}）` : (commitmentTypes[row.type] ?? row.type), remark: row.remark, origin: row.origin, registeredBy: row.registered_by,
      party: toSummary(await findParty(db, row.party_id)), itemName: version?.item.name ?? null, itemVersion: version?.version ?? null,
      materials: await caseMaterials(db, materials, today), signature: await caseSignature(db, id),
      loop: loopSteps(row.state, related), clauses: await caseClauses(db, row, version?.item),
      deadlines: await viewDeadlines(db, [id, ...materials.map((m) => m.id), ...related.map((link) => link.id)], today), documents: await documentsOf(db, id), related,
      timeline: await timeline(db, id), actions: [...planAction(row, actor(context)), ...actionsFor(commitmentWorkflow, row.state, actor(context), { registeredBy: row.registered_by, lapsedMaterials: lapsedOf(materials, today).length })],
    }
  },
  'commitments.withdraw': async (context, { id, version, reason }) => {
    const row = await findCommitment(context.db, id)
    const person = actor(context)
    const state = nextState(commitmentWorkflow, 'withdraw', row.state, person, { registeredBy: row.registered_by, lapsedMaterials: 0 })
    expectOne(await moveCommitment(context.db, { ...row, version }, { state, due_on: null, updated_at: context.now }), '承诺')
    await closeDeadlines(context, 'commitment', id)
    context.audit({ subjectType: 'commitment', subjectId: id, summary: `撤回承诺 ${row.code}：${reason}` })
    await addEvent(context.db, { id: context.newId(), commitment_id: id, at: context.now, who: person.displayName, what: `撤回承诺：${reason}` })
    const party = await findParty(context.db, row.party_id)
    const office = await readSetting(context.db, 'office.name')
    await issueDocument(context, {
      kind: 'withdrawal', label: '撤回信用承诺确认书', mark: '撤回', ownerType: 'commitment', ownerId: id, commitmentId: id,
      render: (number) => renderWithdrawal(number, { office, partyName: party.name, item: row.subject, commitmentCode: row.code, issuedOn: context.today, reason }),
    })
    await context.raise('commitment.withdrawn', { commitmentId: id, reason })
    return { id, version: version + 1 }
  },
}
