// Merging two files of one party, undoing it, and relations between parties.
import type { partiesContract } from '../../shared/parties/parties.contract'
import { partyCategoryLabels, partyStatusLabels, relationKinds, riskLevels } from '../../shared/parties/parties.schema'
import { ProblemError } from '../../shared/problem'
import { actor, type CommandContext, type Handlers } from '../core/context'
import { expectOne } from '../core/move'
import { indexParties, unindexParties } from '../db/dialect'
import { duplicatesOf, findMerge, movable, movableTables, moveAll, rowsOf, type Moved } from './merge.repository'
import { addHistory, findParty, type PartyRow } from './parties.repository'
import { partyEntry } from './party-index'

type Merging = Pick<typeof partiesContract, 'parties.duplicates' | 'parties.mergePreview' | 'parties.merge' | 'parties.undoMerge' | 'parties.relate' | 'parties.unrelate'>
const riskWords = { blue: '优', green: '低', yellow: '中', red: '高' } as const

/** A person and an organisation are never one party; neither is one that is already part of another. */
function refusal(keep: PartyRow, drop: PartyRow): string | null {
  if (keep.id === drop.id) return '请选择两个不同的主体'
  if (keep.merged_into || drop.merged_into) return '其中一个主体已经并入别的主体'
  return (keep.category === '2') !== (drop.category === '2') ? '自然人与单位不能合并' : null
}
const lines = (keep: PartyRow, drop: PartyRow): { label: string; keep: string; drop: string; same: boolean }[] =>
  ([
    ['名称', (p) => p.name], ['代码', (p) => p.code_masked], ['类别', (p) => partyCategoryLabels[p.category]], ['登记状态', (p) => partyStatusLabels[p.status]], ['风险等级', (p) => riskWords[p.risk_level]], ['经办人', (p) => p.contact],
    ['联系电话', (p) => p.phone_masked], ['地址', (p) => p.address], ['证照有效期至', (p) => p.licence_until ?? ''], ['建档时间', (p) => p.created_at.slice(0, 10)],
  ] as [string, (party: PartyRow) => string][]).map(([label, of]) => ({ label, keep: of(keep), drop: of(drop), same: of(keep) === of(drop) }))

async function touch(context: CommandContext, row: PartyRow, version: number, set: { merged_into?: string | null; risk_level?: PartyRow['risk_level']; contact?: string; address?: string; phone_sealed?: string | null; phone_masked?: string }): Promise<void> {
  expectOne(await context.db.updateTable('parties').set({ ...set, updated_at: context.now, version: version + 1 }).where('id', '=', row.id).where('version', '=', version).executeTakeFirstOrThrow(), '信用主体')
}
const history = (context: CommandContext, partyId: string, change: string): Promise<void> => addHistory(context.db, { id: context.newId(), party_id: partyId, at: context.now, by_id: actor(context).id, change })
const words = (moved: Moved): string => movableTables.filter((table) => moved[table]).map((table) => `${movable[table]} ${moved[table]?.length} 条`).join('、') || '没有关联记录'

async function merge(context: CommandContext, keep: PartyRow, drop: PartyRow, versions: { keep: number; drop: number }, reason: string): Promise<void> {
  const moved = await rowsOf(context.db, drop.id)
  await moveAll(context.db, moved, keep.id)
  const worse = riskLevels.indexOf(drop.risk_level) > riskLevels.indexOf(keep.risk_level) ? drop.risk_level : keep.risk_level
  // What the kept file lacks is taken from the other; what both have stays as the kept one says.
  const filled = {
    contact: keep.contact || drop.contact, address: keep.address || drop.address, phone_sealed: keep.phone_sealed ?? drop.phone_sealed, phone_masked: keep.phone_masked || drop.phone_masked, risk_level: worse,
  }
  await touch(context, keep, versions.keep, filled)
  await touch(context, drop, versions.drop, { merged_into: keep.id })
  await unindexParties(context.db, [drop.id])
  const before = { contact: keep.contact, address: keep.address, phone_sealed: keep.phone_sealed, phone_masked: keep.phone_masked, risk_level: keep.risk_level }
  await context.db.insertInto('party_merges').values({
    id: context.newId(), kept_id: keep.id, dropped_id: drop.id, moved: JSON.stringify({ rows: moved, before }), reason, by_id: actor(context).id, at: context.now, undone_by: null, undone_at: null,
  }).execute()
  context.audit({ subjectType: 'party', subjectId: keep.id, summary: `合并主体：${drop.name}（${drop.code_masked}）并入 ${keep.name}，移动 ${words(moved)}；理由：${reason}` })
  await history(context, keep.id, `并入“${drop.name}”（${drop.code_masked}），${words(moved)}；理由：${reason}`)
  await history(context, drop.id, `并入“${keep.name}”（${keep.code_masked}）；理由：${reason}`)
}
export const mergeHandlers: Handlers<Merging> = {
  'parties.duplicates': async ({ db }, { id }) => ({ rows: await duplicatesOf(db, await findParty(db, id)) }),
  'parties.mergePreview': async ({ db }, { keepId, dropId }) => {
    const [keep, drop] = [await findParty(db, keepId), await findParty(db, dropId)]
    const moved = await rowsOf(db, dropId)
    return { rows: lines(keep, drop), refusal: refusal(keep, drop), moves: movableTables.map((table) => ({ label: movable[table], count: moved[table]?.length ?? 0 })) }
  },
  'parties.merge': async (context, { keepId, keepVersion, dropId, dropVersion, reason }) => {
    const keep = await findParty(context.db, keepId)
    const drop = await findParty(context.db, dropId)
    const refused = refusal(keep, drop)
    if (refused) throw new ProblemError('rule.violated', { rule: refused, remedy: '请重新选择要合并的主体。' })
    await merge(context, keep, drop, { keep: keepVersion, drop: dropVersion }, reason)
    return { id: keepId, version: keepVersion + 1 }
  },
  'parties.undoMerge': async (context, { mergeId, reason }) => {
    const found = await findMerge(context.db, mergeId)
    if (!found || found.undone_at) throw new ProblemError('record.notFound', { what: '合并记录', id: mergeId })
    const keep = await findParty(context.db, found.kept_id)
    const drop = await findParty(context.db, found.dropped_id)
    if (keep.merged_into) throw new ProblemError('rule.violated', { rule: '保留的主体后来又并入了别的主体', remedy: '请先撤销后一次合并。' })
    const { rows, before } = JSON.parse(found.moved) as { rows: Moved; before: Parameters<typeof touch>[3] }
    await moveAll(context.db, rows, drop.id)
    await touch(context, keep, keep.version, before)
    await touch(context, drop, drop.version, { merged_into: null })
    await indexParties(context.db, [partyEntry(drop)])
    await context.db.updateTable('party_merges').set({ undone_by: actor(context).id, undone_at: context.now }).where('id', '=', mergeId).execute()
    context.audit({ subjectType: 'party', subjectId: keep.id, summary: `撤销合并：${drop.name} 恢复为独立主体；理由：${reason}` })
    await history(context, keep.id, `撤销与“${drop.name}”的合并；理由：${reason}`)
    await history(context, drop.id, `恢复为独立主体；理由：${reason}`)
    return { id: keep.id, version: keep.version + 1 }
  },
  'parties.relate': async (context, { id, relatedId, kind, note }) => {
    if (id === relatedId) throw new ProblemError('input.malformed', { field: '关联主体', message: '不能与自己关联' })
    const party = await findParty(context.db, id)
    const related = await findParty(context.db, relatedId)
    const relationId = context.newId()
    await context.db.insertInto('party_relations').values({ id: relationId, party_id: id, related_id: relatedId, kind, note, ended_on: null, by_id: actor(context).id, created_at: context.now }).execute()
    context.audit({ subjectType: 'party', subjectId: id, summary: `登记关联：${party.name} — ${relationKinds[kind]} — ${related.name}` })
    await history(context, id, `登记关联：${relationKinds[kind]} ${related.name}`)
    return { id: relationId, version: 1 }
  },
  'parties.unrelate': async (context, { relationId }) => {
    const row = await context.db.selectFrom('party_relations').selectAll().where('id', '=', relationId).where('ended_on', 'is', null).executeTakeFirst()
    if (!row) throw new ProblemError('record.notFound', { what: '关联关系', id: relationId })
    await context.db.updateTable('party_relations').set({ ended_on: context.today }).where('id', '=', relationId).execute()
    const related = await findParty(context.db, row.related_id)
    context.audit({ subjectType: 'party', subjectId: row.party_id, summary: `解除关联：${relationKinds[row.kind]} ${related.name}` })
    await history(context, row.party_id, `解除关联：${relationKinds[row.kind]} ${related.name}`)
    return { id: relationId, version: 1 }
  },
}
