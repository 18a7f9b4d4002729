// Every kind of document as PDF, made by the application itself: its text read back whole, nothing left to fill in, a page to look at.
import { expect, test } from '@playwright/test'
import { bridge, readPaper } from './papers'
import { demonstrationFolder, launch, signIn } from './workspace'

test('every kind of paper can be read, by people and by machines', async () => {
  test.setTimeout(240_000)
  const dir = demonstrationFolder()
  const { app, page } = await launch(dir, '2026-03-02')
  const call = bridge(page)
  await signIn(page, 'clerk')
  const partyId = (await call('parties.create', { category: '1', name: '衢州禾源食品有限公司', code: '91330802MA28F9XK8L' })).id
  const items = (await call('catalog.items', {})).rows as { id: string; code: string; name: string }[]
  const ids: string[] = []
  const letters = new Set<string>()
  const papers = async (commitmentId: unknown): Promise<void> => {
    const { documents } = await call('commitments.get', { id: commitmentId })
    for (const document of documents as { id: string; kind: string }[]) if (!ids.includes(document.id)) ids.push(document.id)
  }
  const accept = async (itemId: string, materials: readonly string[] = []): Promise<unknown> => (await call('commitments.accept', { partyId, itemId, contact: '王某', phone: '13800000000', madeOn: '2026-03-02', materials })).id
  for (const item of items) {
    const detail = await call('catalog.item', { id: item.id })
    if (letters.has(detail.letter as string)) continue
    letters.add(detail.letter as string)
    await papers(await accept(item.id, (detail.materials as { name: string }[]).map((m) => m.name).slice(0, 2)))
  }
  expect(letters.size).toBe(19)
  const one = async (code: string): Promise<unknown> => accept(items.find((item) => item.code === code)?.id ?? '', code.startsWith('RQ') ? ['平面布局图'] : [])
  const deferred = await one('RQ-104')
  await call('materials.remind', { commitmentId: deferred })
  await papers(deferred)
  const withdrawn = await one('GS-101')
  await call('commitments.withdraw', { id: withdrawn, version: (await call('commitments.get', { id: withdrawn })).version, reason: '改按一般程序办理' })
  await papers(withdrawn)
  ids.push((await call('commitments.reject', { partyId, itemId: items[0]?.id, reason: '申请材料与承诺内容不一致' })).documentId as string)
  // The papers of rectification and revocation are read at the end of the loop's own journey.
  const seen = new Map<string, number>()
  for (const id of ids) {
    const label = await readPaper(page, dir, id)
    seen.set(label, (seen.get(label) ?? 0) + 1)
  }
  expect([...seen.keys()].sort()).toEqual(['不予适用告知承诺通知书', '信用承诺书', '容缺受理通知书', '容缺材料补正提醒函', '撤回信用承诺确认书'])
  expect(seen.get('信用承诺书')).toBeGreaterThanOrEqual(19)
  await app.close()
})
