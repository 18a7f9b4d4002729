// The core without Electron: `npm run --silent job -- <name> [options] --json`. One JSON object on standard output.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { contract } from '../shared/contract'
import type { Reply } from '../shared/contract/contract'
import { describeProblem, ProblemError, type Problem } from '../shared/problem'
import { demonstrationMarker } from './admin'
import { checkStore } from './core/check'
import { openCore, type Core } from './core/core'
import { exportBatch } from './exchange'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    'data-dir': { type: 'string' }, file: { type: 'string' }, out: { type: 'string' }, input: { type: 'string' }, as: { type: 'string' }, demo: { type: 'boolean' }, json: { type: 'boolean' }, key: { type: 'string' },
  },
})
const usage = `usage: npm run --silent job -- NAME [options] --json
  init --data-dir D [--demo] · operations · call OPERATION --input JSON|@file · import-ledger --data-dir D --file F
  export --data-dir D [--out DIR] · receive --data-dir D --file F · verify-audit --data-dir D · check --data-dir D
  --as USER with the password in XINNUO_PASSWORD; the key's passphrase in XINNUO_KEY_PASSPHRASE`

function bad(field: string, message: string): ProblemError {
  return new ProblemError('input.malformed', { field, message })
}
function required(name: 'data-dir' | 'file' | 'input'): string {
  const value = values[name]
  if (!value) throw bad(`--${name}`, `请给出 --${name}`)
  return value
}
function unwrap(reply: Reply): unknown {
  if (reply.ok) return reply.value
  const error = new ProblemError(reply.problem.code, reply.problem.details)
  if (reply.problem.ref) error.problem.ref = reply.problem.ref
  throw error
}
/** Files named on the command line belong to whoever runs it; the operations still see only handles. */
const handles = new Map<string, string>()
function handleOf(file: string): string {
  const path = resolve(file)
  if (!existsSync(path)) throw new ProblemError('file.unreadable', { name: file, message: '文件不存在' })
  const handle = `handle-${handles.size + 1}`
  handles.set(handle, path)
  return handle
}
const resourcesDir = process.env.XINNUO_RESOURCES ?? join(__dirname, '../../resources')
const open = (dataDir: string): Promise<Core> =>
  openCore({
    dataDir: resolve(dataDir), resourcesDir, passphrase: process.env.XINNUO_KEY_PASSPHRASE, files: { resolve: (handle) => handles.get(handle) },
    log: (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`),
  })
async function signedIn(core: Core): Promise<string | undefined> {
  if (!values.as) return undefined
  const reply = await core.dispatch({ operation: 'session.signIn', input: { username: values.as, password: process.env.XINNUO_PASSWORD ?? '' } })
  return z.object({ sessionId: z.string() }).parse(unwrap(reply)).sessionId
}
/** Calls as the person of --as; jobs belong to whoever started them. */
async function withCore<T>(work: (core: Core, call: (operation: string, input: unknown) => Promise<unknown>, sessionId: string | undefined) => Promise<T>): Promise<T> {
  const dataDir = required('data-dir')
  if (!existsSync(join(resolve(dataDir), 'keys.json'))) throw bad('--data-dir', '不是信诺的数据目录，请先运行 init')
  const core = await open(dataDir)
  try {
    const sessionId = await signedIn(core)
    return await work(core, async (operation, input) => unwrap(await core.dispatch({ operation, input, sessionId, idempotencyKey: values.key })), sessionId)
  } finally {
    await core.close()
  }
}

async function init(): Promise<unknown> {
  const dataDir = resolve(required('data-dir'))
  mkdirSync(dataDir, { recursive: true })
  if (values.demo) {
    if (readdirSync(dataDir).length > 0 && !existsSync(demonstrationMarker(dataDir))) throw new ProblemError('office.notEmpty')
    writeFileSync(demonstrationMarker(dataDir), 'This folder holds a demonstration office with public passwords.\n')
  }
  const core = await open(dataDir)
  try {
    if (!values.demo) return { dataDir, demonstration: false, initialised: false }
    const made = z.object({ usernames: z.array(z.string()) }).parse(unwrap(await core.dispatch({ operation: 'office.loadDemonstration', input: {} })))
    return { dataDir, demonstration: true, usernames: made.usernames }
  } finally {
    await core.close()
  }
}
function operations(): unknown {
  return Object.entries(contract).map(([name, operation]) => ({
    name, kind: operation.kind, permission: operation.access, summary: operation.summary,
    input: z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }), output: z.toJSONSchema(operation.output, { io: 'output', unrepresentable: 'any' }),
  }))
}
const fileFields = new Set(['file'])
/** In `call` a `file` field may name a local file as "@path". */
function withHandles(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, fileFields.has(key) && typeof value === 'string' && value.startsWith('@') ? handleOf(value.slice(1)) : value]))
}
function readInput(): unknown {
  const text = values.input ?? '{}'
  try {
    return JSON.parse(text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text) as unknown
  } catch (error) {
    throw bad('--input', `不是 JSON：${(error as Error).message}`)
  }
}
const started = z.object({ jobId: z.string() })
async function call(): Promise<unknown> {
  const operation = positionals[1] ?? ''
  return withCore(async (core, dispatch) => {
    const value = await dispatch(operation, withHandles(readInput()))
    const job = started.safeParse(value)
    if (job.success) await core.jobFinished(job.data.jobId)
    return value
  })
}
const jobShape = z.object({ state: z.string(), result: z.unknown(), problem: z.object({ code: z.string() }).nullable() })
async function finish(core: Core, call: (operation: string, input: unknown) => Promise<unknown>, jobId: string): Promise<unknown> {
  await core.jobFinished(jobId)
  const job = jobShape.parse(await call('jobs.get', { id: jobId }))
  if (job.state === 'succeeded') return job.result
  const row = await core.services.store.reader.selectFrom('jobs').select('problem').where('id', '=', jobId).executeTakeFirstOrThrow()
  const problem = JSON.parse(row.problem ?? 'null') as Problem | null
  throw problem ? new ProblemError(problem.code, problem.details) : new Error(`job ended as ${job.state}`)
}
const counts = z.object({ read: z.int(), imported: z.int(), rejected: z.int(), cleaned: z.int(), errors: z.record(z.string(), z.int()), canImport: z.boolean() })
const errorRow = z.object({ row: z.int(), item: z.int(), code: z.string(), message: z.string() })
async function importLedger(): Promise<unknown> {
  const file = required('file')
  return withCore(async (core, call) => {
    const checked = z.object({ batchId: z.string(), jobId: z.string() }).parse(await call('ledger.check', { file: handleOf(file) }))
    const { batchId } = checked
    await finish(core, call, checked.jobId)
    if (counts.parse(await call('ledger.batch', { id: batchId })).canImport) {
      await finish(core, call, started.parse(await call('ledger.import', { batchId })).jobId)
    }
    const { canImport: _, ...batch } = counts.parse(await call('ledger.batch', { id: batchId }))
    const rows: z.infer<typeof errorRow>[] = []
    for (let cursor: string | undefined; ; ) {
      const page = z.object({ rows: z.array(errorRow), nextCursor: z.string().optional() }).parse(await call('ledger.errors', { batchId, cursor, limit: 200 }))
      rows.push(...page.rows)
      cursor = page.nextCursor
      if (!cursor) break
    }
    const failure = rows.length > 0 ? z.object({ file: z.string() }).parse(await call('ledger.failureFile', { batchId })).file : null
    return { ...batch, rows, batchId, failureFile: failure }
  })
}
async function exportNow(): Promise<unknown> {
  return withCore(async (core, call, sessionId) => {
    if (!sessionId) throw new ProblemError('session.required')
    if (!values.out) {
      return finish(core, call, started.parse(await call('exchange.export', {})).jobId)
    }
    // The permission is the operation's own: asking for the summary refuses whoever may not run the exchange.
    await call('exchange.summary', {})
    const who = z.object({ person: z.object({ id: z.string() }) }).parse(await call('session.state', {}))
    return core.transact('exchange.export', who.person.id, (context) => exportBatch(context, resolve(values.out ?? '')))
  })
}
const jobs: Record<string, () => unknown> = {
  init, operations, call, 'import-ledger': importLedger, export: exportNow,
  receive: () => { const file = required('file'); return withCore((_core, dispatch) => dispatch('exchange.receive', { file: handleOf(file) })) },
  'verify-audit': () => withCore((_core, dispatch) => dispatch('audit.verify', {})),
  check: () => withCore((core) => checkStore(core.services)),
}
async function main(): Promise<number> {
  const job = jobs[positionals[0] ?? '']
  if (!job) throw bad('NAME', `没有任务“${positionals[0] ?? ''}”\n${usage}`)
  const result = await job()
  process.stdout.write(`${JSON.stringify(result)}\n`)
  const verdict = z.object({ ok: z.boolean() }).safeParse(result)
  return verdict.success && !verdict.data.ok ? 2 : 0
}
main().then(
  (code) => { process.exitCode = code },
  (error: unknown) => {
    if (error instanceof ProblemError) {
      const problem = { ...error.problem, ...describeProblem(error.problem) }
      process.stdout.write(`${JSON.stringify(problem)}\n`)
      process.stderr.write(`${problem.title}：${problem.text}${problem.remedy}\n`)
      process.exitCode = error.problem.code === 'fault.unexpected' ? 1 : 2
      return
    }
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  },
)
