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

/** Each in a process of its own, as the product does it: what one keeps in memory must not count as the other's. */
function inProcessOfItsOwn(script: string, args: readonly string[]): unknown {
  const result = spawnSync(join(process.cwd(), 'node_modules/.bin/tsx'), [join(process.cwd(), 'bench', script), ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  if (result.status !== 0) throw new Error(`${script} failed`)
  return JSON.parse(result.stdout)
}
/** Milliseconds to import a 100,000-row CSV (checked before, as the screen does), and to insert the very same rows bare in one transaction. */
export async function importLedger(size: number, runs: number): Promise<Readings> {
  const dir = await filledFolder(size)
  const bareFile = copyOfDatabase(dir)
  const [product, bare, checks, peaks]: [number[], number[], number[], number[]] = [[], [], [], []]
  const file = join(scratch(), 'ledger.csv')
  for (let turn = 1; turn <= runs; turn++) {
    await writeLedger(file, importedRows, turn)
    const once = inProcessOfItsOwn('import-once.ts', [dir, file, String(importedRows)]) as { batchId: string; checkMs: number; importMs: number; peakMb: number }
    product.push(once.importMs)
    checks.push(Math.round(once.checkMs))
    peaks.push(Math.round(once.peakMb))
    bare.push(inProcessOfItsOwn('insert-same.ts', [databaseFile(dir), bareFile, once.batchId]) as number)
  }
  const notes = { rows: importedRows, peakMb: Math.max(...peaks), checkMs: checks, ledgerMb: Math.round(statSync(databaseFile(dir)).size / 1024 / 1024) }
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
