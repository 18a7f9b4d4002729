// What happens to a clerk when the power goes, when an import is stopped, when the program is started twice.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { writeLedger } from '../../bench/ledger-file'
import { demonstrationFolder, job, launch, openRoom, picture, root, signIn } from './workspace'

const rows = 40_000
async function checked(page: Page, file: string): Promise<void> {
  await openRoom(page, '导入')
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByRole('heading', { name: /：待导入/ })).toBeVisible({ timeout: 60_000 })
}
const startImport = (page: Page): Promise<void> => page.getByRole('button', { name: /^导入 40,000 条/ }).click()

test('killed in the middle of an import, the batch is there once, shown as interrupted, and goes on', async () => {
  const dir = demonstrationFolder()
  const file = join(dir, '..', 'ledger.csv')
  await writeLedger(file, rows, 1)
  const first = await launch(dir)
  await signIn(first.page, 'clerk')
  await checked(first.page, file)
  await startImport(first.page)
  await expect(first.page.getByText(/进行中 \d/)).toBeVisible()
  await picture(first.page, 'import-progress')
  const died = new Promise((resolve) => first.app.process().once('exit', resolve))
  first.app.process().kill('SIGKILL')
  await died
  const whole = JSON.parse(job(['check', '--data-dir', dir, '--as', 'sysadmin'])) as { ok: boolean }
  expect(whole.ok).toBe(true)
  const { app, page } = await launch(dir)
  try {
    await signIn(page, 'clerk')
    await openRoom(page, '导入')
    await page.getByRole('row', { name: /已中断/ }).getByRole('button').click()
    await picture(page, 'import-interrupted')
    await page.getByRole('button', { name: '继续导入' }).click()
    await expect(page.getByRole('heading', { name: 'ledger.csv：已导入' })).toBeVisible({ timeout: 60_000 })
    await openRoom(page, '导入')
    await expect(page.getByRole('row', { name: /ledger.csv 已导入 40,000 40,000 40,000 0/ })).toBeVisible()
  } finally {
    await app.close()
  }
})
test('an import is stopped by its button, goes on while the clerk looks elsewhere, and is taken back', async () => {
  const dir = demonstrationFolder()
  const file = join(dir, '..', 'ledger.csv')
  await writeLedger(file, rows, 1)
  const { app, page } = await launch(dir)
  try {
    await signIn(page, 'clerk')
    await checked(page, file)
    await startImport(page)
    await openRoom(page, '承诺队列')
    await expect(page.getByRole('row').nth(5)).toBeVisible()
    await openRoom(page, '导入')
    await page.getByRole('button', { name: 'ledger.csv' }).click()
    await page.getByRole('button', { name: '取消' }).click()
    await expect(page.getByRole('heading', { name: 'ledger.csv：已取消' })).toBeVisible()
    await page.getByRole('button', { name: '撤销整批导入' }).click()
    await page.getByRole('button', { name: '撤销导入', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'ledger.csv：已撤销' })).toBeVisible({ timeout: 30_000 })
    await openRoom(page, '承诺队列')
    await expect(page.getByText('没有符合条件的承诺')).toBeVisible()
  } finally {
    await app.close()
  }
})
test('started twice on one folder, the second leaves and the first stays', async () => {
  const dir = demonstrationFolder()
  const { app, page } = await launch(dir)
  try {
    const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const second = spawn(process.env.XINNUO_ELECTRON ?? '', [root, ...flags], { env: { ...process.env, XINNUO_DATA_DIR: dir, XINNUO_TEST: '1' }, stdio: 'ignore' })
    expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0)
    await expect(page.getByRole('button', { name: '登录' })).toBeVisible()
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  } finally {
    await app.close()
  }
})
