// Stores of a given size to measure on: the product's own schema, filled by SQL so that a million rows take seconds.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { demonstrationMarker, demonstrationPassword } from '../src/main/admin'
import { openCore, type Core } from '../src/main/core/core'
import { initialsOf } from '../src/main/pinyin'
import { indexBacklog } from '../src/main/search'
import type { OperationName } from '../src/shared/contract'

/** bench/run.mjs starts every measurement in the project's folder. */
export const resourcesDir = join(process.cwd(), 'resources')
export const scratch = (): string => mkdtempSync(join(tmpdir(), 'xinnuo-bench-'))
export async function openOffice(dir: string, files: Map<string, string> = new Map()): Promise<Core> {
  mkdirSync(dir, { recursive: true })
  writeFileSync(demonstrationMarker(dir), 'bench')
  const core = await openCore({ dataDir: dir, resourcesDir, files: { resolve: (handle) => files.get(handle) } })
  await core.dispatch({ operation: 'office.loadDemonstration', input: {} })
  return core
}
export async function signIn(core: Core, username: string): Promise<<T>(operation: OperationName, input: unknown) => Promise<T>> {
  const signedIn = await core.dispatch({ operation: 'session.signIn', input: { username, password: demonstrationPassword } })
  if (!signedIn.ok) throw new Error(JSON.stringify(signedIn.problem))
  const { sessionId } = signedIn.value as { sessionId: string }
  return async (operation, input) => {
    const reply = await core.dispatch({ operation, input, sessionId })
    if (!reply.ok) throw new Error(`${operation}: ${JSON.stringify(reply.problem)}`)
    return reply.value as never
  }
}
/** What names of businesses are made of, and their initials. */
const chars = '华盛金德兴隆永泰宏图伟业鑫源润泽和顺康宁福瑞祥云东方红星江山龙游衢江柯城禾田丰收春秋明月清风长青百草天地人山水'.padEnd(60, '禾').slice(0, 60)
const letters = initialsOf(chars)
/** `size` commitments of a fifth as many parties, spread over two years and over the states as an office has them. */
export async function fill(core: Core, size: number): Promise<void> {
  await core.services.store.write(async (db) => {
    const parties = Math.max(1, Math.floor(size / 5))
    await sql`insert into parties (id, category, name, initials, code, code_lookup, code_masked, status, risk_level, contact, phone_masked, address, created_at, updated_at)
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ${parties})
      select printf('00000000-0000-7000-8000-%012x', i), '1', '衢州' || substr(${chars}, i % 60 + 1, 1) || substr(${chars}, i / 60 % 60 + 1, 1) || substr(${chars}, i / 3600 % 60 + 1, 1) || substr(${chars}, i / 7 % 60 + 1, 1) || case i % 3 when 0 then '食品有限公司' when 1 then '科技有限公司' else '餐饮店' end,
        'qz' || substr(${letters}, i % 60 + 1, 1) || substr(${letters}, i / 60 % 60 + 1, 1) || substr(${letters}, i / 3600 % 60 + 1, 1) || substr(${letters}, i / 7 % 60 + 1, 1) || case i % 3 when 0 then 'spyxgs' when 1 then 'kjyxgs' else 'cyd' end, printf('9133%014d', i), printf('lookup%012d', i), printf('9133%014d', i), 'active', 'green', '', '', '', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z' from n`.execute(db)
    await sql`insert into commitments (id, code, party_id, state, type, type_text, subject, content, liability, made_on, performance, accepted_by, accepted_by_code, publicity, due_on, origin, created_at, updated_at)
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ${size})
      select printf('10000000-0000-7000-8000-%012x', i), '330881' || strftime('%Y%m%d', '2024-01-01', '+' || (i % 700) || ' days') || printf('%06d', i / 700 + 1), printf('00000000-0000-7000-8000-%012x', i % ${parties} + 1),
        case when i % 10 < 6 then 'fulfilled' when i % 10 < 9 then 'awaitingVerification' when i % 20 = 9 then 'rectifying' else 'breach' end, '1', '', '食品经营许可', '承诺经营场所与申报一致，冷藏设备正常运行，从业人员持有健康证明。', '自愿承担相应法律责任。',
        date('2024-01-01', '+' || (i % 700) || ' days'), null, '衢州市市场监督管理局', '11330800004256011R', '1', date('2024-03-31', '+' || (i % 900) || ' days'), 'import', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z' from n`.execute(db)
    await sql`insert into search_backlog (kind, done_seq) values ('party', 0), ('commitment', 0)`.execute(db)
    await sql`analyze`.execute(db)
  })
  await indexBacklog(core.services.store, () => false)
}
/** A filled store, closed, whose files can be copied for each measurement. */
export async function filledFolder(size: number): Promise<string> {
  const dir = join(scratch(), 'data')
  const core = await openOffice(dir)
  await fill(core, size)
  await core.close()
  return dir
}
export const databaseFile = (dir: string): string => join(dir, 'xinnuo.sqlite')
export function copyOfDatabase(dir: string): string {
  const target = join(scratch(), 'bare.sqlite')
  copyFileSync(databaseFile(dir), target)
  return target
}
export const remove = (path: string): void => rmSync(path, { recursive: true, force: true })
