// The window's figures: search from key to result list, the eligibility verdict, a letter as PDF.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { openBare } from './bare'
import { ms, type Readings } from './measures'
import { databaseFile, filledFolder, openOffice, remove, scratch, signIn } from './stores'
import { demonstrationPassword } from '../src/main/admin'

/** One, two, three and more characters, initials, syllables, fragments of codes; common ones, rare ones, and ones that are nowhere. */
const questions = ['食', '司', '食品', '华盛', '金德', '食品有', '华金盛', '有限公司', '衢州', '无此名', 'q', 'sp', 'qzh', 'hjs', 'yxgs', 'shipin', '0042', '2025', '33088120250304', '000017', '91330', '0000001', '881202']
const p = (values: readonly number[], share: number): number => Math.round((values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0) * 100) / 100

export async function search(size: number, runs: number): Promise<Readings> {
  const dir = await filledFolder(size)
  const core = await openOffice(dir)
  const officer = await signIn(core, 'officer')
  const bare = await openBare(databaseFile(dir))
  const readings: Readings = { product: [], bare: [], notes: {} }
  const slowest: Record<string, number> = {}
  for (let run = 0; run < runs * 4; run++) {
    for (const q of questions) {
      const spent = await ms(() => officer('search.find', { q }))
      readings.product.push(spent)
      slowest[q] = Math.max(slowest[q] ?? 0, Math.round(spent * 10) / 10)
      readings.bare.push(await ms(() => bare.all('select rowid from party_index where party_index match ? order by rowid desc limit 8', ['words : "食品"'])))
    }
  }
  const [worst] = Object.entries(slowest).toSorted((a, b) => b[1] - a[1])
  readings.notes = { questions: questions.length, p50: p(readings.product, 0.5), p95: p(readings.product, 0.95), slowest: worst ? `${worst[0]} ${worst[1]} ms` : '' }
  await bare.close()
  await core.close()
  remove(join(dir, '..'))
  return readings
}
export async function eligibility(size: number, runs: number): Promise<Readings> {
  const dir = await filledFolder(size)
  const core = await openOffice(dir)
  const clerk = await signIn(core, 'clerk')
  const items = (await clerk<{ rows: { id: string }[] }>('catalog.items', {})).rows
  const parties = (await clerk<{ rows: { id: string }[] }>('parties.list', { limit: 200 })).rows
  const bare = await openBare(databaseFile(dir))
  const readings: Readings = { product: [], bare: [], notes: {} }
  for (let run = 0; run < runs * 40; run++) {
    const [partyId, itemId] = [parties[run % parties.length]?.id, items[run % items.length]?.id]
    readings.product.push(await ms(() => clerk('commitments.eligibility', { partyId, itemId })))
    readings.bare.push(await ms(() => bare.all('select * from parties where id = ?', [partyId])))
  }
  readings.notes = { p50: p(readings.product, 0.5), p95: p(readings.product, 0.95) }
  await bare.close()
  await core.close()
  remove(join(dir, '..'))
  return readings
}
interface Bridge {
  xinnuo: { call: (name: string, input: unknown) => Promise<{ value: Record<string, unknown> }>; save: (name: string, input: unknown) => Promise<{ ok: boolean }> }
}
/** Product: from the press to the saved file, the document's record and the audit entry among it. Bare: the same page in a hidden window. */
export async function pdf(_size: number, runs: number): Promise<Readings> {
  const dir = join(scratch(), 'data')
  mkdirSync(dir, { recursive: true })
  const core = await openOffice(dir)
  const clerk = await signIn(core, 'clerk')
  const partyId = (await clerk<{ id: string }>('parties.create', { category: '1', name: '衢州禾源食品有限公司', code: '91330802MA28F9XK8L' })).id
  const itemId = (await clerk<{ rows: { id: string }[] }>('catalog.items', { q: 'SP-001' })).rows[0]?.id
  const madeOn = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const { documentId } = await clerk<{ documentId: string }>('commitments.accept', { partyId, itemId, contact: '王某', phone: '13800000000', madeOn })
  const { html } = await clerk<{ html: string }>('documents.html', { id: documentId })
  await core.close()
  const app = await _electron.launch({
    executablePath: process.env.XINNUO_ELECTRON ?? '', args: [process.cwd(), ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])], env: { ...process.env, XINNUO_DATA_DIR: dir, XINNUO_TEST: '1', XINNUO_TEST_SAVE_TO: join(dir, '..') } as Record<string, string>,
  })
  const page = await app.firstWindow()
  await page.getByLabel('用户名').fill('clerk')
  await page.getByRole('textbox', { name: '密码' }).fill(demonstrationPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '工作台' }).waitFor()
  const readings: Readings = { product: [], bare: [] }
  const product = (): Promise<number> => page.evaluate(async (id) => {
    const began = performance.now()
    await (window as unknown as Bridge).xinnuo.save('documents.export', { id, format: 'pdf' })
    return performance.now() - began
  }, documentId)
  const bare = (): Promise<number> => app.evaluate(async ({ BrowserWindow }, text) => {
    const began = performance.now()
    const hidden = new BrowserWindow({ show: false })
    await hidden.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(text).toString('base64')}`)
    await hidden.webContents.printToPDF({ preferCSSPageSize: true })
    hidden.destroy()
    return performance.now() - began
  }, html)
  await product()
  await bare()
  for (let run = 0; run < runs * 2; run++) {
    readings.product.push(await product())
    readings.bare.push(await bare())
  }
  await app.close()
  remove(join(dir, '..'))
  return readings
}
