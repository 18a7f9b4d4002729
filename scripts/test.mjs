// npm test: sets up, then lint, layers, types, build, unit and integration tests, and the journeys on the real Electron application. Ends with one line of counts.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { bin, root, run } from './run.mjs'
import { setup } from './setup.mjs'
import { systemLibraries } from './system-libraries.mjs'

const report = join(root, 'out', 'vitest.json')
const journeyReport = join(root, 'out', 'playwright.json')
async function suite(name, work) {
  console.log(`== ${name}`)
  await work()
}
function counts() {
  const read = (file, pick) => {
    try {
      return pick(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      return [0, 0]
    }
  }
  const unit = read(report, (r) => [r.numPassedTests, r.numFailedTests])
  const journeys = read(journeyReport, (r) => [r.stats.expected, r.stats.unexpected + r.stats.flaky])
  return [unit[0] + journeys[0], unit[1] + journeys[1]]
}
setup()
systemLibraries()
mkdirSync(join(root, 'out'), { recursive: true })
for (const file of [report, journeyReport]) rmSync(file, { force: true })
let failure
try {
  await suite('lint', () => run(bin('oxlint'), ['--type-aware', '--deny-warnings'], { stdout: 1 }))
  await suite('layers', () => run(process.execPath, ['scripts/lint-layers.mjs'], { stdout: 1 }))
  await suite('types', () => run(bin('tsc'), ['--noEmit'], { stdout: 1 }))
  await suite('build', build)
  await suite('unit and integration', () => run(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { stdout: 1 }))
  await suite('journeys', async () => {
    const runtime = await electronRuntime()
    console.log(`Electron ${runtime.version} (${runtime.source})`)
    const headless = process.platform === 'linux' && !process.env.DISPLAY
    const [command, args] = headless ? ['xvfb-run', ['-a', '-s', '-screen 0 1366x768x24', bin('playwright'), 'test']] : [bin('playwright'), ['test']]
    run(command, args, { stdout: 1, env: { XINNUO_ELECTRON: runtime.path } })
  })
} catch (error) {
  failure = error
  console.error(error.message)
}
const [passed, failed] = counts()
console.log(`${passed} passed, ${failure && failed === 0 ? 1 : failed} failed`)
process.exit(failure || failed > 0 ? 1 : 0)
