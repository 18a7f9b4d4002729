// The window: verdict, letter, acceptance or rejection, all in one transaction.
import type { z } from 'zod'
import type { commitmentsContract, letterInput, Verdict } from '../../shared/commitments/commitments.contract'
import { overrideStates } from '../../shared/commitments/eligibility.contract'
import { ProblemError } from '../../shared/problem'
import { readSetting } from '../admin'
import { currentItem, type ItemVersion } from '../catalog'
import { actor, type CommandContext, type Handlers, type QueryContext } from '../core/context'
import { measuresOf, toMeasure } from '../credit'
import { computeDeadline, loadCalendar, setDeadline } from '../deadlines'
import { issueDocument, renderHtml, renderLetter, renderRejection, type Rendered } from '../documents'
import { findParty, type PartyRow } from '../parties'
import { addEvent, findCommitment, insertCommitment, nextCode } from './commitments.repository'
import { verdictFor } from './eligibility.facts'
import { latestOverride, useOverride } from './eligibility.handlers'
import { deferMaterials, type Deferred } from './materials.handlers'
import { keepSignature, openSignature } from './signature-store'

type Intake = Pick<typeof commitmentsContract, 'commitments.eligibility' | 'commitments.previewLetter' | 'commitments.accept' | 'commitments.reject' | 'commitments.rejections' | 'commitments.sign' | 'commitments.signature'>
type Input = z.output<typeof letterInput>

/** The chosen materials with the day each is due, counted from the day of the commitment. */
async function deferred(context: QueryContext | CommandContext, found: ItemVersion, input: Pick<Input, 'materials' | 'madeOn'>): Promise<Deferred[]> {
  if (input.materials.length === 0) return []
  const calendar = await loadCalendar(context.db)
  return input.materials.map((name) => {
    const allowed = found.item.materials.find((m) => m.name === name)
    if (!allowed) throw new ProblemError('input.malformed', { field: '容缺材料', message: `事项“${found.item.name}”不允许容缺“${name}”` })
    return { name, days: allowed.days, dueOn: computeDeadline({ from: input.madeOn, term: { value: allowed.days, unit: 'workingDays' }, calendar }).due }
  })
}
async function letter(context: QueryContext | CommandContext, party: PartyRow, found: ItemVersion, input: Input, number: string): Promise<Rendered> {
  return renderLetter({
    number, item: found.item, itemVersion: found.version, partyName: party.name, partyCode: party.code_masked, contact: input.contact, phone: input.phone,
    madeOn: input.madeOn, validUntil: input.validUntil, office: await readSetting(context.db, 'office.name'), publicity: input.publicity, materials: await deferred(context, found, input),
  })
}
async function recordAcceptance(context: CommandContext, party: PartyRow, found: ItemVersion, input: Input, verdict: Verdict): Promise<{ id: string; code: string }> {
  const { item } = found
  const id = context.newId()
  const code = await nextCode(context.db, await readSetting(context.db, 'office.division'), input.madeOn)
  const due = await setDeadline(context, {
    ownerType: 'commitment', ownerId: id, kind: 'verification', label: '核查', from: input.madeOn, term: item.verificationTerm, basis: `${item.name}核查期限（事项设定）；行政许可法 §82`,
  })
  await insertCommitment(context.db, {
    id, code, party_id: party.id, item_version_id: found.id, state: 'awaitingVerification', type: item.type, type_text: '', subject: item.name,
    content: item.template.clauses.map((clause, i) => `${i + 1}. ${clause.text}`).join('\n'), liability: await liabilityOf(context, party, found, input), made_on: input.madeOn, valid_until: input.validUntil,
    performance: null, unperformed: '', consequence: '', established_on: null, established_by: null, established_by_code: null, accepted_by: await readSetting(context.db, 'office.name'),
    accepted_by_code: await readSetting(context.db, 'office.uscc'), publicity: input.publicity, remark: input.remark, contact: input.contact,
    phone_sealed: context.services.personal.seal(input.phone), due_on: due.due, eligibility: JSON.stringify(verdict), origin: 'window', batch_id: null, registered_by: actor(context).id,
    created_at: context.now, updated_at: context.now,
  })
  return { id, code }
}
/** The liability as the party signed it: the letter's own paragraph, filled in. */
async function liabilityOf(context: CommandContext, party: PartyRow, found: ItemVersion, input: Input): Promise<string> {
  const { body } = await letter(context, party, found, input, '')
  const at = body.blocks.findIndex((block) => block.kind === 'heading' && block.text.includes('违诺责任'))
  const block = body.blocks[at + 1]
  return block?.kind === 'paragraph' ? block.runs.map((r) => r.text).join('') : found.item.template.liability
}
function requireDates(context: CommandContext, input: Input): void {
  if (input.madeOn > context.today) throw new ProblemError('input.malformed', { field: '承诺作出日期', message: '不能晚于今天' })
  if (input.validUntil !== null && input.validUntil < input.madeOn) throw new ProblemError('input.malformed', { field: '承诺有效期', message: '不能早于承诺作出日期' })
}
const reasonLine = (reason: Verdict['reasons'][number]): string => `${reason.rule}（依据 ${reason.source}${reason.on ? `，${reason.on}` : ''}；${reason.basis}）`

export const intakeHandlers: Handlers<Intake> = {
  'commitments.eligibility': async (context, { partyId, itemId }) => {
    const party = await findParty(context.db, partyId)
    const found = itemId ? await currentItem(context.db, itemId) : undefined
    const override = itemId ? await latestOverride(context.db, partyId, itemId) : undefined
    return {
      verdict: await verdictFor(context, party, found), measures: (await measuresOf(context.db, partyId, context.today)).map(toMeasure),
      override: override ? { id: override.id, state: override.state, stateLabel: overrideStates[override.state], reason: override.reason, requestedBy: override.requester, decision: override.decision } : null,
    }
  },
  'commitments.previewLetter': async (context, input) => {
    const { body, missing } = await letter(context, await findParty(context.db, input.partyId), await currentItem(context.db, input.itemId), input, '（受理时编号）')
    return { html: renderHtml(body), missing }
  },
  'commitments.accept': async (context, input) => {
    const party = await findParty(context.db, input.partyId)
    if (party.merged_into) throw new ProblemError('rule.violated', { rule: '该主体已并入另一主体', remedy: '请选择合并后的主体。' })
    const found = await currentItem(context.db, input.itemId)
    requireDates(context, input)
    const verdict = await verdictFor(context, party, found)
    const override = verdict.outcome === 'blocked' ? await latestOverride(context.db, party.id, found.itemId) : undefined
    if (verdict.outcome === 'blocked' && override?.state !== 'granted') throw new ProblemError('commitment.notEligible', { reasons: verdict.reasons.map(reasonLine).join('；') })
    const checked = await letter(context, party, found, input, '待编号')
    if (checked.missing.length > 0) throw new ProblemError('commitment.letterIncomplete', { missing: checked.missing.join('、') })
    const { id, code } = await recordAcceptance(context, party, found, input, override ? { ...verdict, overriddenBy: override.decider ?? '' } : verdict)
    if (override) await useOverride(context, override, id)
    const document = await issueDocument(context, {
      kind: 'letter', label: '信用承诺书', mark: '诺', ownerType: 'commitment', ownerId: id, commitmentId: id, render: (number) => ({ ...checked, body: { ...checked.body, number: `${number}　承诺编码 ${code}` } }),
    })
    const commitment = await findCommitment(context.db, id)
    const noticeId = await deferMaterials(context, commitment, party.name, await deferred(context, found, input))
    if (input.signature) await keepSignature(context, id, input.signature)
    context.audit({ subjectType: 'commitment', subjectId: id, summary: `受理信用承诺 ${code}：${party.name}，${found.item.name}${override ? '（经放行）' : ''}` })
    await addEvent(context.db, { id: context.newId(), commitment_id: id, at: context.now, who: actor(context).displayName, what: `受理信用承诺（${found.item.name}）${override ? `，经 ${override.decider} 放行` : ''}` })
    await context.raise('commitment.accepted', { commitmentId: id, partyId: party.id, code, madeOn: input.madeOn, documentId: document.id, publicity: input.publicity, validUntil: input.validUntil })
    return { id, code, documentId: document.id, noticeId }
  },
  'commitments.reject': async (context, { partyId, itemId, reason }) => {
    const office = await readSetting(context.db, 'office.name')
    const party = await findParty(context.db, partyId)
    const found = await currentItem(context.db, itemId)
    const verdict = await verdictFor(context, party, found)
    const reasons = [...verdict.reasons.filter((r) => r.level === 'blocked').map(reasonLine), ...(reason === '' ? [] : [reason])]
    if (reasons.length === 0) throw new ProblemError('rule.violated', { rule: '资格核验没有不得使用的理由', remedy: '确需不予适用的，请填写补充理由。' })
    const id = context.newId()
    const document = await issueDocument(context, {
      kind: 'rejection', label: '不予适用告知承诺通知书', mark: '不适', ownerType: 'rejection', ownerId: id, commitmentId: null,
      render: (number) => renderRejection(number, { office, partyName: party.name, item: found.item.name, issuedOn: context.today, reasons, conditions: found.item.conditions }),
    })
    await context.db.insertInto('rejections').values({
      id, party_id: partyId, item_version_id: found.id, verdict: JSON.stringify(verdict), reasons: reasons.join('\n'), document_id: document.id, rejected_by: actor(context).id, rejected_on: context.today, created_at: context.now,
    }).execute()
    context.audit({ subjectType: 'rejection', subjectId: id, summary: `不予适用告知承诺：${party.name}，${found.item.name}` })
    return { documentId: document.id, number: document.number }
  },
  'commitments.rejections': async ({ db }, { partyId }) => {
    const rows = await db.selectFrom('rejections as r').innerJoin('documents as d', 'd.id', 'r.document_id').innerJoin('catalog_versions as v', 'v.id', 'r.item_version_id').innerJoin('users as u', 'u.id', 'r.rejected_by')
      .select(['r.document_id', 'd.number', 'v.name', 'r.rejected_on', 'u.display_name', 'r.reasons']).where('r.party_id', '=', partyId).orderBy('r.created_at', 'desc').limit(50).execute()
    return { rows: rows.map((row) => ({ documentId: row.document_id, number: row.number, item: row.name, on: row.rejected_on, by: row.display_name, reasons: row.reasons })) }
  },
  'commitments.sign': async (context, { id, signature }) => {
    const row = await findCommitment(context.db, id)
    const hashes = await keepSignature(context, id, signature)
    await addEvent(context.db, { id: context.newId(), commitment_id: row.id, at: context.now, who: actor(context).displayName, what: '补录签名' })
    return hashes
  },
  'commitments.signature': async (context, { id }) => {
    const row = await context.db.selectFrom('signatures').selectAll().where('commitment_id', '=', id).orderBy('captured_at', 'desc').limit(1).executeTakeFirst()
    if (!row) throw new ProblemError('record.notFound', { what: '签名', id })
    return openSignature(context, row)
  },
}
