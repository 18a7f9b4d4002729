// The measurements. Each runs in a process of its own, the product and the bare work in turn, and gives all its readings.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { usccCheckCharacter } from '../src/shared/primitives/uscc'
import { openBare } from './bare'
import { writeLedger } from './ledger-file'
import { copyOfDatabase, databaseFile, filledFolder, openOffice, remove, scratch, signIn } from './stores'

export interface Readings {
  product: number[]
  bare: number[]
  /** Whatever else the measurement saw, for the report. */
  notes?: Record<string, number | number[] | string>
}
export const ms = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const importedRows = 100_000
/** The bare work keeps all its rows in memory; what it takes must not count as the product's. */
function inProcessOfItsOwn(args: readonly string[]): number {
  const result = spawnSync(join(process.cwd(), 'node_modules/.bin/tsx'), [join(process.cwd(), 'bench/insert-same.ts'), ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  if (result.status !== 0) throw new Error('the bare insert failed')
  return Number(result.stdout)
}
/** Milliseconds to import a 100,000-row CSV (checked before, as the screen does), and to insert the very same rows bare in one transaction. */
export async function importLedger(size: number, runs: number): Promise<Readings> {
  const dir = await filledFolder(size)
  const bareFile = copyOfDatabase(dir)
  const files = new Map<string, string>()
  const [product, bare, checks]: [number[], number[], number[]] = [[], [], []]
  let peak = 0
  for (let turn = 1; turn <= runs; turn++) {
    const file = join(scratch(), 'ledger.csv')
    await writeLedger(file, importedRows, turn)
    files.set('ledger-file', file)
    const core = await openOffice(dir, files)
    const clerk = await signIn(core, 'clerk')
    let batchId = ''
    const job = (operation: 'ledger.check' | 'ledger.import', input: unknown): Promise<number> => ms(async () => {
      const started = await clerk<{ batchId: string; jobId: string }>(operation, input)
      batchId = started.batchId
      await core.jobFinished(started.jobId)
    })
    checks.push(await job('ledger.check', { file: 'ledger-file' }))
    product.push(await job('ledger.import', { batchId }))
    peak = Math.max(peak, process.resourceUsage().maxRSS / 1024)
    const batch = await clerk<{ imported: number }>('ledger.batch', { id: batchId })
    if (batch.imported !== importedRows) throw new Error(`imported ${batch.imported} of ${importedRows}`)
    await core.close()
    bare.push(inProcessOfItsOwn([databaseFile(dir), bareFile, batchId]))
    remove(file)
  }
  const notes = { rows: importedRows, peakMb: Math.round(peak), checkMs: checks.map(Math.round), ledgerMb: Math.round(statSync(databaseFile(dir)).size / 1024 / 1024) }
  remove(join(dir, '..'))
  return { product, bare, notes }
}
/** Milliseconds for the first page of the queue through the dispatcher, and for the bare indexed query behind it. */
export async function queue(size: number, runs: number): Promise<Readings> {
  const dir = await filledFolder(size)
  const core = await openOffice(dir)
  const officer = await signIn(core, 'officer')
  const bare = await openBare(databaseFile(dir))
  const text = `select commitments.id, commitments.code, subject, accepted_by, state, made_on, due_on, origin, parties.name, parties.code_masked from commitments join parties on parties.id = party_id
    where state in ('awaitingVerification') order by made_on desc, commitments.id desc limit 51`
  const readings: Readings = { product: [], bare: [] }
  const page = (): Promise<unknown> => officer('commitments.list', { view: 'awaiting', limit: 50 })
  for (let i = 0; i < 20; i++) await page().then(() => bare.all(text))
  for (let run = 0; run < runs * 20; run++) {
    readings.product.push(await ms(page))
    readings.bare.push(await ms(() => bare.all(text)))
  }
  readings.notes = { allViewMs: await ms(() => officer('commitments.list', { view: 'all', limit: 50 })), homeMs: await ms(() => officer('work.home', {})) }
  await bare.close()
  await core.close()
  remove(join(dir, '..'))
  return readings
}
/** Milliseconds for registering a party at the window (parsed, authorised, stored with its history, audited), and for one bare row committed with synchronous=FULL. */
export async function command(size: number, runs: number): Promise<Readings> {
  const dir = await filledFolder(size)
  const core = await openOffice(dir)
  const clerk = await signIn(core, 'clerk')
  const item = (await clerk<{ rows: { id: string }[] }>('catalog.items', { q: '食品' })).rows[0]
  const bare = await openBare(copyOfDatabase(dir))
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const readings: Readings = { product: [], bare: [] }
  const accepts: number[] = []
  for (let run = 0; run < runs * 20; run++) {
    const first17 = `91330802MB${String(run).padStart(7, '0')}`
    let partyId = ''
    readings.product.push(await ms(async () => {
      partyId = (await clerk<{ id: string }>('parties.create', { category: '1', name: `衢州窗口${run}号食品有限公司`, code: first17 + (usccCheckCharacter(first17) ?? '') })).id
    }))
    accepts.push(await ms(() => clerk('commitments.accept', { partyId, itemId: item?.id, contact: '王某', phone: '13800000000', madeOn: today })))
    readings.bare.push(await ms(() => bare.run("insert into case_events (id, commitment_id, at, who, what) select ?, id, 'x', 'x', 'x' from commitments limit 1", [`event-${run}`])))
  }
  readings.notes = { acceptMs: Math.round((accepts.toSorted((a, b) => a - b)[Math.floor(accepts.length / 2)] ?? 0) * 100) / 100 }
  await bare.close()
  await core.close()
  remove(join(dir, '..'))
  return readings
}
