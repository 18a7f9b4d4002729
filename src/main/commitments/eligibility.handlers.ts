// A block lifted once by another person, and a rule tried on real parties before it is signed off.
import { eligibilityRule } from '../../shared/catalog/eligibility-rule.schema'
import { overrideStates, type eligibilityContract } from '../../shared/commitments/eligibility.contract'
import type { Verdict } from '../../shared/commitments/commitments.contract'
import { ProblemError } from '../../shared/problem'
import { notSamePerson } from '../../shared/workflow/separation'
import { compileRules, currentItem, currentParts, fieldName } from '../catalog'
import { actor, type CommandContext, type Handlers } from '../core/context'
import { expectOne } from '../core/move'
import type { Reader, Row } from '../db'
import { findParty } from '../parties'
import { engineOf, tryRules, verdictFor } from './eligibility.facts'

export type Override = Row<'eligibility_overrides'> & { requester: string; decider: string | null }
const overrides = (db: Reader) => db.selectFrom('eligibility_overrides as o').innerJoin('users as r', 'r.id', 'o.requested_by').leftJoin('users as d', 'd.id', 'o.decided_by').selectAll('o').select(['r.display_name as requester', 'd.display_name as decider'])
export const latestOverride = (db: Reader, partyId: string, itemId: string): Promise<Override | undefined> =>
  overrides(db).where('o.party_id', '=', partyId).where('o.item_id', '=', itemId).where('o.state', '<>', 'used').orderBy('o.created_at', 'desc').limit(1).executeTakeFirst()

export async function useOverride(context: CommandContext, override: Override, commitmentId: string): Promise<void> {
  expectOne(await context.db.updateTable('eligibility_overrides').set({ state: 'used', commitment_id: commitmentId, version: override.version + 1, updated_at: context.now })
    .where('id', '=', override.id).where('state', '=', 'granted').executeTakeFirstOrThrow(), '放行申请')
  context.audit({ subjectType: 'override', subjectId: override.id, summary: `放行一次已使用（${override.decider ?? ''}：${override.decision}）` })
}
export async function countOverrides(db: Reader, personId: string): Promise<number> {
  return (await db.selectFrom('eligibility_overrides').select('id').where('state', '=', 'requested').where('requested_by', '<>', personId).execute()).length
}
const separation = (row: Row<'eligibility_overrides'>, person: { id: string; roles: readonly string[] }) =>
  notSamePerson(person as Parameters<typeof notSamePerson>[0], [row.requested_by], '申请放行的人不得批准放行', '由另一名审批负责人办理', '信用承诺资格核验；职责分离规则')

export const eligibilityHandlers: Handlers<typeof eligibilityContract> = {
  'eligibility.overrides': async (context, { view }) => {
    const person = actor(context)
    let query = overrides(context.db).orderBy('o.created_at', 'desc').limit(300)
    if (view === 'toDecide') query = query.where('o.state', '=', 'requested').where('o.requested_by', '<>', person.id)
    const rows = []
    for (const row of await query.execute()) {
      const [party, item] = [await findParty(context.db, row.party_id), await currentItem(context.db, row.item_id)]
      const { reasons } = JSON.parse(row.verdict) as Verdict
      rows.push({
        id: row.id, partyId: row.party_id, partyName: party.name, itemName: item.item.name, reasons: reasons.filter((r) => r.level === 'blocked').map((r) => r.rule), reason: row.reason, state: row.state, stateLabel: overrideStates[row.state],
        requestedBy: row.requester, decidedBy: row.decider, decision: row.decision, at: row.created_at, version: row.version, refusal: separation(row, person)?.rule ?? null,
      })
    }
    return { rows }
  },
  'eligibility.requestOverride': async (context, { partyId, itemId, reason }) => {
    const [party, found] = [await findParty(context.db, partyId), await currentItem(context.db, itemId)]
    const verdict = await verdictFor(context, party, found)
    if (verdict.outcome !== 'blocked') throw new ProblemError('rule.violated', { rule: '该主体可以使用信用承诺', remedy: '无需放行，直接受理。' })
    const open = await latestOverride(context.db, partyId, itemId)
    if (open && (open.state === 'requested' || open.state === 'granted')) throw new ProblemError('rule.violated', { rule: `已有放行申请（${overrideStates[open.state]}）`, remedy: open.state === 'granted' ? '可以直接受理一次。' : '请等待审批负责人办理。' })
    const id = context.newId()
    await context.db.insertInto('eligibility_overrides').values({
      id, party_id: partyId, item_id: itemId, verdict: JSON.stringify(verdict), reason, state: 'requested', requested_by: actor(context).id, decided_by: null, commitment_id: null, created_at: context.now, updated_at: context.now,
    }).execute()
    context.audit({ subjectType: 'override', subjectId: id, summary: `申请放行：${party.name}，${found.item.name}：${reason}` })
    return { id, version: 1 }
  },
  'eligibility.decideOverride': async (context, { id, version, grant, decision }) => {
    const row = await context.db.selectFrom('eligibility_overrides').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) throw new ProblemError('record.notFound', { what: '放行申请', id })
    const person = actor(context)
    const refusal = separation(row, person)
    if (refusal) throw new ProblemError('separation.samePerson', { ...refusal })
    if (row.state !== 'requested') throw new ProblemError('workflow.notAllowed', { action: '放行', state: overrideStates[row.state], remedy: '该申请已办结。' })
    const state = grant ? 'granted' as const : 'refused' as const
    expectOne(await context.db.updateTable('eligibility_overrides').set({ state, decided_by: person.id, decision, version: version + 1, updated_at: context.now }).where('id', '=', id).where('version', '=', version).executeTakeFirstOrThrow(), '放行申请')
    context.audit({ subjectType: 'override', subjectId: id, summary: `${overrideStates[state]}：${decision}` })
    return { id, version: version + 1 }
  },
  'eligibility.try': async (context, { rule }) => {
    const parsed = eligibilityRule.safeParse(rule)
    const none = { parties: 0, changed: 0, blocked: 0, warned: 0, released: 0, sample: [] }
    if (!parsed.success) return { ...none, problems: parsed.error.issues.map((issue) => ({ field: fieldName(issue.path), message: issue.message })) }
    const current = (await currentParts(context.db, 'rule')).map((part) => eligibilityRule.parse(part.content))
    const trial = await tryRules(context.db, context.today, await engineOf(context.services), compileRules([...current.filter((one) => one.code !== parsed.data.code), parsed.data]))
    return { ...trial, changed: trial.blocked + trial.warned + trial.released, problems: [] }
  },
}
