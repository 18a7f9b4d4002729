// Looking at the catalogue: what the window may choose from, each entry with its versions.
import type { catalogContract } from '../../shared/catalog/catalog.contract'
import { entryKinds, type EntryKind, type ItemSource } from '../../shared/catalog/catalog.schema'
import { changeStates } from '../../shared/catalog/catalog.workflow'
import { describeTerm } from '../../shared/deadlines/deadlines.schema'
import { ProblemError } from '../../shared/problem'
import type { Handlers } from '../core/context'
import type { Reader } from '../db'
import { computeDeadline, loadCalendar } from '../deadlines'
import { compareEntries } from './catalog.compare.rules'
import { currentItem, findItems, listItems, type ItemVersion } from './catalog.repository'
import { currentSource, openChangeOf } from './changes.repository'
import { currentParts, versionLines } from './parts.repository'

type Looking = Pick<typeof catalogContract, 'catalog.items' | 'catalog.item' | 'catalog.entries' | 'catalog.entry' | 'catalog.compare'>
const summary = ({ itemId, version, item, initials }: ItemVersion) => ({
  id: itemId, code: item.code, name: item.name, initials, kind: item.kind, field: item.field, department: item.department.name, version, legalBasis: item.legalBasis,
})
interface EntryLine {
  code: string
  name: string
  version: number
  group: string
  detail: string
  validFrom: string
  active: boolean
}
async function entryLines(db: Reader, kind: EntryKind): Promise<EntryLine[]> {
  if (kind === 'item') {
    return (await listItems(db)).map(({ item, version, validFrom }) => ({
      code: item.code, name: item.name, version, group: item.kind, detail: `${item.field} · ${item.department.name} · ${item.template.clauses.length} 条承诺`, validFrom, active: item.status === 'active',
    }))
  }
  return (await currentParts(db, kind)).map(({ code, name, version, validFrom, content }) => ({ code, name, version, validFrom, group: entryKinds[kind], detail: detailOf(kind, content), active: (content as { active?: boolean }).active !== false }))
}
function detailOf(kind: EntryKind, content: unknown): string {
  if (kind === 'letter') return `告知 ${(content as { notice: string[] }).notice.length} 条，承诺 ${(content as { promise: string[] }).promise.length} 条`
  if (kind === 'standard') return (content as { scope: string }).scope
  const { event } = content as { event: { type: string; params: { text: string; basis: string } } }
  return `${event.type === 'blocked' ? '不得使用' : '提醒'}：${event.params.text}（${event.params.basis}）`
}
async function required(db: Reader, kind: EntryKind, code: string, version?: number) {
  const found = await currentSource(db, kind, code, version)
  if (!found) throw new ProblemError('record.notFound', { what: entryKinds[kind], id: version === undefined ? code : `${code} 第 ${version} 版` })
  return found
}
export const catalogHandlers: Handlers<Looking> = {
  'catalog.items': async ({ db }, { q }) => ({ rows: (await findItems(db, q, 300)).map(summary) }),
  'catalog.item': async ({ db, today }, { id }) => {
    const found = await currentItem(db, id)
    const { item } = found
    const calendar = await loadCalendar(db)
    const dueOn = (days: number): string => computeDeadline({ from: today, term: { value: days, unit: 'workingDays' }, calendar }).due
    return {
      ...summary(found), liability: item.template.liability, verificationTerm: describeTerm(item.verificationTerm), rectificationTerm: `${item.rectificationDays} 个工作日`, publicity: item.publicity,
      conditions: item.conditions, readiness: item.readiness, method: item.method, materials: item.materials.map((m) => ({ ...m, dueOn: dueOn(m.days) })), letter: item.template.name,
      standard: item.standard && { name: item.standard.name, frequency: item.standard.frequency, discipline: item.standard.discipline },
      clauses: item.template.clauses.map((c) => ({
        id: c.id, text: c.text, checkItem: c.checkItem, weight: c.weight, photos: c.evidenceRule.photos, breachCriterion: c.breachCriterion, legalBasis: c.legalBasis,
      })),
    }
  },
  'catalog.entries': async ({ db }, { kind, q }) => {
    const open = new Map((await db.selectFrom('catalog_changes').select(['id', 'code', 'state']).where('kind', '=', kind).where('state', 'in', ['draft', 'submitted', 'returned']).execute()).map((row) => [row.code, row]))
    const rows = (await entryLines(db, kind)).filter((line) => q === '' || line.name.includes(q) || line.code.includes(q.toUpperCase()) || line.group.includes(q) || line.detail.includes(q))
    return { rows: rows.map((line) => ({ ...line, change: viewOpen(open.get(line.code)) })) }
  },
  'catalog.entry': async ({ db }, { kind, code, version }) => {
    const found = await required(db, kind, code, version)
    const uses = kind === 'letter' || kind === 'standard' ? (await listItems(db)).filter(({ item }) => (kind === 'letter' ? item.template.code : item.standard?.code) === code) : []
    return {
      kind, code, name: found.name, version: found.version, current: (await required(db, kind, code)).version, content: found.content, change: viewOpen(await openChangeOf(db, kind, code)),
      versions: await versionLines(db, kind, code), usedBy: uses.map(({ item }) => ({ code: item.code, name: item.name })),
    }
  },
  'catalog.compare': async ({ db }, { kind, code, from, to }) => ({ rows: compareEntries(kind, (await required(db, kind, code, from)).content as ItemSource, (await required(db, kind, code, to)).content) }),
}
const viewOpen = (row: { id: string; state: keyof typeof changeStates } | undefined) => (row ? { id: row.id, state: row.state, stateLabel: changeStates[row.state] } : null)
