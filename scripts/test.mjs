// npm test: sets up, then lint, layers, types, unit and integration tests, build and the command line. Ends with one line of counts.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { bin, root, run } from './run.mjs'
import { setup } from './setup.mjs'

const report = join(root, 'out', 'vitest.json')
function suite(name, work) {
  console.log(`== ${name}`)
  work()
}
function counts() {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    return [numPassedTests, numFailedTests]
  } catch {
    return [0, 1]
  }
}
setup()
mkdirSync(join(root, 'out'), { recursive: true })
let failure
try {
  suite('lint', () => run(bin('oxlint'), ['--type-aware', '--deny-warnings'], { stdout: 1 }))
  suite('layers', () => run(process.execPath, ['scripts/lint-layers.mjs'], { stdout: 1 }))
  suite('types', () => run(bin('tsc'), ['--noEmit'], { stdout: 1 }))
  suite('build', build)
  suite('unit and integration', () => run(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { stdout: 1 }))
} catch (error) {
  failure = error
  console.error(error.message)
}
const [passed, failed] = counts()
console.log(`${passed} passed, ${failure && failed === 0 ? 1 : failed} failed`)
process.exit(failure || failed > 0 ? 1 : 0)
