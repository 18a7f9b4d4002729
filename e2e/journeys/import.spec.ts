// The clerk brings the old ledger in: preview, errors, import, failure file, the same file again, undo.
import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { demonstrationFolder, launch, openRoom, picture, root, signIn } from './workspace'

const ledgers = join(root, 'e2e/fixtures/ledgers')
async function choose(page: Page, file: string): Promise<void> {
  await openRoom(page, '导入')
  await page.locator('input[type=file]').setInputFiles(file)
}
test('a ledger comes in once, with its errors named, and can be taken back', async () => {
  const dir = demonstrationFolder()
  const { app, page } = await launch(dir)
  try {
    await signIn(page, 'clerk')
    await openRoom(page, '导入')
    await picture(page, 'import-empty')
    await choose(page, join(ledgers, 'ledger-5000.xlsx'))
    await expect(page.getByRole('heading', { name: 'ledger-5000.xlsx：待导入' })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('cell', { name: 'USCC_INVALID' }).first()).toBeVisible()
    await picture(page, 'import-errors')
    await page.getByRole('tab', { name: /清洗/ }).click()
    await picture(page, 'import-cleanings')
    await page.getByRole('tab', { name: /预览/ }).click()
    await picture(page, 'import-preview')
    await page.getByRole('button', { name: '导入 4,832 条' }).click()
    await expect(page.getByRole('heading', { name: 'ledger-5000.xlsx：已导入' })).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: '保存失败文件' }).click()
    await expect(page.getByText('失败文件已保存')).toBeVisible()
    expect(existsSync(join(dir, '..', 'ledger-5000-导入失败.xlsx'))).toBe(true)
    await picture(page, 'import-done')
    await page.getByRole('button', { name: '全部批次' }).click()
    await choose(page, join(ledgers, 'ledger-5000.xlsx'))
    await expect(page.getByText('没有可导入的行')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(/DUP_IN_DB 4,832/)).toBeVisible()
    await page.getByRole('button', { name: '全部批次' }).click()
    await picture(page, 'import-batches')
    await page.getByRole('row', { name: /已导入/ }).getByRole('button', { name: 'ledger-5000.xlsx' }).click()
    await page.getByRole('button', { name: '撤销整批导入' }).click()
    await page.getByRole('button', { name: '撤销导入', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'ledger-5000.xlsx：已撤销' })).toBeVisible()
    await openRoom(page, '承诺队列')
    await expect(page.getByText('没有符合条件的承诺')).toBeVisible()
  } finally {
    await app.close()
  }
})
test('a file that is no ledger is refused in words and nothing is written', async () => {
  const dir = demonstrationFolder()
  const { app, page } = await launch(dir)
  try {
    await signIn(page, 'clerk')
    const notXlsx = join(dir, '..', '照片.xlsx')
    writeFileSync(notXlsx, 'not a workbook')
    await choose(page, notXlsx)
    await expect(page.getByRole('heading', { name: '照片.xlsx：失败' })).toBeVisible()
    await expect(page.getByRole('alert')).toContainText('没有写入任何数据')
    await picture(page, 'import-refused')
    const empty = join(dir, '..', '空.csv')
    copyFileSync(notXlsx, empty)
    writeFileSync(empty, '')
    await page.getByRole('button', { name: '全部批次' }).click()
    await choose(page, empty)
    await expect(page.getByRole('heading', { name: '空.csv：失败' })).toBeVisible()
  } finally {
    await app.close()
  }
})
