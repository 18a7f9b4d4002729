// Every operation × every role × malformed input, and the promises the store and the catalogue of problems make.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type OperationName } from '../shared/contract'
import type { Operation } from '../shared/contract/contract'
import { allows, roles, type Role } from '../shared/admin/permissions'
import { catalogue, describeProblem, type ProblemCode } from '../shared/problem'
import { openTestOffice, type Name, type TestOffice } from './testing/office'

let office: TestOffice
beforeAll(async () => { office = await openTestOffice() })
afterAll(async () => { await office.close() })
const names: Record<Role, Name> = { clerk: 'clerk', officer: 'officer', reviewer: 'reviewer', supervisor: 'supervisor', sysadmin: 'sysadmin', secadmin: 'secadmin', auditor: 'auditor' }
const operations = Object.entries(contract) as [OperationName, Operation][]
const malformed: unknown[] = [null, 7, 'text', [], { id: '../../etc/passwd', version: -1, file: 5, q: 7, key: 9, username: [], cursor: 4, limit: 1e9, partyId: {}, code: 1, value: undefined, officeName: 1 }]

describe.each(operations)('%s', (name, operation) => {
  it('answers nobody who is not signed in, unless it is public', async () => {
    if (operation.access === 'public') return
    const reply = await office.reply(undefined, name, valid(operation) ? {} : { id: '00000000-0000-7000-8000-000000000000' })
    expect(reply.ok).toBe(false)
    if (!reply.ok) expect(['session.required', 'input.malformed']).toContain(reply.problem.code)
  })
  it('refuses malformed input from every role with a Problem, never a fault', async () => {
    for (const role of roles) {
      for (const input of malformed) {
        if (operation.input.safeParse(input).success) continue
        const reply = await office.reply(names[role], name, input)
        expect(reply).toMatchObject({ ok: false, problem: { code: 'input.malformed' } })
      }
    }
  })
  it('refuses roles without its permission', async () => {
    if (!valid(operation)) return
    for (const role of roles.filter((r) => !allows(operation.access, [r]))) {
      expect(await office.reply(names[role], name, {})).toMatchObject({ ok: false, problem: { code: 'permission.denied' } })
    }
  })
})
const valid = (operation: Operation): boolean => operation.input.safeParse({}).success

describe('the store', () => {
  it('has an index that starts with every foreign key', async () => {
    const db = office.core.services.store.reader
    const { rows } = await sql<{ child: string; column: string }>`select m.name as child, f."from" as "column" from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'`.execute(db)
    const indexed = await sql<{ child: string; column: string }>`select m.name as child, i.name as "column" from sqlite_master m join pragma_index_list(m.name) l join pragma_index_info(l.name) i where m.type = 'table' and i.seqno = 0`.execute(db)
    const have = new Set(indexed.rows.map((row) => `${row.child}.${row.column}`))
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.map((row) => `${row.child}.${row.column}`).filter((key) => !have.has(key))).toEqual([])
  })
  // The search index and its shadow tables are FTS5's own.
  it('keeps tables strict and refuses to change the audit trail', async () => {
    const { rows } = await sql<{ sql: string }>`select sql from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '%\\_index%' escape '\\'`.execute(office.core.services.store.reader)
    expect(rows.filter((row) => !/strict/i.test(row.sql))).toEqual([])
    await expect(office.core.services.store.write((db) => sql`update audit_entries set summary = ''`.execute(db))).rejects.toThrow('append-only')
    await expect(office.core.services.store.write((db) => sql`delete from audit_entries`.execute(db))).rejects.toThrow('append-only')
  })
})
describe('accounts', () => {
  it('lock after five failures and say who unlocks', async () => {
    const attempt = () => office.core.dispatch({ operation: 'session.signIn', input: { username: 'officer2', password: 'wrong' } })
    for (let i = 0; i < 4; i++) expect(await attempt()).toMatchObject({ problem: { code: 'session.badCredentials' } })
    expect(await attempt()).toMatchObject({ problem: { code: 'session.accountLocked' } })
    expect(await office.core.dispatch({ operation: 'session.signIn', input: { username: 'officer2', password: 'xinnuo-demo-2026' } })).toMatchObject({ problem: { code: 'session.accountLocked' } })
    const { rows } = await office.as('secadmin', 'accounts.list', {})
    await office.as('secadmin', 'accounts.unlock', { id: rows.find((row) => row.username === 'officer2')?.id })
    expect(await office.core.dispatch({ operation: 'session.signIn', input: { username: 'officer2', password: 'xinnuo-demo-2026' } })).toMatchObject({ ok: true })
  })
  it('never join an administrator with work on cases', async () => {
    const input = { username: 'both', displayName: '甲', password: 'password-1234', roles: ['sysadmin', 'clerk'] }
    expect(await office.reply('secadmin', 'accounts.create', input)).toMatchObject({ problem: { code: 'office.threeAdmins' } })
  })
  it('keep a personal number sealed, masked, and out of the audit trail', async () => {
    const { id } = await office.as('clerk', 'parties.create', { category: '2', name: '张三', code: '330802199001011232', phone: '13812345678' })
    const row = await office.core.services.store.reader.selectFrom('parties').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toMatch(/199001011232|13812345678/)
    expect(row.code_masked).toBe('330802********1232')
    const { rows } = await sql<{ summary: string }>`select summary from audit_entries`.execute(office.core.services.store.reader)
    expect(JSON.stringify(rows)).not.toContain('199001011232')
  })
})
describe('a command', () => {
  it('gives the same answer once for the same key', async () => {
    const input = { category: '1', name: '衢州甲有限公司', code: '91330800MA2TE5T017' }
    const first = await office.reply('clerk', 'parties.create', input, 'key-1')
    expect(await office.reply('clerk', 'parties.create', input, 'key-1')).toEqual(first)
    expect(await office.reply('clerk', 'parties.create', input, 'key-2')).toMatchObject({ problem: { code: 'record.duplicate' } })
  })
  it('is refused when the record has changed since', async () => {
    const { rows } = await office.as('clerk', 'parties.list', { q: '甲' })
    const change = { id: rows[0]?.id, version: 1, name: '衢州乙有限公司' }
    await office.as('clerk', 'parties.update', change)
    expect(await office.reply('clerk', 'parties.update', change)).toMatchObject({ problem: { code: 'record.changedElsewhere' } })
  })
})
it.each(Object.keys(catalogue) as ProblemCode[])('the problem %s has a title, a text and a remedy', (code) => {
  const said = describeProblem({ code, details: {} })
  expect([said.title, catalogue[code].text, catalogue[code].remedy].every((words) => words.length > 1)).toBe(true)
})
