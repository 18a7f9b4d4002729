// What Ctrl+K finds, as the people at the counter ask for it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { grams } from '../db/dialect'
import { indexBacklog } from './search.backlog'
import { openTestOffice, type TestOffice } from '../testing/office'

let office: TestOffice
const state = { heyuan: '', bank: '', person: '', commitment: '', code: '' }
beforeAll(async () => {
  office = await openTestOffice('2026-03-02')
  state.heyuan = (await office.as('clerk', 'parties.create', { category: '1', name: '衢州禾源食品有限公司', code: '91330802MA28F9XK8L' })).id
  state.bank = (await office.as('clerk', 'parties.create', { category: '1', name: '重庆长沙银行（衢州）分行', code: '91330800MA2TE5T017' })).id
  state.person = (await office.as('clerk', 'parties.create', { category: '2', name: '张三丰', code: '330802199001011232' })).id
  const item = (await office.as('clerk', 'catalog.items', { q: 'SP-001' })).rows[0]
  const accepted = await office.as('clerk', 'commitments.accept', { partyId: state.heyuan, itemId: item?.id, contact: '王某', phone: '13800000000', madeOn: '2026-03-02' })
  Object.assign(state, { commitment: accepted.id, code: accepted.code })
})
afterAll(async () => { await office.close() })
const find = async (q: string): Promise<string[]> => (await office.as('officer', 'search.find', { q })).hits.map((hit) => `${hit.kind} ${hit.id}`)

describe('finding', () => {
  it.each(['禾', '司', '禾源', '源食', '有限公司', '衢州禾源食品有限公司', 'qzhy', 'hysp', 'heyuan', 'HeYuan', 'q', 'MA28', '802MA28F9', '91330802MA28F9XK8L', 'xk8'])('finds the company by %s', async (q) => {
    expect(await find(q)).toContain(`party ${state.heyuan}`)
  })
  it.each(['重庆', '银行', 'cqcs', 'chongqing', '（衢州）'])('reads %s as people say it', async (q) => {
    expect(await find(q)).toContain(`party ${state.bank}`)
  })
  it('finds the commitment by part of its code, by its matter, and by its party', async () => {
    for (const q of [state.code, state.code.slice(4, 12), '000001', '经营许', '禾源']) expect(await find(q)).toContain(`commitment ${state.commitment}`)
  })
  it('finds a person by the whole number and by no part of it', async () => {
    expect(await find('330802199001011232')).toContain(`party ${state.person}`)
    expect(await find('19900101')).not.toContain(`party ${state.person}`)
  })
  it('finds an item by initials and by code', async () => {
    expect((await find('sp-001')).some((hit) => hit.startsWith('item'))).toBe(true)
    expect((await find('dysjwstyxxkysgb')).length).toBe(0)
  })
  it.each(['（科技', '-科技', 'a:b', '科技 AND', '"', '*', '()', 'NEAR(', "';--"])('takes %s as text, never as syntax', async (q) => {
    expect((await office.reply('officer', 'search.find', { q })).ok).toBe(true)
  })
  it('finds a renamed party by its new name and not by the old', async () => {
    const { version, contact, address, name } = await office.as('clerk', 'parties.get', { id: state.bank })
    await office.as('clerk', 'parties.update', { id: state.bank, version, name: '衢州东方商行', contact, address })
    expect(await find('东方商')).toContain(`party ${state.bank}`)
    expect(await find('长沙')).not.toContain(`party ${state.bank}`)
    await office.as('clerk', 'parties.update', { id: state.bank, version: version + 1, name, contact, address })
  })
  it('tells the administrators of items only', async () => {
    const hits = (await office.as('sysadmin', 'search.find', { q: '食品' })).hits
    expect(new Set(hits.map((hit) => hit.kind))).toEqual(new Set(['item']))
  })
  it('narrows the queue and the register of parties with the same index', async () => {
    expect((await office.as('officer', 'commitments.list', { q: '禾源' })).rows.map((row) => row.id)).toEqual([state.commitment])
    expect((await office.as('officer', 'parties.list', { q: '禾' })).rows.map((row) => row.id)).toEqual([state.heyuan])
  })
})
describe('rows from before there was an index', () => {
  it('are indexed in the background, once, and go on after a stop', async () => {
    const { store } = office.core.services
    await store.write(async (db) => {
      await sql`delete from party_index`.execute(db)
      await db.insertInto('search_backlog').values([{ kind: 'party', done_seq: 0 }, { kind: 'commitment', done_seq: 0 }]).execute()
    })
    expect(await find('禾源')).not.toContain(`party ${state.heyuan}`)
    let asked = 0
    await indexBacklog(store, () => asked++ > 0)
    expect(await find('禾源')).toContain(`party ${state.heyuan}`)
    await indexBacklog(store, () => false)
    expect(await store.reader.selectFrom('search_backlog').selectAll().execute()).toEqual([])
  })
})
it('grams cover every fragment, the tail included', () => {
  expect(grams('北京公司', 2)).toBe('北京 京公 公司 司')
  expect(grams('（衢州）', 2)).toBe('衢州 州')
  expect(grams('MA28', 4)).toBe('ma28 a28 28 8')
})
