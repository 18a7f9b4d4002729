// Gathers what the eligibility rules ask about, for one party at the window and for all parties when a rule is tried.
import { sql } from 'kysely'
import type { CatalogItem } from '../../shared/catalog/catalog.schema'
import { eligibilityRule } from '../../shared/catalog/eligibility-rule.schema'
import type { Verdict } from '../../shared/commitments/commitments.contract'
import { gradeLabels } from '../../shared/credit/credit.contract'
import { addDays, daysBetween } from '../../shared/primitives/local-date'
import { compileRules, currentParts, type Engine, type Facts } from '../catalog'
import type { QueryContext } from '../core/context'
import { measuresOf, recordsOf } from '../credit'
import type { Reader, Row } from '../db'

const risks = { blue: 0, green: 1, yellow: 2, red: 3 } as const
/** "Repeatedly late" looks back two years (domain.md section 6; how often is the rule's own number). */
const lookBackDays = 730
const noLicence = 9999
export type PartyFacts = Pick<Row<'parties'>, 'id' | 'status' | 'risk_level' | 'category' | 'licence_until'>

/** The rules in force, compiled once until somebody signs off a change. */
export const engineOf = (services: QueryContext['services']): Promise<Engine> =>
  services.store.remembered('eligibility rules', async (reader) => compileRules((await currentParts(reader, 'rule')).map((part) => eligibilityRule.parse(part.content))))
export const isValid = (item: CatalogItem, today: string): boolean => item.status === 'active' && (item.validFrom === null || item.validFrom <= today) && (item.validTo === null || item.validTo >= today)

interface Counted {
  lateMaterials: number
  openCommitments: number
}
export function factsOf(party: PartyFacts, item: CatalogItem | undefined, today: string, lists: Facts['lists'], counted: Counted): Facts {
  return {
    lists,
    values: {
      'party.status': party.status, 'party.risk': risks[party.risk_level], 'party.category': party.category, 'party.licenceDays': party.licence_until === null ? noLicence : daysBetween(today, party.licence_until),
      'item.maxRisk': item ? risks[item.maxRisk] : risks.yellow, 'item.valid': item ? isValid(item, today) : true, 'item.kind': item?.kind ?? '',
      'openBreaches.count': lists.openBreaches.length, 'blockingMeasures.count': lists.blockingMeasures.length, 'severe.count': lists.severe.length, 'lateMaterials.count': counted.lateMaterials, 'openCommitments.count': counted.openCommitments,
    },
  }
}
async function counts(db: Reader, partyId: string, itemId: string | null, today: string): Promise<Counted> {
  const since = addDays(today, -lookBackDays)
  const late = await db.selectFrom('deferred_materials as m').innerJoin('commitments as c', 'c.id', 'm.commitment_id').select(sql<number>`count(*)`.as('n')).where('c.party_id', '=', partyId).where('m.due_on', '>=', since)
    .where((eb) => eb.or([eb('m.state', '=', 'lapsed'), eb.and([eb('m.state', 'in', ['pending', 'wrong']), eb('m.due_on', '<', today)]), eb.and([eb('m.state', '=', 'received'), eb('m.received_on', '>', eb.ref('m.due_on'))])])).executeTakeFirstOrThrow()
  const open = itemId === null ? { n: 0 } : await db.selectFrom('commitments as c').innerJoin('catalog_versions as v', 'v.id', 'c.item_version_id').select(sql<number>`count(*)`.as('n'))
    .where('c.party_id', '=', partyId).where('v.item_id', '=', itemId).where('c.state', 'in', ['awaitingVerification', 'verifying', 'rectifying', 'rechecking']).executeTakeFirstOrThrow()
  return { lateMaterials: late.n, openCommitments: open.n }
}
export async function verdictFor(context: QueryContext, party: PartyFacts, found: { itemId: string; item: CatalogItem } | undefined): Promise<Verdict> {
  const { db, today } = context
  const engine = await engineOf(context.services)
  const records = (await recordsOf(db, party.id)).filter((r) => r.kind === 'breach' && r.state === 'open' && (r.public_until === null || r.public_until >= today))
  const measures = (await measuresOf(db, party.id, today)).filter((m) => m.kind === 'noCommitments')
  const entry = (r: (typeof records)[number]) => ({ document: r.document, on: r.established_on, until: r.public_until, grade: r.grade ? gradeLabels[r.grade] : '' })
  const lists = {
    openBreaches: records.map(entry), severe: records.filter((r) => r.grade === 'serious').map(entry),
    // A measure that hangs on a record shown above is not a second reason.
    blockingMeasures: measures.filter((m) => !records.some((r) => r.id === m.record_id)).map((m) => ({ document: '奖惩措施', on: m.from_on, until: m.until_on, label: '不得使用信用承诺' })),
  }
  return engine(factsOf(party, found?.item, today, lists, await counts(db, party.id, found?.itemId ?? null, today)))
}

export interface Trial {
  parties: number
  blocked: number
  warned: number
  released: number
  sample: { id: string; name: string; before: Verdict['outcome']; after: Verdict['outcome'] }[]
}
const sampleSize = 20
const stretch = 5000
/** How many verdicts would change, over every party of the store and without an item. */
export async function tryRules(db: Reader, today: string, before: Engine, after: Engine): Promise<Trial> {
  const group = <T extends { party_id: string }>(rows: readonly T[]): Map<string, T[]> => {
    const groups = new Map<string, T[]>()
    for (const row of rows) groups.set(row.party_id, [...(groups.get(row.party_id) ?? []), row])
    return groups
  }
  const records = group((await db.selectFrom('credit_records').select(['id', 'party_id', 'document', 'established_on', 'public_until', 'grade']).where('kind', '=', 'breach').where('state', '=', 'open').execute()).filter((r) => r.public_until === null || r.public_until >= today))
  const measures = group(await db.selectFrom('measures').select(['party_id', 'record_id', 'from_on', 'until_on']).where('kind', '=', 'noCommitments').where('ended_on', 'is', null).where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', today)])).execute())
  const late = new Map((await db.selectFrom('deferred_materials as m').innerJoin('commitments as c', 'c.id', 'm.commitment_id').select(['c.party_id', sql<number>`count(*)`.as('n')]).where('m.state', 'in', ['lapsed', 'wrong']).groupBy('c.party_id').execute()).map((row) => [row.party_id, row.n]))
  const trial: Trial = { parties: 0, blocked: 0, warned: 0, released: 0, sample: [] }
  for (let seq = 0; ;) {
    const parties = await db.selectFrom('parties').select(['seq', 'id', 'name', 'status', 'risk_level', 'category', 'licence_until']).where('seq', '>', seq).where('merged_into', 'is', null).orderBy('seq').limit(stretch).execute()
    for (const party of parties) {
      const own = (records.get(party.id) ?? []).map((r) => ({ id: r.id, document: r.document, on: r.established_on, until: r.public_until, grade: r.grade ?? '' }))
      const blocking = (measures.get(party.id) ?? []).filter((m) => !own.some((r) => r.id === m.record_id)).map((m) => ({ document: '奖惩措施', on: m.from_on, until: m.until_on, label: '' }))
      const facts = factsOf(party, undefined, today, { openBreaches: own, severe: own.filter((r) => r.grade === 'serious'), blockingMeasures: blocking }, { lateMaterials: late.get(party.id) ?? 0, openCommitments: 0 })
      note(trial, party, before(facts).outcome, after(facts).outcome)
    }
    const last = parties.at(-1)
    if (!last) return trial
    seq = last.seq
  }
}
function note(trial: Trial, party: { id: string; name: string }, before: Verdict['outcome'], after: Verdict['outcome']): void {
  trial.parties += 1
  if (before === after) return
  if (after === 'blocked') trial.blocked += 1
  else if (before === 'blocked' || after === 'eligible') trial.released += 1
  else trial.warned += 1
  if (trial.sample.length < sampleSize) trial.sample.push({ id: party.id, name: party.name, before, after })
}
