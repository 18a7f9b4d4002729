// Changing the catalogue: a proposal is edited, submitted, and signed off by somebody else.
import type { catalogContract } from '../../shared/catalog/catalog.contract'
import { entryKinds, type EntryKind } from '../../shared/catalog/catalog.schema'
import { catalogChangeWorkflow, type ChangeAction, type ChangeFacts } from '../../shared/catalog/catalog.workflow'
import { ProblemError, describeProblem } from '../../shared/problem'
import { actionsFor } from '../../shared/workflow/workflow'
import { actor, type CommandContext, type Handlers } from '../core/context'
import { nextState } from '../core/move'
import type { Reader } from '../db'
import { compareEntries } from './catalog.compare.rules'
import { problemsOf, type EntryProblem } from './catalog.check.rules'
import { applyChange, changeView, currentSource, findChange, knownCodes, listChanges, moveChange, openChangeOf, type ChangeRow } from './changes.repository'

type Changing = Pick<
  typeof catalogContract,
  'catalog.changes' | 'catalog.change' | 'catalog.propose' | 'catalog.submit' | 'catalog.signOff' | 'catalog.sendBack' | 'catalog.discard' | 'catalog.signOffAll'
>
async function problems(db: Reader, row: Pick<ChangeRow, 'kind' | 'code' | 'content'>): Promise<EntryProblem[]> {
  const content = JSON.parse(row.content) as Record<string, unknown>
  const own = content.code === row.code ? [] : [{ field: '编号', message: `编号应为 ${row.code}，不能在变更中改号` }]
  return [...own, ...problemsOf(row.kind, content, await knownCodes(db))]
}
async function factsOf(db: Reader, row: ChangeRow): Promise<ChangeFacts> {
  const current = await currentSource(db, row.kind, row.code)
  return { proposedBy: row.proposed_by, problems: (await problems(db, row)).map((p) => `${p.field}：${p.message}`), outdated: (current?.version ?? 0) !== row.base_version }
}
async function move(context: CommandContext, id: string, version: number, action: ChangeAction, set: Partial<ChangeRow>, what: string): Promise<ChangeRow> {
  const row = await findChange(context.db, id)
  const given = { ...row, ...set }
  const state = nextState(catalogChangeWorkflow, action, row.state, actor(context), await factsOf(context.db, row))
  await moveChange(context.db, row, version, { ...set, state, updated_at: context.now })
  context.audit({ subjectType: 'catalogChange', subjectId: id, summary: `${what}${entryKinds[row.kind]} ${row.code} ${row.name}：${given.decision || given.reason}` })
  return { ...given, state }
}
const nameOf = (content: Record<string, unknown>, code: string): string => (typeof content.name === 'string' && content.name.trim() !== '' ? content.name.trim().slice(0, 200) : code)

export interface Proposal {
  kind: EntryKind
  code: string
  content: Record<string, unknown>
  reason: string
  source: string
}
/** A new proposal; there is one open change for an entry at a time. */
export async function propose(context: CommandContext, { kind, code, content, reason, source }: Proposal): Promise<string> {
  const open = await openChangeOf(context.db, kind, code)
  if (open) throw new ProblemError('rule.violated', { rule: `${entryKinds[kind]} ${code} 已有未办结的变更单`, remedy: '请在原变更单上修改，或先作废它。' })
  const id = context.newId()
  await context.db.insertInto('catalog_changes').values({
    id, kind, code, name: nameOf(content, code), base_version: (await currentSource(context.db, kind, code))?.version ?? 0, content: JSON.stringify(content), reason, state: 'draft', proposed_by: actor(context).id, decided_by: null, source,
    created_at: context.now, updated_at: context.now,
  }).execute()
  context.audit({ subjectType: 'catalogChange', subjectId: id, summary: `编制变更：${entryKinds[kind]} ${code}` })
  return id
}
async function signOff(context: CommandContext, id: string, version: number, decision: string): Promise<void> {
  const row = await move(context, id, version, 'signOff', { decided_by: actor(context).id, decision }, '签发')
  const { version: made, items } = await applyChange(context, row)
  context.audit({ subjectType: 'catalogEntry', subjectId: row.code, summary: `${entryKinds[row.kind]} ${row.code} 第 ${made} 版生效${items.length > 0 ? `，随之更新事项 ${items.join('、')}` : ''}` })
}
export const changesHandlers: Handlers<Changing> = {
  'catalog.changes': async (context, { view }) => ({ rows: (await listChanges(context.db, view, actor(context).id)).map(changeView) }),
  'catalog.change': async (context, { id }) => {
    const { db } = context
    const row = await findChange(db, id)
    const [proposer, decider] = [await name(db, row.proposed_by), row.decided_by ? await name(db, row.decided_by) : null]
    const content = JSON.parse(row.content) as unknown
    const base = row.base_version > 0 ? await currentSource(db, row.kind, row.code, row.base_version) : undefined
    return {
      ...changeView({ ...row, proposer, decider }), content, decision: row.decision, problems: await problems(db, row), differences: compareEntries(row.kind, base?.content, content),
      actions: actionsFor(catalogChangeWorkflow, row.state, actor(context), await factsOf(db, row)),
    }
  },
  'catalog.propose': async (context, { id, version, kind, code, content, reason }) => {
    if (!id || !version) return { id: await propose(context, { kind, code, content, reason, source: '' }), version: 1 }
    const row = await findChange(context.db, id)
    if (row.state !== 'draft' && row.state !== 'returned') throw new ProblemError('workflow.notAllowed', { action: '修改变更', state: row.state === 'submitted' ? '待签发' : '已办结', remedy: '请先退回或作废后再修改。' })
    await moveChange(context.db, row, version, { content: JSON.stringify(content), name: nameOf(content, code), reason: reason || row.reason, proposed_by: actor(context).id, updated_at: context.now })
    context.audit({ subjectType: 'catalogChange', subjectId: id, summary: `修改变更：${entryKinds[row.kind]} ${row.code}` })
    return { id, version: version + 1 }
  },
  'catalog.submit': async (context, { id, version, reason }) => {
    await move(context, id, version, 'submit', { reason }, '提交签发')
    return { id, version: version + 1 }
  },
  'catalog.signOff': async (context, { id, version, decision }) => {
    await signOff(context, id, version, decision)
    return { id, version: version + 1 }
  },
  'catalog.sendBack': async (context, { id, version, decision }) => {
    await move(context, id, version, 'sendBack', { decided_by: actor(context).id, decision }, '退回')
    return { id, version: version + 1 }
  },
  'catalog.discard': async (context, { id, version }) => {
    await move(context, id, version, 'discard', {}, '作废')
    return { id, version: version + 1 }
  },
  'catalog.signOffAll': async (context, { source }) => {
    const rows = await context.db.selectFrom('catalog_changes').selectAll().where('source', '=', source).where('state', '=', 'submitted').execute()
    // Letters and standards first, so that the items of the same import find them.
    const order: readonly EntryKind[] = ['letter', 'standard', 'rule', 'item']
    const left: { code: string; why: string }[] = []
    let signed = 0
    for (const row of rows.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
      const now = await findChange(context.db, row.id)
      try {
        await signOff(context, now.id, now.version, `随 ${source} 一并签发`)
        signed += 1
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        left.push({ code: row.code, why: describeProblem(error.problem).text })
      }
    }
    context.audit({ subjectType: 'catalogChange', subjectId: source, summary: `签发 ${source} 的变更 ${signed} 份，未签发 ${left.length} 份` })
    return { signed, left }
  },
}
async function name(db: Reader, id: string): Promise<string> {
  return (await db.selectFrom('users').select('display_name').where('id', '=', id).executeTakeFirstOrThrow()).display_name
}
