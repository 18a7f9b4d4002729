// What is remembered between requests is never older than the last commit, whoever made it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore, type Store } from './store'

const dir = mkdtempSync(join(tmpdir(), 'xinnuo-store-'))
let [here, elsewhere]: [Store, Store] = [undefined as never, undefined as never]
beforeAll(async () => {
  here = await openStore(dir)
  elsewhere = await openStore(dir)
})
afterAll(async () => {
  await here.close()
  await elsewhere.close()
  rmSync(dir, { recursive: true })
})
let loads = 0
const read = (): Promise<string | undefined> => here.remembered('office', async (db) => {
  loads += 1
  return (await db.selectFrom('settings').select('value').where('key', '=', 'office.name').executeTakeFirst())?.value
})
const write = (store: Store, value: string): Promise<void> => store.write(async (db) => {
  await db.insertInto('settings').values({ key: 'office.name', value, updated_at: 'x' }).onConflict((c) => c.column('key').doUpdateSet({ value })).execute()
})
it('is read once while nobody writes', async () => {
  await write(here, '甲局')
  expect([await read(), await read(), await read()]).toEqual(['甲局', '甲局', '甲局'])
  expect(loads).toBe(1)
})
it('is read again after a commit of this process, and of another', async () => {
  await write(here, '乙局')
  expect(await read()).toBe('乙局')
  await write(elsewhere, '丙局')
  expect(await read()).toBe('丙局')
})
it('forgets nothing for a transaction that was rolled back', async () => {
  const before = loads
  await expect(here.write(async (db) => {
    await db.insertInto('settings').values({ key: 'x', value: 'x', updated_at: 'x' }).execute()
    throw new Error('no')
  })).rejects.toThrow('no')
  expect(await read()).toBe('丙局')
  expect(loads).toBe(before)
})
