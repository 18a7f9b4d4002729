// Accepting a commitment at the window: verdict, letter, code, deadline, all in one transaction.
import type { commitmentsContract, LetterInput, Verdict } from '../../shared/commitments/commitments.contract'
import { gradeLabels } from '../../shared/credit/credit.contract'
import { ProblemError } from '../../shared/problem'
import { readSetting } from '../admin'
import { currentItem, type ItemVersion } from '../catalog'
import { actor, type CommandContext, type Handlers, type QueryContext } from '../core/context'
import { measuresOf, recordsOf, toMeasure } from '../credit'
import type { Reader } from '../db'
import { setDeadline } from '../deadlines'
import { issueDocument, renderLetter, type Rendered } from '../documents'
import { findParty, type PartyRow } from '../parties'
import { addEvent, insertCommitment, nextCode } from './commitments.repository'
import { eligibilityOf } from './eligibility.rules'

type Intake = Pick<typeof commitmentsContract, 'commitments.eligibility' | 'commitments.previewLetter' | 'commitments.accept'>

async function verdictFor(db: Reader, party: PartyRow, today: string): Promise<Verdict> {
  const records = await recordsOf(db, party.id)
  const open = records.filter((r) => r.kind === 'breach' && r.state === 'open' && (r.public_until === null || r.public_until >= today))
  const measures = (await measuresOf(db, party.id, today)).filter((m) => m.kind === 'noCommitments')
  return eligibilityOf({
    status: party.status, riskLevel: party.risk_level,
    openBreaches: open.map((r) => ({ document: r.document, establishedOn: r.established_on, until: r.public_until, grade: r.grade ? gradeLabels[r.grade] : '' })),
    // A measure that hangs on a record shown above is not a second reason.
    blockingMeasures: measures.filter((m) => !open.some((r) => r.id === m.record_id)).map((m) => ({ label: '不得使用信用承诺', from: m.from_on, until: m.until_on, document: '奖惩措施' })),
  })
}
async function letter(context: QueryContext | CommandContext, party: PartyRow, found: ItemVersion, input: Partial<LetterInput>, number: string): Promise<Rendered> {
  return renderLetter({
    number, item: found.item, itemVersion: found.version, partyName: party.name, partyCode: party.code_masked, contact: input.contact ?? '', phone: input.phone ?? '',
    madeOn: input.madeOn ?? context.today, validUntil: input.validUntil ?? null, office: await readSetting(context.db, 'office.name'), publicity: input.publicity ?? '1',
  })
}
async function recordAcceptance(context: CommandContext, party: PartyRow, found: ItemVersion, input: Required<LetterInput>, verdict: Verdict): Promise<{ id: string; code: string }> {
  const { item } = found
  const id = context.newId()
  const code = await nextCode(context.db, await readSetting(context.db, 'office.division'), input.madeOn)
  const due = await setDeadline(context, {
    ownerType: 'commitment', ownerId: id, kind: 'verification', label: '核查', from: input.madeOn, term: item.verificationTerm, basis: `${item.name}核查期限（事项设定）；行政许可法 §82`,
  })
  await insertCommitment(context.db, {
    id, code, party_id: party.id, item_version_id: found.id, state: 'awaitingVerification', type: item.type, type_text: '', subject: item.name,
    content: item.template.clauses.map((clause, i) => `${i + 1}. ${clause.text}`).join('\n'), liability: item.template.liability, made_on: input.madeOn, valid_until: input.validUntil,
    performance: null, unperformed: '', consequence: '', established_on: null, established_by: null, established_by_code: null, accepted_by: await readSetting(context.db, 'office.name'),
    accepted_by_code: await readSetting(context.db, 'office.uscc'), publicity: input.publicity, remark: input.remark, contact: input.contact,
    phone_sealed: context.services.personal.seal(input.phone), due_on: due.due, eligibility: JSON.stringify(verdict), origin: 'window', batch_id: null, registered_by: actor(context).id,
    created_at: context.now, updated_at: context.now,
  })
  return { id, code }
}

export const intakeHandlers: Handlers<Intake> = {
  'commitments.eligibility': async ({ db, today }, { partyId, itemId }) => {
    const party = await findParty(db, partyId)
    if (itemId) await currentItem(db, itemId)
    return { verdict: await verdictFor(db, party, today), measures: (await measuresOf(db, partyId, today)).map(toMeasure) }
  },
  'commitments.previewLetter': async (context, input) => letter(context, await findParty(context.db, input.partyId), await currentItem(context.db, input.itemId), input, '（受理时编号）'),
  'commitments.accept': async (context, input) => {
    const party = await findParty(context.db, input.partyId)
    const found = await currentItem(context.db, input.itemId)
    if (input.madeOn > context.today) throw new ProblemError('input.malformed', { field: '承诺作出日期', message: '不能晚于今天' })
    if (input.validUntil !== null && input.validUntil < input.madeOn) throw new ProblemError('input.malformed', { field: '承诺有效期', message: '不能早于承诺作出日期' })
    const verdict = await verdictFor(context.db, party, context.today)
    if (verdict.outcome === 'blocked') {
      throw new ProblemError('commitment.notEligible', { reasons: verdict.reasons.map((reason) => `${reason.rule}（依据 ${reason.source}，${reason.on ?? ''}）`).join('；') })
    }
    const checked = await letter(context, party, found, input, '待编号')
    if (checked.missing.length > 0) throw new ProblemError('commitment.letterIncomplete', { missing: checked.missing.join('、') })
    const { id, code } = await recordAcceptance(context, party, found, input, verdict)
    const final = await letter(context, party, found, input, code)
    const document = await issueDocument(context, {
      kind: 'letter', label: '信用承诺书', mark: '诺', ownerType: 'commitment', ownerId: id, commitmentId: id, render: () => final.html,
    })
    context.audit({ subjectType: 'commitment', subjectId: id, summary: `受理信用承诺 ${code}：${party.name}，${found.item.name}` })
    await addEvent(context.db, { id: context.newId(), commitment_id: id, at: context.now, who: actor(context).displayName, what: `受理信用承诺（${found.item.name}）` })
    await context.raise('commitment.accepted', { commitmentId: id, partyId: party.id, code, madeOn: input.madeOn, documentId: document.id })
    return { id, code, documentId: document.id }
  },
}
