// Bad luck as an office meets it: a full disk, a file of two gigabytes, a receipt nobody expects, a list that must agree with its count.
import { existsSync, mkdirSync, readdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { usccCheckCharacter } from '../shared/primitives/uscc'
import { openTestOffice, type TestOffice } from './testing/office'

let office: TestOffice
beforeEach(async () => { office = await openTestOffice('2026-11-24') })
afterEach(async () => { await office.close() })
const ledger = join(import.meta.dirname, '../../e2e/fixtures/ledgers/ledger-5000.xlsx')
const party = (i: number) => {
  const first17 = `91330802MB${String(i).padStart(7, '0')}`
  // Long enough that a few of them fill the pages that are left.
  return { category: '1', name: `衢州${i}号食品有限公司`, code: first17 + (usccCheckCharacter(first17) ?? ''), address: 'x'.repeat(190) }
}
async function count(table: 'parties' | 'commitments' | 'import_batches' | 'audit_entries'): Promise<number> {
  return (await office.core.services.store.reader.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n
}
/** SQLite's own limit on the file: past it every write fails exactly as on a full disk (SQLITE_FULL). */
async function limitPages(more: number | undefined): Promise<void> {
  await office.core.services.store.write(async (db) => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db)
    await sql.raw(`pragma max_page_count = ${more === undefined ? 4_294_967_294 : (rows[0]?.page_count ?? 0) + more}`).execute(db)
  })
}
describe('a full disk', () => {
  it('stops a command in words with nothing half written, and goes on once there is room', async () => {
    await limitPages(3)
    let i = 0
    let reply = await office.reply('clerk', 'parties.create', party(i))
    while (reply.ok && i < 500) reply = await office.reply('clerk', 'parties.create', party(++i))
    expect(reply).toMatchObject({ ok: false, problem: { code: 'storage.full' } })
    expect(await count('parties')).toBe(i)
    await limitPages(undefined)
    expect(await office.as('auditor', 'audit.verify', {})).toMatchObject({ ok: true })
    expect(await office.reply('clerk', 'parties.create', party(i))).toMatchObject({ ok: true })
  })
  it('interrupts an import, which says why, and is resumed to the last row', async () => {
    const { batchId, jobId } = await office.as('clerk', 'ledger.check', { file: office.offer(ledger) })
    await office.core.jobFinished(jobId)
    await limitPages(900)
    const job = await office.as('clerk', 'ledger.import', { batchId })
    await office.core.jobFinished(job.jobId)
    await limitPages(undefined)
    const stopped = await office.as('clerk', 'ledger.batch', { id: batchId })
    expect(stopped).toMatchObject({ state: 'interrupted', canImport: true })
    expect(stopped.problem).toContain('磁盘已满')
    expect(stopped.imported).toBe(await count('commitments'))
    const resumed = await office.as('clerk', 'ledger.import', { batchId })
    await office.core.jobFinished(resumed.jobId)
    expect(await office.as('clerk', 'ledger.batch', { id: batchId })).toMatchObject({ state: 'imported', imported: 4832 })
    expect(await count('commitments')).toBe(4832)
  })
})
describe('a job whose own process dies', () => {
  it('is interrupted with its batch, told to whoever looks, and stopped when the office closes', async () => {
    const died: string[] = []
    const host = { run: (job: { id: string }) => { died.push(job.id); return Promise.reject(new Error('killed')) }, stop: () => undefined }
    const other = await openTestOffice('2026-11-24', { jobHost: host })
    try {
      const told: string[] = []
      other.core.onEvent((event) => told.push(...(event.prefixes ?? [])))
      const { batchId, jobId } = await other.as('clerk', 'ledger.check', { file: other.offer(ledger) })
      await other.core.jobFinished(jobId)
      expect(died).toEqual([jobId])
      expect(await other.as('clerk', 'jobs.get', { id: jobId })).toMatchObject({ state: 'interrupted' })
      expect(await other.as('clerk', 'ledger.batch', { id: batchId })).toMatchObject({ state: 'interrupted', canUndo: false })
      expect(told).toContain('commitments')
    } finally {
      await other.close()
    }
  })
})
describe('a file that is no ledger', () => {
  it('of two gigabytes is refused by its size alone: not read, not copied, no batch', async () => {
    const huge = join(office.dir, 'huge.csv')
    writeFileSync(huge, '承诺编码\n')
    truncateSync(huge, 2 * 1024 ** 3)
    const reply = await office.reply('clerk', 'ledger.check', { file: office.offer(huge) })
    expect(reply).toMatchObject({ ok: false, problem: { code: 'ledger.unreadable', details: { name: 'huge.csv', reason: 'tooLarge' } } })
    expect(await count('import_batches')).toBe(0)
    expect(existsSync(join(office.dir, 'imports')) ? readdirSync(join(office.dir, 'imports')) : []).toEqual([])
  })
  it('is named by the name the clerk knows, whatever its copy is called', async () => {
    const { batchId, jobId } = await office.as('clerk', 'ledger.check', { file: office.file('照片.xlsx', 'not a workbook') })
    await office.core.jobFinished(jobId)
    const batch = await office.as('clerk', 'ledger.batch', { id: batchId })
    expect(batch.state).toBe('failed')
    expect(batch.problem).toContain('照片.xlsx：扩展名是 Excel')
  })
})
describe('the inbox', () => {
  it('moves a receipt that cannot be taken in to failed/ with its reason, and looks at it once', async () => {
    const inbox = join(office.dir, 'inbox')
    mkdirSync(inbox)
    for (const [name, content] of [['receipt-000009.json', '{"batch":"000009","rows":[]}'], ['receipt-broken.json', '{'], ['notes.txt', 'x']] as const) {
      writeFileSync(join(inbox, name), content)
      utimesSync(join(inbox, name), 1, 1)
    }
    expect(await office.core.sweepInbox()).toBe(2)
    expect(await office.core.sweepInbox()).toBe(0)
    expect(readdirSync(join(inbox, 'failed')).toSorted()).toEqual(['receipt-000009.json', 'receipt-000009.json.说明.txt', 'receipt-broken.json', 'receipt-broken.json.说明.txt'])
    expect(readdirSync(inbox).toSorted()).toEqual(['failed', 'notes.txt'])
    const { rows } = await office.as('auditor', 'audit.list', { operation: 'exchange.receive' })
    expect(rows.map((row) => row.actor)).toEqual(['系统', '系统'])
  })
  it('leaves a file alone that is still being copied in', async () => {
    mkdirSync(join(office.dir, 'inbox'))
    writeFileSync(join(office.dir, 'inbox', 'receipt-000001.json'), '{"batch":')
    expect(await office.core.sweepInbox()).toBe(0)
  })
})
describe('what a desk shows', () => {
  it('counts exactly the rows of the list each card opens', async () => {
    const { batchId, jobId } = await office.as('clerk', 'ledger.check', { file: office.offer(ledger) })
    await office.core.jobFinished(jobId)
    const job = await office.as('clerk', 'ledger.import', { batchId })
    await office.core.jobFinished(job.jobId)
    const [one, two] = (await office.as('officer', 'commitments.list', { view: 'awaiting' })).rows
    const ids = (await office.as('officer', 'people.officers', {})).rows.map((o) => o.id)
    await office.as('officer', 'verification.plan', { commitmentId: one?.id, method: 'onSite', plannedOn: '2026-11-26', officerIds: ids })
    await office.as('officer2', 'verification.plan', { commitmentId: two?.id, method: 'offSite', plannedOn: '2026-11-26', officerIds: [ids[1]] })
    const lists = { queue: 'commitments.list', verifications: 'verification.list', rectifications: 'rectification.list', revocations: 'revocation.list', materials: 'materials.list', overrides: 'eligibility.overrides', changes: 'catalog.changes' } as const
    for (const name of ['officer', 'officer2', 'supervisor', 'reviewer', 'clerk'] as const) {
      for (const card of (await office.as(name, 'work.home', {})).cards) {
        let listed = 0
        for (let cursor: string | undefined; ; ) {
          const page = await office.as(name, lists[card.room as keyof typeof lists], { view: card.view, limit: 200, cursor })
          listed += page.rows.length
          cursor = 'nextCursor' in page ? page.nextCursor : undefined
          if (!cursor) break
        }
        expect({ name, card: card.key, count: listed }).toEqual({ name, card: card.key, count: card.count })
      }
    }
  })
  it('offers the clerk no plan and the officer no approval, and says who can', async () => {
    const { id: partyId } = await office.as('clerk', 'parties.create', party(1))
    const itemId = (await office.as('clerk', 'catalog.items', {})).rows[0]?.id
    const { id } = await office.as('clerk', 'commitments.accept', { partyId, itemId, contact: '王某', phone: '13800000000', madeOn: '2026-11-24' })
    const plan = async (name: 'clerk' | 'officer') => (await office.as(name, 'commitments.get', { id })).actions.find((action) => action.id === 'planVerification')
    expect(await plan('clerk')).toMatchObject({ enabled: false, refusal: { who: '执法人员办理' } })
    expect(await plan('officer')).toMatchObject({ enabled: true })
  })
})
describe('what is written down', () => {
  it('holds no name, number or telephone in the clear but where it is looked up by', async () => {
    const { id: partyId } = await office.as('clerk', 'parties.create', { category: '2', name: '张三丰', code: '330802199001011232', phone: '13812345678' })
    const itemId = (await office.as('clerk', 'catalog.items', {})).rows[0]?.id
    const { documentId } = await office.as('clerk', 'commitments.accept', { partyId, itemId, contact: '张三丰', phone: '13812345678', madeOn: '2026-11-24' })
    await office.as('clerk', 'drafts.put', { key: 'intake', value: { phone: '13812345678' } })
    const { reader } = office.core.services.store
    const [documents, drafts] = [await reader.selectFrom('documents').selectAll().execute(), await reader.selectFrom('drafts').selectAll().execute()]
    expect(JSON.stringify([documents, drafts])).not.toMatch(/13812345678|199001011232/)
    expect((await office.as('clerk', 'documents.html', { id: documentId })).html).toContain('13812345678')
  })
  it('has an entry for every command but the saving of a draft', async () => {
    await office.as('clerk', 'drafts.get', { key: 'intake' })
    const before = await count('audit_entries')
    await office.as('clerk', 'drafts.put', { key: 'intake', value: { phone: '1' } })
    expect(await count('audit_entries')).toBe(before)
    await office.as('clerk', 'parties.create', party(2))
    expect(await count('audit_entries')).toBe(before + 1)
  })
})
