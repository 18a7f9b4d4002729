// The officer signs in, sees what waits, and opens exactly the list a count counts.
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { demonstrationFolder, job, launch, picture, root, signIn, password } from './workspace'

test('the officer finds the imported commitments in the queue', async () => {
  const dir = demonstrationFolder()
  const imported = JSON.parse(job(['import-ledger', '--data-dir', dir, '--file', join(root, 'e2e/fixtures/ledgers/ledger-5000.xlsx'), '--as', 'clerk'])) as { imported: number }
  expect(imported.imported).toBe(4832)
  const { app, page } = await launch(dir)
  try {
    await picture(page, 'sign-in')
    await page.getByLabel('用户名').fill('officer')
    await page.getByRole('textbox', { name: '密码' }).fill('not-the-password')
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page.getByRole('alert')).toContainText('登录失败')
    await signIn(page, 'officer')
    const card = page.getByRole('button', { name: /待核查/ })
    const count = Number((await card.innerText()).replace(/\D/g, ''))
    expect(count).toBeGreaterThan(1000)
    await picture(page, 'home')
    await card.click()
    await expect(page.getByRole('row').nth(20)).toBeVisible()
    const firstCode = await page.getByRole('row').nth(1).innerText()
    // Down through more than a page: rows out of sight leave the page, later ones come.
    for (let i = 0; i < 6; i++) {
      await page.mouse.wheel(0, 1500)
      await page.waitForTimeout(150)
    }
    await expect(page.getByText(firstCode.split('\t')[0] ?? '')).toBeHidden()
    expect(await page.getByRole('row').count()).toBeLessThan(130)
    await page.mouse.wheel(0, -20_000)
    await expect(page.getByText(firstCode.split('\t')[0] ?? '')).toBeVisible()
    await picture(page, 'queue')
    await page.getByRole('textbox', { name: '查找承诺' }).fill('没有这样的名称')
    await expect(page.getByText('没有符合条件的承诺')).toBeVisible()
    await page.getByRole('button', { name: '锁屏' }).click()
    await expect(page.getByRole('heading', { name: /已锁屏/ })).toBeVisible()
    await picture(page, 'locked')
    await page.getByRole('textbox', { name: '密码' }).fill('not-the-password')
    await page.getByRole('button', { name: '解锁' }).click()
    await expect(page.getByRole('alert')).toContainText('登录失败')
    await page.getByRole('textbox', { name: '密码' }).fill(password)
    await page.getByRole('button', { name: '解锁' }).click()
    await expect(page.getByRole('textbox', { name: '查找承诺' })).toHaveValue('没有这样的名称')
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: '查找', exact: true }).fill('水果店')
    await expect(page.getByRole('dialog').getByText(/水果店/).first()).toBeVisible()
    await picture(page, 'search')
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => 'require' in window || 'process' in window)).toBe(false)
  } finally {
    await app.close()
  }
})
