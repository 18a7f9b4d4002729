// The catalogue as an office keeps it: proposed by one, signed off by another, nothing lost on the way.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx, writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ItemSource, LetterTemplate } from '../../shared/catalog/catalog.schema'
import { openTestOffice, type TestOffice } from '../testing/office'
import { compileCondition, compileRules, type Facts } from './eligibility-engine.rules'

let office: TestOffice
beforeAll(async () => { office = await openTestOffice('2026-03-02') })
afterAll(async () => { await office.close() })
const entry = async <T>(kind: 'item' | 'letter' | 'rule', code: string): Promise<{ version: number; content: T }> => (await office.as('sysadmin', 'catalog.entry', { kind, code })) as { version: number; content: T }
async function codeOf(name: 'sysadmin' | 'supervisor' | 'clerk', operation: string, input: unknown): Promise<string> {
  const reply = await office.reply(name, operation, input)
  return reply.ok ? 'ok' : reply.problem.code
}

describe.sequential('a change of an item', () => {
  let id = ''
  let before: ItemSource
  let open = ''
  it('is no matter of the window', async () => {
    expect(await codeOf('clerk', 'catalog.propose', { kind: 'item', code: 'SP-001', content: {}, reason: '' })).toBe('permission.denied')
  })
  it('names what is wrong and cannot be submitted until it is right', async () => {
    before = (await entry<ItemSource>('item', 'SP-001')).content
    const party = await office.as('clerk', 'parties.create', { category: '1', name: '衢州禾源食品有限公司', code: '91330802MA28F9XK8L' })
    const item = (await office.as('clerk', 'catalog.items', { q: 'SP-001' })).rows[0]
    open = (await office.as('clerk', 'commitments.accept', { partyId: party.id, itemId: item?.id, contact: '王某', phone: '13800000000', madeOn: '2026-03-02' })).id
    id = (await office.as('sysadmin', 'catalog.propose', { kind: 'item', code: 'SP-001', content: { ...before, method: '免于核查', letter: 'L-NO' } })).id
    const view = await office.as('sysadmin', 'catalog.change', { id })
    expect(view.problems.map((p) => p.message).join()).toContain('不能设为免于核查')
    expect(view.actions.find((a) => a.id === 'submit')).toMatchObject({ enabled: false })
    expect(await codeOf('sysadmin', 'catalog.submit', { id, version: 1, reason: '调整' })).toBe('workflow.refused')
    expect(await codeOf('sysadmin', 'catalog.propose', { kind: 'item', code: 'SP-001', content: before })).toBe('rule.violated')
  })
  it('is compared clause by clause, and not signed off by its author', async () => {
    const clauses = before.clauses.map((c, i) => (i === 1 ? { ...c, text: '冷藏冷冻设备与经营品种相适应，每日记录温度。' } : c)).slice(0, 3)
    await office.as('sysadmin', 'catalog.propose', { id, version: 1, kind: 'item', code: 'SP-001', content: { ...before, clauses, rectificationDays: 15 } })
    const { differences } = await office.as('supervisor', 'catalog.change', { id })
    expect(differences.filter((d) => d.change !== 'same').map((d) => [d.section, d.label, d.change])).toEqual([['事项', '整改期限', 'changed'], ['条款', 'SP-001-02', 'changed'], ['条款', 'SP-001-04', 'removed']])
    await office.as('sysadmin', 'catalog.submit', { id, version: 2, reason: '合并记录类条款' })
    expect(await codeOf('sysadmin', 'catalog.signOff', { id, version: 3 })).toBe('separation.samePerson')
    expect((await office.as('supervisor', 'work.home', {})).cards.find((c) => c.room === 'changes')?.count).toBe(1)
  })
  it('makes a new version, and leaves an open case on its own', async () => {
    await office.as('supervisor', 'catalog.signOff', { id, version: 3, decision: '同意' })
    const now = await office.as('sysadmin', 'catalog.entry', { kind: 'item', code: 'SP-001' })
    expect(now).toMatchObject({ version: 2, versions: [{ version: 2, reason: '合并记录类条款', proposedBy: '吴系统', signedBy: '周建国' }, { version: 1 }] })
    const old = await office.as('clerk', 'commitments.get', { id: open })
    expect([old.itemVersion, old.clauses.length]).toEqual([1, 4])
    expect((await office.as('sysadmin', 'catalog.compare', { kind: 'item', code: 'SP-001', from: 1, to: 2 })).rows.filter((r) => r.change !== 'same')).toHaveLength(3)
  })
})
describe.sequential('a change of a letter', () => {
  it('is refused with an unknown placeholder', async () => {
    const { content } = await entry<LetterTemplate>('letter', 'L-XK-02')
    const { id } = await office.as('sysadmin', 'catalog.propose', { kind: 'letter', code: 'L-XK-02', content: { ...content, notice: [...content.notice, '由{{办理科室}}负责解释。'] } })
    expect((await office.as('sysadmin', 'catalog.change', { id })).problems).toEqual([{ field: `告知 · 第 ${content.notice.length + 1} 项`, message: '不认识的占位符“办理科室”' }])
    expect(await codeOf('sysadmin', 'catalog.submit', { id, version: 1, reason: '补充' })).toBe('workflow.refused')
    await office.as('sysadmin', 'catalog.propose', { id, version: 1, kind: 'letter', code: 'L-XK-02', content: { ...content, notice: [...content.notice, '由{{实施部门}}负责解释。'] } })
    await office.as('sysadmin', 'catalog.submit', { id, version: 2, reason: '补充解释机关' })
    await office.as('supervisor', 'catalog.signOff', { id, version: 3 })
  })
  it('gives the items that use it a version of their own', async () => {
    const { usedBy } = await office.as('sysadmin', 'catalog.entry', { kind: 'letter', code: 'L-XK-02' })
    expect(usedBy.map((u) => u.code)).toContain('SP-001')
    const item = await office.as('sysadmin', 'catalog.entry', { kind: 'item', code: 'SP-001' })
    expect(item.version).toBe(3)
    expect(item.versions[0]?.reason).toContain('随承诺书模板 L-XK-02 第 2 版更新')
  })
})
describe.sequential('the list as a workbook', () => {
  const sheetsOf = async (): Promise<{ name: string; rows: unknown[][] }[]> => {
    const { file } = await office.as('sysadmin', 'catalog.export', {})
    return (await readXlsx(new Uint8Array(readFileSync(file)))).sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows }))
  }
  const offer = async (sheets: { name: string; rows: unknown[][] }[]): Promise<string> => {
    const path = join(office.dir, `清单${Math.random()}.xlsx`)
    writeFileSync(path, await writeXlsx({ sheets: sheets as Parameters<typeof writeXlsx>[0]['sheets'] }))
    return office.offer(path)
  }
  it('comes back as it went out: nothing changed', async () => {
    expect(await office.as('sysadmin', 'catalog.import', { file: await offer(await sheetsOf()), reason: '核对' })).toEqual({ proposed: 0, unchanged: 81 + 19 + 22, errors: [] })
  })
  it('with errors changes nothing and lists them all, by sheet, row and column', async () => {
    const sheets = await sheetsOf()
    const items = sheets.find((s) => s.name === '事项')?.rows ?? []
    const column = (title: string): number => (items[0] as string[]).indexOf(title)
    ;(items[1] as unknown[])[column('核查期限')] = '六十'
    ;(items[2] as unknown[])[column('模板编号')] = 'L-NO'
    const clauses = sheets.find((s) => s.name === '条款')?.rows ?? []
    ;(clauses[1] as unknown[])[0] = 'NO-001'
    const result = await office.as('sysadmin', 'catalog.import', { file: await offer(sheets), reason: '批量调整' })
    expect(result.proposed).toBe(0)
    expect(result.errors.length).toBeGreaterThan(0)
    expect(result.errors).toContainEqual({ sheet: '条款', row: 2, column: '事项编号', message: '“事项”表中没有编号“NO-001”' })
    expect((await office.as('sysadmin', 'catalog.changes', { view: 'open' })).rows).toEqual([])
  })
  it('with changes proposes just those, to be signed off together by somebody else', async () => {
    const sheets = await sheetsOf()
    const items = sheets.find((s) => s.name === '事项')?.rows ?? []
    for (const row of items.slice(1, 4) as unknown[][]) row[(items[0] as string[]).indexOf('整改期限')] = 7
    const letters = sheets.find((s) => s.name === '承诺书模板')?.rows ?? []
    const first = letters[1] as string[]
    first[2] = `${first[2]}\n本机关地址见公示栏。`
    const result = await office.as('sysadmin', 'catalog.import', { file: await offer(sheets), reason: '统一整改期限' })
    expect(result).toMatchObject({ proposed: 4, errors: [] })
    const [change] = (await office.as('supervisor', 'catalog.changes', { view: 'toSign' })).rows
    expect(await codeOf('sysadmin', 'catalog.signOffAll', { source: change?.source })).toBe('ok')
    expect((await office.as('supervisor', 'catalog.changes', { view: 'toSign' })).rows).toHaveLength(4)
    expect(await office.as('supervisor', 'catalog.signOffAll', { source: change?.source })).toEqual({ signed: 4, left: [] })
  })
  it('refuses what is no workbook', async () => {
    expect(await codeOf('sysadmin', 'catalog.import', { file: office.file('a.xlsx', 'hello'), reason: 'x' })).toBe('ledger.unreadable')
  })
  it('has a public face without what is not the public\'s', async () => {
    const { file } = await office.as('clerk', 'catalog.publicList', { format: 'html' })
    const html = readFileSync(file, 'utf8')
    expect(html).toContain('共 81 项')
    expect(html).not.toMatch(/https?:\/\//)
    expect((await readXlsx(new Uint8Array(readFileSync((await office.as('clerk', 'catalog.publicList', { format: 'xlsx' })).file)))).sheets[0]?.rows).toHaveLength(82)
  })
})
describe('eligibility rules', () => {
  const facts = (over: Partial<Facts['values']>): Facts => ({ lists: { openBreaches: [], blockingMeasures: [], severe: [] }, values: {
    'party.status': 'active', 'party.risk': 1, 'party.category': '1', 'party.licenceDays': 9999, 'item.maxRisk': 2, 'item.valid': true, 'item.kind': '', 'openBreaches.count': 0, 'blockingMeasures.count': 0, 'severe.count': 0, 'lateMaterials.count': 0, 'openCommitments.count': 0, ...over } })
  it.each([
    [{ fact: 'party.risk', operator: 'greaterThan', value: { fact: 'item.maxRisk' } }, { 'party.risk': 3 }, true], [{ fact: 'party.risk', operator: 'greaterThan', value: { fact: 'item.maxRisk' } }, { 'party.risk': 2 }, false],
    [{ fact: 'party.status', operator: 'in', value: ['cancelled', 'revoked'] }, { 'party.status': 'revoked' }, true], [{ fact: 'party.status', operator: 'notIn', value: ['cancelled'] }, {}, true],
    [{ not: { fact: 'item.valid', operator: 'equal', value: true } }, { 'item.valid': false }, true], [{ any: [{ fact: 'party.risk', operator: 'lessThan', value: 1 }, { fact: 'party.risk', operator: 'lessThanInclusive', value: 1 }] }, {}, true],
    [{ all: [{ fact: 'party.risk', operator: 'greaterThanInclusive', value: 1 }, { fact: 'party.risk', operator: 'notEqual', value: 1 }] }, {}, false],
  ] as const)('judges %j', (condition, values, expected) => {
    expect(compileCondition(condition as unknown as Parameters<typeof compileCondition>[0])(facts(values))).toBe(expected)
  })
  it('leave out what is switched off', () => {
    const rule = { code: 'T-01', name: '试用规则', active: false, conditions: { all: [{ fact: 'party.risk' as const, operator: 'equal' as const, value: 1 }] }, event: { type: 'blocked' as const, params: { text: '理由说明', basis: '依据条款', source: '' } } }
    expect(compileRules([rule])(facts({})).outcome).toBe('eligible')
    expect(compileRules([{ ...rule, active: true }])(facts({})).outcome).toBe('blocked')
  })
  it('can be tried on real parties before they are signed off, and work once they are', async () => {
    const party = (await office.as('clerk', 'parties.findByCode', { code: '91330802MA28F9XK8L' })).party
    const content = { code: 'ZG-20', name: '低风险以上才可使用', conditions: { all: [{ fact: 'party.risk', operator: 'greaterThanInclusive', value: 1 }] }, event: { type: 'warn', params: { text: '本市试点：非优等主体须提醒', basis: '本市试点方案' } }, active: true }
    expect((await office.as('sysadmin', 'eligibility.try', { rule: { ...content, conditions: { all: [{ fact: 'nothing', operator: 'equal', value: 1 }] } } })).problems.length).toBeGreaterThan(0)
    expect(await office.as('sysadmin', 'eligibility.try', { rule: content })).toMatchObject({ parties: 1, changed: 1, warned: 1, sample: [{ id: party?.id, before: 'eligible', after: 'warn' }] })
    const { id } = await office.as('sysadmin', 'catalog.propose', { kind: 'rule', code: 'ZG-20', content, reason: '试点' })
    await office.as('sysadmin', 'catalog.submit', { id, version: 1, reason: '试点' })
    expect((await office.as('clerk', 'commitments.eligibility', { partyId: party?.id })).verdict.outcome).toBe('eligible')
    await office.as('supervisor', 'catalog.signOff', { id, version: 2 })
    expect((await office.as('clerk', 'commitments.eligibility', { partyId: party?.id })).verdict).toMatchObject({ outcome: 'warn', reasons: [{ code: 'ZG-20', basis: '本市试点方案' }] })
  })
})
