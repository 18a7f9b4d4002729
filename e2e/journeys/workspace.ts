// Starts the application on a demonstration folder with the imported ledger, as a user would find it.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'

export const root = join(__dirname, '../..')
export const password = 'xinnuo-demo-2026'
export function job(args: readonly string[]): string {
  return execFileSync(process.execPath, [join(root, 'out/main/cli.js'), ...args, '--json'], { env: { ...process.env, XINNUO_PASSWORD: password }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
}
export function demonstrationFolder(): string {
  const dir = join(mkdtempSync(join(tmpdir(), 'xinnuo-e2e-')), 'data')
  job(['init', '--data-dir', dir, '--demo'])
  return dir
}
/** Ten in the morning of this day at the office. */
const morning = (day: string): string => `${day}T02:00:00Z`
export async function launch(dataDir: string, day?: string, flags: readonly string[] = []): Promise<{ app: ElectronApplication; page: Page }> {
  const executablePath = process.env.XINNUO_ELECTRON
  if (!executablePath) throw new Error('XINNUO_ELECTRON names the runtime; scripts/test.mjs sets it')
  const app = await _electron.launch({
    executablePath, args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...flags], env: { ...process.env, XINNUO_DATA_DIR: dataDir, XINNUO_TEST: '1', XINNUO_TEST_SAVE_TO: join(dataDir, '..'), ...(day ? { XINNUO_TEST_NOW: morning(day) } : {}) } as Record<string, string>, timeout: 60_000,
  })
  const page = await app.firstWindow()
  await page.setViewportSize({ width: 1366, height: 768 })
  return { app, page }
}
export async function signIn(page: Page, username: string, secret = password): Promise<void> {
  await page.getByLabel('用户名').fill(username)
  await page.getByRole('textbox', { name: '密码' }).fill(secret)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '工作台' }).waitFor()
}
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByRole('button', { name: '登录' }).waitFor()
}
/** Opens a room from the navigation on the left. */
export async function openRoom(page: Page, label: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: label }).click()
}
/** A picture of the screen for the manual, and a check that nothing on it is out of reach (axe, serious and critical). */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(join(root, 'e2e/output'), { recursive: true })
  // What is still loading would be a picture of nothing.
  await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null && document.getAnimations().every((a) => a.playState !== 'running' || a.effect?.getTiming().iterations === Infinity))
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`)
  expect(serious, `${name} is accessible`).toEqual([])
  await page.screenshot({ path: join(root, 'e2e/output', `${name}.png`) })
}
