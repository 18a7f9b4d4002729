// npm run bench [-- name …]: every figure against the same work done bare, at two sizes, medians of five, as JSON.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from '../scripts/build.mjs'
import { electronRuntime } from '../scripts/electron-runtime.mjs'
import { bin, root } from '../scripts/run.mjs'
import { setup } from '../scripts/setup.mjs'
import { systemLibraries } from '../scripts/system-libraries.mjs'

const sizes = [100_000, 1_000_000]
const runs = 5
/** The line each figure has to meet: product ÷ bare, at most; memory in MB. */
const limits = { import: 3, queue: 3, command: 4, start: 2, pdf: 2 }
/** Milliseconds that 95 of 100 readings stay under. */
const p95Limits = { search: 60, eligibility: 20 }
/** Those that need the application's window. */
const windowed = new Set(['start', 'pdf'])
const peakLimitMb = 500
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const round = (n) => Math.round(n * 100) / 100

function measure(name, size, runtime) {
  const headless = windowed.has(name) && process.platform === 'linux' && !process.env.DISPLAY
  const args = [join(root, 'bench', 'one.ts'), name, String(size), String(runs)]
  const [command, full] = headless ? ['xvfb-run', ['-a', '-s', '-screen 0 1366x768x24', bin('tsx'), ...args]] : [bin('tsx'), args]
  const result = spawnSync(command, full, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 64 * 1024 * 1024, env: { ...process.env, XINNUO_ELECTRON: runtime } })
  if (result.status !== 0) throw new Error(`${name} at ${size} failed`)
  const { product, bare, notes } = JSON.parse(result.stdout.slice(result.stdout.indexOf('{')))
  const [p, b] = [median(product), median(bare)]
  return { size, productMs: round(p), bareMs: round(b), ratio: round(p / b), readings: product.length, ...notes }
}
setup()
const asked = process.argv.slice(2)
const names = [...Object.keys(limits), ...Object.keys(p95Limits)].filter((name) => asked.length === 0 || asked.includes(name))
let runtime = ''
if (names.some((name) => windowed.has(name))) {
  systemLibraries()
  build()
  runtime = (await electronRuntime()).path
}
const figures = {}
for (const name of names) {
  // A letter is as long in a small store as in a large one.
  const at = (name === 'pdf' ? sizes.slice(0, 1) : sizes).map((size) => {
    console.error(`measuring ${name} at ${size.toLocaleString('en')}`)
    return measure(name, size, runtime)
  })
  const peak = Math.max(...at.map((figure) => figure.peakMb ?? 0))
  if (name in p95Limits) {
    figures[name] = { p95Limit: p95Limits[name], at, slope: round(at[1].p95 / at[0].p95), holds: at.every((figure) => figure.p95 <= p95Limits[name]) }
    continue
  }
  figures[name] = { limit: limits[name], at, ...(at[1] ? { slope: round(at[1].productMs / at[0].productMs) } : {}), holds: at.every((figure) => figure.ratio <= limits[name]), ...(peak > 0 ? { peakLimitMb, peakHolds: peak <= peakLimitMb } : {}) }
}
console.log(JSON.stringify({ runs, sizes, node: process.version, figures }, null, 2))
