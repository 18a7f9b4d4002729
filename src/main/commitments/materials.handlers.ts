// 容缺受理: the notice, each document as it comes, reminders, and the acceptance taken back when it does not.
import { materialStates, type materialsContract } from '../../shared/commitments/materials.contract'
import { commitmentWorkflow } from '../../shared/commitments/commitments.workflow'
import { ProblemError } from '../../shared/problem'
import { readSetting } from '../admin'
import { actor, type CommandContext, type Handlers } from '../core/context'
import { expectOne, nextState } from '../core/move'
import { decodeCursor, pageFrom } from '../core/paging'
import type { Reader, Row } from '../db'
import { closeDeadlines, openDesk, setDeadline } from '../deadlines'
import { issueDocument, renderAcceptanceRevoked, renderDeferral, renderReminder, type NoticeData } from '../documents'
import { findParty } from '../parties'
import { addEvent, findCommitment, moveCommitment, type CommitmentRow } from './commitments.repository'

type Material = Row<'deferred_materials'>
export interface Deferred {
  name: string
  days: number
  dueOn: string
}
async function record(context: CommandContext, materialId: string, kind: Row<'material_events'>['kind'], note: string): Promise<void> {
  await context.db.insertInto('material_events').values({ id: context.newId(), material_id: materialId, at: context.now, by_id: context.person?.id ?? null, kind, note }).execute()
}
async function notice(context: CommandContext, commitment: CommitmentRow, partyName: string): Promise<NoticeData> {
  return { office: await readSetting(context.db, 'office.name'), partyName, item: commitment.subject, commitmentCode: commitment.code, issuedOn: context.today }
}
/** Keeps what comes later, each with its own term, and issues the notice; its id, or null when nothing is deferred. */
export async function deferMaterials(context: CommandContext, commitment: CommitmentRow, partyName: string, materials: readonly Deferred[]): Promise<string | null> {
  if (materials.length === 0) return null
  for (const { name, days, dueOn } of materials) {
    const id = context.newId()
    await context.db.insertInto('deferred_materials').values({ id, commitment_id: commitment.id, name, due_on: dueOn, state: 'pending', received_on: null, received_by: null, reminded_at: null, created_at: context.now }).execute()
    await setDeadline(context, { ownerType: 'material', ownerId: id, kind: 'material', label: `补齐“${name}”`, from: commitment.made_on, term: { value: days, unit: 'workingDays' }, basis: '容缺受理承诺书；优化营商环境条例 §37' })
    await record(context, id, 'deferred', '')
  }
  const data = await notice(context, commitment, partyName)
  const document = await issueDocument(context, { kind: 'deferral', label: '容缺受理通知书', mark: '容受', ownerType: 'commitment', ownerId: commitment.id, commitmentId: commitment.id, render: (number) => renderDeferral(number, { ...data, materials }) })
  return document.id
}
async function findMaterial(db: Reader, id: string): Promise<Material> {
  const row = await db.selectFrom('deferred_materials').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError('record.notFound', { what: '容缺材料', id })
  return row
}
export const materialsOf = (db: Reader, commitmentId: string): Promise<Material[]> => db.selectFrom('deferred_materials').selectAll().where('commitment_id', '=', commitmentId).orderBy('due_on').orderBy('name').execute()
const missing = (row: Material): boolean => row.state === 'pending' || row.state === 'wrong'
/** Overdue and not there, or on its last day and still wrong. */
export const lapsedOf = (rows: readonly Material[], today: string): Material[] => rows.filter((row) => (row.state === 'pending' && row.due_on < today) || (row.state === 'wrong' && row.due_on <= today))

export async function countMaterials(db: Reader, view: 'pending' | 'overdue', today: string): Promise<number> {
  const rows = await db.selectFrom('deferred_materials').select('id').where('state', 'in', ['pending', 'wrong']).where('due_on', view === 'overdue' ? '<' : '>=', today).execute()
  return rows.length
}
type Materials = Handlers<typeof materialsContract>
async function remind(context: CommandContext, commitmentId: string): Promise<{ documentId: string; number: string }> {
  const commitment = await findCommitment(context.db, commitmentId)
  const waiting = (await materialsOf(context.db, commitmentId)).filter(missing)
  if (waiting.length === 0) throw new ProblemError('rule.violated', { rule: '没有待补的容缺材料', remedy: '无需提醒。' })
  const data = await notice(context, commitment, (await findParty(context.db, commitment.party_id)).name)
  const document = await issueDocument(context, {
    kind: 'reminder', label: '容缺材料补正提醒函', mark: '容提', ownerType: 'commitment', ownerId: commitmentId, commitmentId, render: (number) => renderReminder(number, { ...data, materials: waiting.map((m) => ({ name: m.name, dueOn: m.due_on })) }),
  })
  for (const row of waiting) {
    await context.db.updateTable('deferred_materials').set({ reminded_at: context.now }).where('id', '=', row.id).execute()
    await record(context, row.id, 'reminded', document.number)
  }
  await addEvent(context.db, { id: context.newId(), commitment_id: commitmentId, at: context.now, who: actor(context).displayName, what: `提醒补正容缺材料（${document.number}）` })
  return { documentId: document.id, number: document.number }
}
async function revokeAcceptance(context: CommandContext, input: { commitmentId: string; version: number; reasons: string }): Promise<{ documentId: string; number: string }> {
  const commitment = await findCommitment(context.db, input.commitmentId)
  const materials = await materialsOf(context.db, commitment.id)
  const lapsed = lapsedOf(materials, context.today)
  const state = nextState(commitmentWorkflow, 'revokeAcceptance', commitment.state, actor(context), { registeredBy: commitment.registered_by, lapsedMaterials: lapsed.length })
  expectOne(await moveCommitment(context.db, { ...commitment, version: input.version }, { state, due_on: null, updated_at: context.now }), '承诺')
  const data = await notice(context, commitment, (await findParty(context.db, commitment.party_id)).name)
  const document = await issueDocument(context, {
    kind: 'acceptanceRevoked', label: '撤销受理决定书', mark: '撤受', ownerType: 'commitment', ownerId: commitment.id, commitmentId: commitment.id,
    render: (number) => renderAcceptanceRevoked(number, { ...data, reasons: input.reasons, materials: lapsed.map((m) => ({ name: m.name, dueOn: m.due_on, fault: m.state === 'wrong' ? `补交的材料不符合要求${m.note ? `：${m.note}` : ''}` : '逾期未补齐' })) }),
  })
  for (const row of materials.filter(missing)) {
    await context.db.updateTable('deferred_materials').set({ state: 'lapsed', version: row.version + 1 }).where('id', '=', row.id).execute()
    await record(context, row.id, 'lapsed', document.number)
    await closeDeadlines(context, 'material', row.id)
  }
  await closeDeadlines(context, 'commitment', commitment.id)
  context.audit({ subjectType: 'commitment', subjectId: commitment.id, summary: `撤销受理 ${commitment.code}（${document.number}）：${input.reasons}` })
  await addEvent(context.db, { id: context.newId(), commitment_id: commitment.id, at: context.now, who: actor(context).displayName, what: `撤销受理（${document.number}）：${input.reasons}` })
  await context.raise('commitment.acceptanceRevoked', { commitmentId: commitment.id, number: document.number, reason: input.reasons })
  return { documentId: document.id, number: document.number }
}
export const materialsHandlers: Materials = {
  'materials.list': async ({ db, today }, { view, cursor, limit }) => {
    const { view: due } = await openDesk(db, today)
    let query = db.selectFrom('deferred_materials as m').innerJoin('commitments as c', 'c.id', 'm.commitment_id').innerJoin('parties as p', 'p.id', 'c.party_id')
      .select(['m.id', 'm.commitment_id', 'm.name', 'm.due_on', 'm.state', 'm.reminded_at', 'm.version', 'c.code', 'c.subject', 'p.name as party']).orderBy('m.due_on').orderBy('m.id').limit(limit + 1)
    if (view === 'received' || view === 'wrong') query = query.where('m.state', '=', view)
    else query = query.where('m.state', 'in', ['pending', 'wrong']).where('m.due_on', view === 'overdue' ? '<' : '>=', today)
    const after = decodeCursor(cursor, 2)
    if (after) query = query.where((eb) => eb(eb.refTuple('m.due_on', 'm.id'), '>', eb.tuple(after[0] ?? '', after[1] ?? '')))
    const page = pageFrom(await query.execute(), limit, (row) => [row.due_on, row.id])
    return {
      nextCursor: page.nextCursor,
      rows: page.rows.map((row) => ({
        id: row.id, commitmentId: row.commitment_id, code: row.code, partyName: row.party, subject: row.subject, name: row.name, state: row.state, stateLabel: materialStates[row.state], remindedAt: row.reminded_at, version: row.version, ...due(row.due_on),
        dueOn: row.due_on,
      })),
    }
  },
  'materials.receive': async (context, { id, version, correct, note }) => {
    const row = await findMaterial(context.db, id)
    if (!missing(row)) throw new ProblemError('workflow.notAllowed', { action: '收到材料', state: materialStates[row.state], remedy: '该材料已办结。' })
    if (!correct && note === '') throw new ProblemError('input.malformed', { field: '说明', message: '材料不符合要求时，请写明哪里不符合' })
    const state = correct ? 'received' as const : 'wrong' as const
    const set = { state, note, received_on: context.today, received_by: actor(context).id, version: version + 1 }
    expectOne(await context.db.updateTable('deferred_materials').set(set).where('id', '=', id).where('version', '=', version).executeTakeFirstOrThrow(), '容缺材料')
    await record(context, id, state, note)
    if (correct) await closeDeadlines(context, 'material', id)
    const left = (await materialsOf(context.db, row.commitment_id)).filter(missing).length
    context.audit({ subjectType: 'material', subjectId: id, summary: `收到容缺材料“${row.name}”：${correct ? '符合要求' : `不符合要求（${note}）`}` })
    await addEvent(context.db, { id: context.newId(), commitment_id: row.commitment_id, at: context.now, who: actor(context).displayName, what: `收到容缺材料“${row.name}”${correct ? '' : `，不符合要求：${note}`}${correct && left === 0 ? '；材料已全部补齐' : ''}` })
    return { id, version: version + 1, left }
  },
  'materials.remind': async (context, { commitmentId }) => remind(context, commitmentId),
  'materials.revokeAcceptance': async (context, input) => revokeAcceptance(context, input),
}
