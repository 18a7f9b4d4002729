// First run: an empty folder becomes an office with three administrators, or a demonstration, and is there again after a restart.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launch, openRoom, picture, signIn, signOut } from './workspace'

const emptyFolder = (): string => join(mkdtempSync(join(tmpdir(), 'xinnuo-e2e-')), 'data')

test('one press makes a demonstration office', async () => {
  const { app, page } = await launch(emptyFolder())
  try {
    await expect(page.getByRole('heading', { name: '首次启动：设定密钥口令' })).toBeVisible()
    await picture(page, 'first-run-key')
    await page.getByRole('button', { name: '载入演示单位' }).click()
    await expect(page.getByText('演示账号：')).toBeVisible()
    await signIn(page, 'clerk')
  } finally {
    await app.close()
  }
})
test('three administrators make an office, and its key is asked for again', async () => {
  const dir = emptyFolder()
  const first = await launch(dir)
  try {
    const { page } = first
    await page.getByRole('textbox', { name: '密钥口令' }).fill('a long passphrase')
    await page.getByRole('textbox', { name: '再次输入' }).fill('a long passphrase')
    await page.getByRole('button', { name: '设定并继续' }).click()
    await page.getByLabel('单位名称').fill('衢州市某局')
    await page.getByLabel('统一社会信用代码').fill('11330800004256011R')
    await page.getByLabel('受理地行政区划代码').fill('330802')
    for (const [label, name] of [['系统管理员', 'sys'], ['安全管理员', 'sec'], ['审计管理员', 'aud']] as const) {
      await page.getByLabel(`${label}姓名`).fill(`${label}甲`)
      await page.getByLabel(`${label}用户名`).fill(name)
      await page.getByRole('textbox', { name: `${label}密码` }).fill('password-1234')
    }
    await picture(page, 'first-run-office')
    await page.getByRole('button', { name: '建立单位' }).click()
    await expect(page.getByRole('button', { name: '登录' })).toBeVisible()
  } finally {
    await first.app.close()
  }
  const again = await launch(dir)
  try {
    await expect(again.page.getByRole('heading', { name: '输入密钥口令' })).toBeVisible()
    await again.page.getByRole('textbox', { name: '密钥口令' }).fill('a long passphrase')
    await again.page.getByRole('button', { name: '打开' }).click()
    await expect(again.page.getByText('衢州市某局')).toBeVisible()
    await signIn(again.page, 'sec', 'password-1234')
    await openRoom(again.page, '账号')
    await again.page.getByRole('button', { name: '新建账号' }).click()
    await again.page.getByLabel('姓名').fill('张芳')
    await again.page.getByLabel('用户名').fill('zhangfang')
    await again.page.getByRole('textbox', { name: '初始密码' }).fill('short')
    await again.page.getByRole('combobox', { name: '角色' }).click({ force: true })
    await again.page.getByRole('option', { name: '窗口人员' }).click()
    await again.page.keyboard.press('Escape')
    await again.page.getByRole('button', { name: '建立' }).click()
    await expect(again.page.getByRole('alert')).toContainText('密码太弱')
    await again.page.getByRole('textbox', { name: '初始密码' }).fill('window-2026-desk')
    await picture(again.page, 'account-new')
    await again.page.getByRole('button', { name: '建立' }).click()
    await expect(again.page.getByRole('cell', { name: 'zhangfang' })).toBeVisible()
    await signOut(again.page)
    await signIn(again.page, 'zhangfang', 'window-2026-desk')
    await expect(again.page.getByRole('link', { name: '窗口受理' })).toBeVisible()
    await expect(again.page.getByRole('link', { name: '账号' })).toBeHidden()
  } finally {
    await again.app.close()
  }
})
