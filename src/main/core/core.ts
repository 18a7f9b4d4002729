// Opens the application core: keys, store, packs, sessions, dispatcher, jobs. Runs with and without Electron.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Message, Reply } from '../../shared/contract/contract'
import { describeProblem, ProblemError } from '../../shared/problem'
import { localDateOf } from '../../shared/primitives/local-date'
import { adminHandlers, demonstrationPassword, isDemonstration, personById, readNumber, readSetting, sessionHandlers } from '../admin'
import { catalogFileHandlers, catalogHandlers, changesHandlers, loadCalendars, loadCatalogue } from '../catalog'
import { commitmentsHandlers, eligibilityHandlers, intakeHandlers, materialsHandlers } from '../commitments'
import { creditHandlers } from '../credit'
import { openMasterKey, subkey } from '../crypto/key-store'
import { PersonalData } from '../crypto/personal-data'
import { openStore, type Store } from '../db'
import { documentsHandlers } from '../documents'
import { exchangeHandlers, exportBatch, isDue, sweepInbox } from '../exchange'
import { jobsHandlers, JobRunner, JobSupervisor, markInterrupted, type Jobs } from '../jobs'
import { checkJob, importJob, ledgerHandlers } from '../ledger'
import { loop } from '../loop'
import { mergeHandlers, partiesHandlers } from '../parties'
import { publicityHandlers, publicityJob } from '../publicity'
import { rectificationHandlers, rectificationListHandlers } from '../rectification'
import { revocationHandlers, revocationListHandlers } from '../revocation'
import { indexBacklog, searchHandlers } from '../search'
import { verificationHandlers, verificationListHandlers } from '../verification'
import { workHandlers } from '../work'
import type { CommandContext, Services } from './context'
import { Dispatcher, type DispatcherParts } from './dispatcher'
import type { CoreEvent, CoreOptions } from './ports'
import { Sessions } from './sessions'

export interface Core {
  dispatch: (message: Message) => Promise<Reply>
  onEvent: (listener: (event: CoreEvent) => void) => void
  jobFinished: (id: string) => Promise<void>
  /** Runs the export when its daily time has passed; for the shell's minute tick. */
  runSchedule: () => Promise<boolean>
  /** Takes in the receipts that wait in the inbox folder; how many files that was. */
  sweepInbox: () => Promise<number>
  /** Runs a stored job in this process to its end. */
  runJob: (id: string) => Promise<void>
  transact: <T>(operation: string, personId: string | null, work: (context: CommandContext) => Promise<T>) => Promise<T>
  services: Services
  /** Resolves once rows stored before there was an index are in it. */
  searchable: Promise<void>
  close: () => Promise<void>
}
/** What a job may have changed. */
const jobPrefixes = ['jobs', 'ledger', 'commitments', 'parties', 'work', 'exchange']
const handlers = {
  ...sessionHandlers, ...adminHandlers, ...partiesHandlers, ...mergeHandlers, ...catalogHandlers, ...changesHandlers, ...catalogFileHandlers, ...documentsHandlers, ...creditHandlers, ...commitmentsHandlers, ...intakeHandlers, ...verificationHandlers, ...verificationListHandlers,
  ...rectificationHandlers, ...rectificationListHandlers, ...revocationHandlers, ...revocationListHandlers, ...exchangeHandlers, ...ledgerHandlers, ...jobsHandlers, ...workHandlers, ...searchHandlers, ...eligibilityHandlers, ...materialsHandlers, ...publicityHandlers,
}
function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch {
    return false
  }
}
/** True when no other living process works on the folder; then what says "running" was interrupted. */
function takeFolder(dataDir: string): boolean {
  const file = join(dataDir, 'instance.pid')
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN
  if (Number.isInteger(owner) && owner > 0 && alive(owner)) return false
  writeFileSync(file, String(process.pid))
  return true
}
async function loadPacksOnce(store: Store, resourcesDir: string, now: Date): Promise<void> {
  const calendars = await store.reader.selectFrom('calendar_years').select('year').limit(1).executeTakeFirst()
  if (!calendars) await store.write((db) => loadCalendars(db, resourcesDir))
  const parts = await store.reader.selectFrom('catalog_parts').select('id').limit(1).executeTakeFirst()
  if (!parts) await store.write((db) => loadCatalogue({ db, newId: () => uuidv7(), now: now.toISOString() }, resourcesDir))
}
function passphraseFor(options: CoreOptions): string | undefined {
  return options.passphrase ?? (isDemonstration(options.dataDir) ? demonstrationPassword : undefined)
}

export async function openCore(options: CoreOptions): Promise<Core> {
  const now = (): Date => options.clock?.now() ?? new Date()
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
  const master = options.master ?? await openMasterKey({ dataDir: options.dataDir, passphrase: passphraseFor(options), osStore: options.osStore })
  const store = await openStore(options.dataDir)
  const owner = takeFolder(options.dataDir)
  if (owner) await markInterrupted(store, now().toISOString())
  await loadPacksOnce(store, options.resourcesDir, now())
  let closing = false
  // A file from before there was an index: searched in full only when this is through, but worked with at once.
  const indexed = owner ? indexBacklog(store, () => closing) : Promise.resolve()
  const sessions = new Sessions(now)
  sessions.setIdleMinutes(await readNumber(store.reader, 'session.idleLockMinutes'))
  const listeners: ((event: CoreEvent) => void)[] = []
  const emit = (event: CoreEvent): void => listeners.forEach((listener) => listener(event))
  const services: Services = {
    store, dataDir: options.dataDir, resourcesDir: options.resourcesDir, personal: new PersonalData(subkey(master, 'personal'), subkey(master, 'lookup')), auditKey: subkey(master, 'audit'), signerKey: subkey(master, 'signer'),
    files: options.files ?? { resolve: () => undefined }, sessions, jobs: { start: (id) => jobs.start(id) },
  }
  const dispatcher = new Dispatcher({
    services, sessions, handlers: handlers as unknown as DispatcherParts['handlers'], loop: loop as unknown as DispatcherParts['loop'], now, loadPerson: (id) => personById(store.reader, id),
    onInvalidated: (prefixes) => emit({ kind: 'invalidated', prefixes }), log: options.log ?? (() => undefined),
  })
  const parts = { services, transact: dispatcher.transact }
  const runner: JobRunner = new JobRunner({
    store, now: () => now().toISOString(), problemOf: (error, what) => dispatcher.problemOf(error, what), onProgress: (jobId) => emit({ kind: 'jobProgress', jobId }),
    runs: { ledgerCheck: checkJob(parts), publicity: publicityJob(parts), ledgerImport: importJob(parts), export: (job) => dispatcher.transact('exchange.export', job.createdBy, (context) => exportBatch(context, undefined)) },
  })
  const onProgress = (jobId: string): void => emit({ kind: 'jobProgress', jobId })
  const { jobHost: host, dataDir, resourcesDir } = options
  const jobs: Jobs = host ? new JobSupervisor({ store, host, place: { dataDir, resourcesDir, master }, onProgress, onEnded: () => emit({ kind: 'invalidated', prefixes: jobPrefixes }), now: () => now().toISOString() }) : runner
  return {
    dispatch: (message) => dispatcher.dispatch(message), onEvent: (listener) => void listeners.push(listener), jobFinished: (id) => jobs.finished(id), runJob: async (id) => { runner.start(id); await runner.finished(id) }, transact: dispatcher.transact, services,
    runSchedule: () => runSchedule(store, dispatcher, now, services),
    sweepInbox: async () => {
      const taken = await sweepInbox({ reader: store.reader, dataDir: options.dataDir, now, transact: dispatcher.transact })
      if (taken > 0) emit({ kind: 'invalidated', prefixes: ['exchange', 'commitments', 'work'] })
      return taken
    },
    searchable: indexed,
    close: async () => {
      closing = true
      await jobs.drain()
      await indexed
      await store.close()
      if (owner) rmSync(join(options.dataDir, 'instance.pid'), { force: true })
    },
  }
}
/** Letters come and go by their dates, so the site is made anew on the first tick of each day that has something to show or to take away. */
async function refreshSite(store: Store, dispatcher: Dispatcher, now: () => Date, services: Services): Promise<void> {
  const last = await readSetting(store.reader, 'publicity.generatedAt')
  if (last !== '' && localDateOf(new Date(last)) === localDateOf(now())) return
  const any = await store.reader.selectFrom('publications').select('id').limit(1).executeTakeFirst()
  if (any) await publicityJob({ services, transact: dispatcher.transact })({ id: '', input: {}, createdBy: null }, { report: async () => undefined })
}
async function runSchedule(store: Store, dispatcher: Dispatcher, now: () => Date, services: Services): Promise<boolean> {
  await refreshSite(store, dispatcher, now, services)
  const due = isDue(await readSetting(store.reader, 'exchange.dailyAt'), await readSetting(store.reader, 'exchange.lastRunAt'), now().toISOString())
  if (!due) return false
  try {
    await dispatcher.transact('exchange.export', null, (context) => exportBatch(context, undefined))
    return true
  } catch (error) {
    // Nothing to send is the ordinary case of a quiet day.
    if (error instanceof ProblemError && error.problem.code === 'exchange.nothingToSend') return false
    throw error instanceof ProblemError ? new Error(describeProblem(error.problem).text, { cause: error }) : error
  }
}
