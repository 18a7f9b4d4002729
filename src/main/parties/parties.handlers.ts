// Operations on parties.
import type { partiesContract } from '../../shared/parties/parties.contract'
import { checkPartyCode, type PartyFields } from '../../shared/parties/parties.schema'
import { maskResidentId } from '../../shared/primitives/resident-id'
import { checkUscc } from '../../shared/primitives/uscc'
import { ProblemError } from '../../shared/problem'
import { actor, type CommandContext, type Handlers } from '../core/context'
import { expectOne } from '../core/move'
import { decodeCursor, pageFrom } from '../core/paging'
import { indexParties } from '../db/dialect'
import { initialsOf } from '../pinyin'
import { addHistory, commitmentCount, findByLookup, findParty, history, insertParty, listParties, toSummary, updateParty, type PartyRow } from './parties.repository'
import { describeChange, maskPhone } from './parties.rules'
import { partyEntry } from './party-index'
import { mergesOf, relationsOf } from './merge.repository'

const labels = { name: '名称', contact: '经办人', phone: '电话', address: '地址', licenceUntil: '证照有效期至' }

/** A new party's row: a natural person's number is stored sealed, found by keyed hash, shown masked. */
function newRow(context: CommandContext, fields: PartyFields): Omit<PartyRow, 'version' | 'seq'> {
  const { personal } = context.services
  const natural = fields.category === '2'
  return {
    id: context.newId(), category: fields.category, name: fields.name, initials: initialsOf(fields.name), code: natural ? null : fields.code,
    code_sealed: natural ? personal.seal(fields.code) : null, code_lookup: personal.lookup(fields.code), code_masked: natural ? maskResidentId(fields.code) : fields.code,
    status: 'active', risk_level: 'green', contact: fields.contact, phone_sealed: fields.phone === '' ? null : personal.seal(fields.phone),
    phone_masked: maskPhone(fields.phone), address: fields.address, licence_until: fields.licenceUntil, merged_into: null, batch_id: null, created_at: context.now, updated_at: context.now,
  }
}

export const partiesHandlers: Handlers<Pick<typeof partiesContract, 'parties.list' | 'parties.get' | 'parties.findByCode' | 'parties.create' | 'parties.update' | 'parties.reveal' | 'parties.contactFor'>> = {
  'parties.list': async ({ db }, { q, category, cursor, limit }) => {
    const rows = await listParties(db, { q, category, after: decodeCursor(cursor, 2), limit: limit + 1 })
    const page = pageFrom(rows, limit, (row) => [row.name, row.id])
    return { rows: page.rows.map(toSummary), nextCursor: page.nextCursor }
  },
  'parties.get': async ({ db }, { id }) => {
    const row = await findParty(db, id)
    return {
      ...toSummary(row), contact: row.contact, phoneMasked: row.phone_masked, address: row.address, licenceUntil: row.licence_until, createdAt: row.created_at, updatedAt: row.updated_at,
      commitments: await commitmentCount(db, id), mergedInto: row.merged_into, merges: await mergesOf(db, id), relations: await relationsOf(db, id), history: await history(db, id),
    }
  },
  'parties.findByCode': async ({ db, services }, { code }) => {
    const known = await findByLookup(db, services.personal.lookup(code))
    // The code of a party that was merged still opens the one it became.
    const row = known?.merged_into ? await findParty(db, known.merged_into) : known
    if (row) return { party: toSummary(row), codeProblem: null }
    const uscc = checkUscc(code)
    const codeProblem = uscc.ok || checkPartyCode('2', code) === undefined ? null : uscc.reason
    return { party: null, codeProblem }
  },
  'parties.reveal': async (context, { id, reason }) => {
    const row = await findParty(context.db, id)
    const { personal } = context.services
    context.audit({ subjectType: 'party', subjectId: id, summary: `查看 ${row.name} 的完整号码：${reason}` })
    return { code: row.code ?? (row.code_sealed ? personal.open(row.code_sealed) : ''), phone: row.phone_sealed ? personal.open(row.phone_sealed) : '' }
  },
  'parties.contactFor': async ({ db, services }, { id }) => {
    const row = await findParty(db, id)
    return { contact: row.contact, phone: row.phone_sealed ? services.personal.open(row.phone_sealed) : '' }
  },
  'parties.create': async (context, fields) => {
    const row = newRow(context, fields)
    if (!(await insertParty(context.db, row))) {
      const existing = await findByLookup(context.db, row.code_lookup)
      throw new ProblemError('record.duplicate', { field: '承诺人代码', value: row.code_masked, id: existing?.id ?? '' })
    }
    await indexParties(context.db, [partyEntry(row)])
    context.audit({ subjectType: 'party', subjectId: row.id, summary: `新建主体 ${row.name}（${row.code_masked}）` })
    await addHistory(context.db, { id: context.newId(), party_id: row.id, at: context.now, by_id: actor(context).id, change: '新建' })
    return { id: row.id, version: 1 }
  },
  'parties.update': async (context, { id, version, ...given }) => {
    const row = await findParty(context.db, id)
    const { personal } = context.services
    const before = { name: row.name, contact: row.contact, phone: row.phone_sealed ? personal.open(row.phone_sealed) : '', address: row.address, licenceUntil: row.licence_until ?? '' }
    const fields = { ...given, phone: given.phone ?? before.phone, licenceUntil: given.licenceUntil === undefined ? row.licence_until : given.licenceUntil }
    const change = describeChange(before, { ...fields, licenceUntil: fields.licenceUntil ?? '' }, labels)
    const changed = await updateParty(context.db, id, version, {
      name: fields.name, initials: initialsOf(fields.name), contact: fields.contact, phone_sealed: fields.phone === '' ? null : personal.seal(fields.phone),
      phone_masked: maskPhone(fields.phone), address: fields.address, licence_until: fields.licenceUntil, updated_at: context.now,
    })
    expectOne(changed, '信用主体')
    if (fields.name !== row.name) await indexParties(context.db, [partyEntry({ ...row, name: fields.name, initials: initialsOf(fields.name) })])
    context.audit({ subjectType: 'party', subjectId: id, summary: `修改主体：${change || '无变化'}` })
    if (change !== '') await addHistory(context.db, { id: context.newId(), party_id: id, at: context.now, by_id: actor(context).id, change })
    return { id, version: version + 1 }
  },
}
