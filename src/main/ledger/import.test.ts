// The import as the clerk runs it: check, write, again, undo; and what survives a stop in the middle.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestOffice, type TestOffice } from '../testing/office'

const ledger = join(import.meta.dirname, '../../../e2e/fixtures/ledgers/ledger-2000.gb18030.csv')
let office: TestOffice
beforeAll(async () => { office = await openTestOffice('2026-11-24') })
afterAll(async () => { await office.close() })

async function check(path: string): Promise<string> {
  const { batchId, jobId } = await office.as('clerk', 'ledger.check', { file: office.offer(path) })
  await office.core.jobFinished(jobId)
  return batchId
}
async function run(batchId: string): Promise<void> {
  const { jobId } = await office.as('clerk', 'ledger.import', { batchId })
  await office.core.jobFinished(jobId)
}
const stored = async (): Promise<number> => (await office.core.services.store.reader.selectFrom('commitments').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n

describe.sequential('an import', () => {
  let first = ''
  it('writes nothing while it checks', async () => {
    first = await check(ledger)
    expect(await office.as('clerk', 'ledger.batch', { id: first })).toMatchObject({ state: 'checked', read: 2000, valid: 1925, rejected: 75, imported: 0, canImport: true })
    expect(await stored()).toBe(0)
  })
  it('writes every good row once, in the queue', async () => {
    await run(first)
    expect(await office.as('clerk', 'ledger.batch', { id: first })).toMatchObject({ state: 'imported', imported: 1925, canUndo: true })
    expect(await stored()).toBe(1925)
    expect((await office.as('supervisor', 'exchange.summary', {})).counts.prepared).toBe(1925)
    const page = await office.as('officer', 'commitments.list', { view: 'awaiting', limit: 10 })
    expect(page.rows).toHaveLength(10)
    expect(page.rows.every((row) => row.state === 'awaitingVerification' && row.dueOn)).toBe(true)
  })
  it('imported twice reports duplicates and never doubles', async () => {
    const again = await office.as('clerk', 'ledger.batch', { id: await check(ledger) })
    expect(again.errors.DUP_IN_DB).toBe(1925)
    expect(again).toMatchObject({ valid: 0, rejected: 2000, canImport: false })
    expect(await office.reply('clerk', 'ledger.import', { batchId: again.id })).toMatchObject({ problem: { code: 'import.alreadyDone' } })
  })
  it('pages through the queue without a gap or a repeat', async () => {
    const seen = new Set<string>()
    for (let cursor: string | undefined; ; ) {
      const page = await office.as('officer', 'commitments.list', { view: 'all', limit: 200, cursor })
      for (const row of page.rows) seen.add(row.id)
      cursor = page.nextCursor
      if (!cursor) break
    }
    expect(seen.size).toBe(1925)
  })
  it('is not undone while work hangs on it, and whole once nothing does', async () => {
    const [row] = (await office.as('officer', 'commitments.list', { view: 'awaiting', limit: 1 })).rows
    const officer = (await office.as('officer', 'people.officers', {})).rows[0]?.id
    const plan = await office.as('officer', 'verification.plan', { commitmentId: row?.id, method: 'offSite', plannedOn: '2026-11-25', officerIds: [officer] })
    expect(await office.reply('clerk', 'ledger.undo', { batchId: first })).toMatchObject({ problem: { code: 'import.undoBlocked', details: { count: 1 } } })
    await office.as('officer', 'verification.cancel', { id: plan.id, version: 1, reason: '计划有误' })
    expect(await office.reply('clerk', 'ledger.undo', { batchId: first })).toMatchObject({ problem: { code: 'import.undoBlocked' } })
  })
})
describe('a stop in the middle', () => {
  it('is shown as interrupted after a restart, resumes without repeating, and can be undone', async () => {
    const other = await openTestOffice('2026-11-24')
    try {
      const { batchId, jobId } = await other.as('clerk', 'ledger.check', { file: other.offer(ledger) })
      await other.core.jobFinished(jobId)
      const job = await other.as('clerk', 'ledger.import', { batchId })
      await other.core.jobFinished(job.jobId)
      // As a power cut after the first two transactions would leave it.
      const { store } = other.core.services
      await store.write(async (db) => {
        const late = await db.selectFrom('commitments').select('id').where('batch_id', '=', batchId).orderBy('id').limit(-1).offset(900).execute()
        for (const { id } of late) {
          await db.deleteFrom('deadlines').where('owner_id', '=', id).execute()
          await db.deleteFrom('exchange_rows').where('subject_id', '=', id).execute()
          await db.deleteFrom('commitments').where('id', '=', id).execute()
        }
        const errors = await db.selectFrom('import_errors').select('row_no').where('batch_id', '=', batchId).execute()
        const bad = new Set(errors.map((e) => e.row_no))
        let [row, good] = [1, 0]
        while (good < 900) if (!bad.has(++row)) good += 1
        await db.updateTable('import_batches').set({ state: 'importing', last_row: row, imported_count: 900 }).where('id', '=', batchId).execute()
        await db.updateTable('jobs').set({ state: 'running' }).where('id', '=', job.jobId).execute()
      })
      await other.reopen()
      expect(await other.as('clerk', 'ledger.batch', { id: batchId })).toMatchObject({ state: 'interrupted', imported: 900, canImport: true, canUndo: true })
      const resumed = await other.as('clerk', 'ledger.import', { batchId })
      await other.core.jobFinished(resumed.jobId)
      expect(await other.as('clerk', 'ledger.batch', { id: batchId })).toMatchObject({ state: 'imported', imported: 1925 })
      expect(await other.as('clerk', 'ledger.undo', { batchId })).toEqual({ removed: 1925 })
      expect((await other.as('supervisor', 'exchange.summary', {})).counts.prepared ?? 0).toBe(0)
      expect((await other.as('clerk', 'parties.list', {})).rows).toEqual([])
    } finally {
      await other.close()
    }
  })
})
describe('what has been reported', () => {
  it('is not taken back by an undo, and is not reported at all where the office says it already was', async () => {
    const other = await openTestOffice('2026-11-24')
    const bring = async (): Promise<string> => {
      const { batchId, jobId } = await other.as('clerk', 'ledger.check', { file: other.offer(ledger) })
      await other.core.jobFinished(jobId)
      const job = await other.as('clerk', 'ledger.import', { batchId })
      await other.core.jobFinished(job.jobId)
      return batchId
    }
    try {
      await other.as('sysadmin', 'settings.set', { key: 'exchange.includeImported', value: '0' })
      const silent = await bring()
      expect((await other.as('supervisor', 'exchange.summary', {})).counts.prepared ?? 0).toBe(0)
      await other.as('clerk', 'ledger.undo', { batchId: silent })
      await other.as('sysadmin', 'settings.set', { key: 'exchange.includeImported', value: '1' })
      const batchId = await bring()
      const { jobId } = await other.as('supervisor', 'exchange.export', {})
      await other.core.jobFinished(jobId)
      expect(await other.as('supervisor', 'jobs.get', { id: jobId })).toMatchObject({ state: 'succeeded', result: { rows: 1925 } })
      expect(await other.reply('clerk', 'ledger.undo', { batchId })).toMatchObject({ problem: { code: 'import.undoBlocked', details: { count: 1925 } } })
    } finally {
      await other.close()
    }
  })
})
