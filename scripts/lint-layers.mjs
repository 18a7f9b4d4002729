// The lint rule of the layers: reads layers.json, refuses imports that go up, sideways, past an index.ts, or out of their world.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './run.mjs'

const table = JSON.parse(readFileSync(join(root, 'layers.json'), 'utf8'))
const importPattern = /^\s*(?:import|export)\s[^'"]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'/gm
const levelOf = (name) => table.levels.findIndex((level) => level.includes(name))

function internalFault(file, target) {
  const from = /^src\/main\/([^/]+)\//.exec(file)?.[1]
  const to = /^src\/main\/([^/]+)(?:\/(.+))?$/.exec(target)
  if (!from || !to || from === to[1] || table.joins.includes(file.slice('src/main/'.length))) return undefined
  if (file.endsWith('.test.ts') || from === 'testing') return undefined
  const [, capability, inner] = to
  if (levelOf(capability) < 0) return `${capability} is not in layers.json`
  if (table.foundation.includes(capability)) return undefined
  if (levelOf(capability) > levelOf(from)) return `${from} may not reach up to ${capability}: raise an event for loop.ts`
  if (levelOf(capability) === levelOf(from)) return `${from} may not reach sideways to ${capability}: raise an event for loop.ts`
  return inner && inner !== 'index' && !inner.endsWith('.rules') ? `${capability} is entered through its index.ts` : undefined
}
/** Faults of one file, as sentences. `file` is relative to the root, with forward slashes. */
export function faultsOf(file, text) {
  const faults = []
  for (const match of text.matchAll(importPattern)) {
    const name = match[1] ?? match[2]
    const packageRule = table.packages.find((rule) => new RegExp(rule.from).test(file) && new RegExp(rule.deny).test(name) && !(file.endsWith('.test.ts')))
    if (packageRule) faults.push(`${file}: "${name}": ${packageRule.say}`)
    if (!name.startsWith('.')) continue
    const target = normalize(join(dirname(file), name)).replaceAll('\\', '/')
    if (file.startsWith('src/shared/') && !target.startsWith('src/shared/')) faults.push(`${file}: "${name}": shared imports shared alone`)
    if (file.startsWith('src/renderer/') && target.startsWith('src/main/')) faults.push(`${file}: "${name}": the renderer never imports main`)
    const fault = internalFault(file, target)
    if (fault) faults.push(`${file}: "${name}": ${fault}`)
  }
  return faults
}
function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sources(path)
    else if (/\.tsx?$/.test(entry.name)) yield path
  }
}
/** The diagram of CONTRIBUTING.md, made from the same table. */
export const diagram = () => table.levels.map((level, i) => `${i}  ${level.join('  ')}`).join('\n')

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv.includes('--diagram')) console.log(diagram())
  else {
    const faults = [...sources(join(root, 'src'))].flatMap((path) => faultsOf(relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')))
    for (const fault of faults) console.error(fault)
    console.log(faults.length === 0 ? 'layers hold' : `${faults.length} imports cross a layer`)
    process.exitCode = faults.length === 0 ? 0 : 1
  }
}
