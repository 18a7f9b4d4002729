// From nothing to the first painted queue, against an empty window of the same runtime.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import type { Readings } from './measures'
import { filledFolder, remove, scratch } from './stores'
import { demonstrationPassword } from '../src/main/admin'

const root = process.cwd()
const executablePath = process.env.XINNUO_ELECTRON ?? ''
const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const open = (target: string, env: Record<string, string>): Promise<ElectronApplication> => _electron.launch({ executablePath, args: [target, ...flags], env: { ...process.env, ...env } as Record<string, string> })

function emptyApplication(): string {
  const dir = join(scratch(), 'empty')
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'package.json'), '{"name":"empty","version":"1.0.0","main":"main.js"}')
  writeFileSync(join(dir, 'main.js'), "const { app, BrowserWindow } = require('electron')\napp.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadURL('data:text/html,<p>empty</p>'))\n")
  return dir
}
/** Pressed inside the page as soon as there is something to press: the test driver's own care before a click is no part of the program. */
const pressAndWait = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const first = async (find) => { for (;;) { const found = find(); if (found) return found; await frame() } }
  document.querySelector('button[type=submit]').click()
  ;(await first(() => document.querySelector('a[href="#/queue"]'))).click()
  await first(() => document.querySelectorAll('tbody tr').item(20))
  await frame()
})()`
/** Milliseconds from launch to the sign-in page plus from signing in to the queue's rows; the time a person takes to type is no part of it. */
async function product(dir: string): Promise<{ signInPage: number; queue: number }> {
  const began = performance.now()
  const app = await open(root, { XINNUO_DATA_DIR: dir, XINNUO_TEST: '1' })
  const page = await app.firstWindow()
  await page.getByRole('button', { name: '登录' }).waitFor()
  const signInPage = performance.now() - began
  await page.getByLabel('用户名').fill('officer')
  await page.getByRole('textbox', { name: '密码' }).fill(demonstrationPassword)
  const pressed = performance.now()
  await page.evaluate(pressAndWait)
  const queue = performance.now() - pressed
  await app.close()
  return { signInPage, queue }
}
async function empty(dir: string): Promise<number> {
  const began = performance.now()
  const app = await open(dir, {})
  await (await app.firstWindow()).getByText('empty').waitFor()
  const spent = performance.now() - began
  await app.close()
  return spent
}
export async function start(size: number, runs: number): Promise<Readings> {
  if (executablePath === '') throw new Error('XINNUO_ELECTRON names the runtime; bench/run.ts sets it')
  const [dir, bareApp] = [await filledFolder(size), emptyApplication()]
  const readings: Readings = { product: [], bare: [], notes: {} }
  const pages: number[] = []
  await empty(bareApp)
  for (let run = 0; run < runs; run++) {
    const { signInPage, queue } = await product(dir)
    pages.push(Math.round(signInPage))
    readings.product.push(signInPage + queue)
    readings.bare.push(await empty(bareApp))
  }
  readings.notes = { signInPageMs: pages }
  remove(join(dir, '..'))
  return readings
}
