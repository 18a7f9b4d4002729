// The window as named people work it: refusals first, then what goes through, on real SQLite.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../shared/problem'
import { openTestOffice, type Name, type TestOffice } from './testing/office'

let office: TestOffice
const state = { party: '', item: '', commitment: '' }
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
beforeAll(async () => {
  office = await openTestOffice('2026-03-02')
  state.party = (await office.as('clerk', 'parties.create', { category: '1', name: '衢州禾源食品有限公司', code: '91330802MA28F9XK8L' })).id
})
afterAll(async () => { await office.close() })
async function refused(name: Name, operation: string, input: unknown): Promise<Problem> {
  const reply = await office.reply(name, operation, input)
  if (reply.ok) throw new Error(`${operation} was not refused`)
  return reply.problem
}
const itemId = async (code: string): Promise<string> => (await office.as('clerk', 'catalog.items', { q: code })).rows[0]?.id ?? ''
const accept = async (code: string, more: object = {}) => office.as('clerk', 'commitments.accept', { partyId: state.party, itemId: await itemId(code), contact: '王某', phone: '13800000000', madeOn: '2026-03-02', ...more })

describe.sequential('容缺受理', () => {
  it('refuses a material the item does not allow', async () => {
    expect(await refused('clerk', 'commitments.accept', { partyId: state.party, itemId: await itemId('RQ-104'), contact: '王某', phone: '13800000000', madeOn: '2026-03-02', materials: ['营业执照'] })).toMatchObject({ code: 'input.malformed', details: { field: '容缺材料' } })
  })
  it('accepts with notice, one deadline for each material, and the signature in custody', async () => {
    const made = await accept('RQ-104', { materials: ['平面布局图', '新增人员健康证明'], signature: { kind: 'drawn', png } })
    state.commitment = made.id
    expect(made.noticeId).not.toBeNull()
    const view = await office.as('clerk', 'commitments.get', { id: made.id })
    expect(view.materials.map((m) => [m.name, m.dueOn, m.stateLabel])).toEqual([['平面布局图', '2026-03-09', '待补'], ['新增人员健康证明', '2026-03-23', '待补']])
    expect(view.deadlines.filter((d) => d.kind === 'material')).toHaveLength(2)
    expect(view.documents.map((d) => d.label)).toEqual(['信用承诺书', '容缺受理通知书'])
    expect(view.signature).toMatchObject({ kind: 'drawn', fileName: '手写签名.png' })
    expect(await office.as('officer', 'commitments.signature', { id: made.id })).toMatchObject({ mime: 'image/png', base64: png, intact: true })
  })
  it('keeps the signature sealed on disk', async () => {
    const row = await office.core.services.store.reader.selectFrom('signatures').selectAll().executeTakeFirstOrThrow()
    expect(readFileSync(join(office.dir, 'signatures', row.stored_as), 'utf8')).not.toContain(png.slice(0, 40))
  })
  it('refuses a signature that is no picture, and writes nothing', async () => {
    expect((await refused('clerk', 'commitments.sign', { id: state.commitment, signature: { kind: 'scanned', file: office.file('签字页.png', 'hello') } })).code).toBe('evidence.wrongType')
    expect(await office.core.services.store.reader.selectFrom('signatures').selectAll().execute()).toHaveLength(1)
  })
  it('takes a material that is wrong only with the fault, and a right one as done', async () => {
    const [plan, health] = (await office.as('clerk', 'commitments.get', { id: state.commitment })).materials
    expect((await refused('clerk', 'materials.receive', { id: plan?.id, version: 1, correct: false })).code).toBe('input.malformed')
    expect((await refused('officer', 'materials.receive', { id: plan?.id, version: 1, correct: true })).code).toBe('permission.denied')
    expect(await office.as('clerk', 'materials.receive', { id: plan?.id, version: 1, correct: true })).toMatchObject({ left: 1 })
    expect((await refused('clerk', 'materials.receive', { id: plan?.id, version: 2, correct: true })).code).toBe('workflow.notAllowed')
    expect(await office.as('clerk', 'materials.receive', { id: health?.id, version: 1, correct: false, note: '缺一人' })).toMatchObject({ left: 1 })
  })
  it('reminds in writing', async () => {
    const { documentId } = await office.as('clerk', 'materials.remind', { commitmentId: state.commitment })
    expect((await office.as('clerk', 'documents.html', { id: documentId })).html).toContain('新增人员健康证明')
  })
  it('does not take the acceptance back before the day, and does afterwards with written reasons', async () => {
    const before = await office.as('clerk', 'commitments.get', { id: state.commitment })
    expect(before.actions.find((a) => a.id === 'revokeAcceptance')).toMatchObject({ enabled: false })
    expect((await refused('clerk', 'materials.revokeAcceptance', { commitmentId: state.commitment, version: before.version, reasons: '逾期' })).code).toBe('workflow.refused')
    office.setDay('2026-03-24')
    expect((await office.as('clerk', 'work.home', {})).cards.find((c) => c.key === 'materials-overdue')?.count).toBe(1)
    const { version } = await office.as('clerk', 'commitments.get', { id: state.commitment })
    const { documentId } = await office.as('clerk', 'materials.revokeAcceptance', { commitmentId: state.commitment, version, reasons: '健康证明仍缺一人，已书面提醒' })
    expect((await office.as('clerk', 'documents.html', { id: documentId })).html).toMatch(/撤销受理决定书[\s\S]*补交的材料不符合要求：缺一人[\s\S]*行政复议/)
    const after = await office.as('clerk', 'commitments.get', { id: state.commitment })
    expect(after).toMatchObject({ state: 'acceptanceRevoked', stateLabel: '已撤销受理' })
    expect(after.deadlines.every((d) => d.status === 'closed')).toBe(true)
    const rows = await office.core.services.store.reader.selectFrom('exchange_rows').select('kind').where('subject_id', '=', state.commitment).execute()
    expect(rows.map((r) => r.kind)).toEqual(expect.arrayContaining(['acceptanceRevoked', 'stopPublicity']))
  })
})
describe.sequential('withdrawal', () => {
  it('ends the verification and the order that are under way, with a confirmation', async () => {
    const made = await accept('XK-201', { madeOn: '2026-03-24' })
    const officers = (await office.as('officer', 'people.officers', {})).rows.map((o) => o.id)
    const planned = await office.as('officer', 'verification.plan', { commitmentId: made.id, method: 'offSite', plannedOn: '2026-03-25', officerIds: officers })
    const { version } = await office.as('clerk', 'commitments.get', { id: made.id })
    await office.as('clerk', 'commitments.withdraw', { id: made.id, version, reason: '改按一般程序办理' })
    expect((await office.as('officer', 'verification.get', { id: planned.id })).state).toBe('cancelled')
    const view = await office.as('clerk', 'commitments.get', { id: made.id })
    expect(view.state).toBe('withdrawn')
    expect(view.documents.map((d) => d.label)).toContain('撤回信用承诺确认书')
    expect((await office.as('clerk', 'publicity.list', { view: 'stopped' })).rows.map((r) => r.commitmentId)).toContain(made.id)
  })
})
describe.sequential('a blocked party', () => {
  it('is refused with every reason, and refused an override by the one who asked', async () => {
    await office.core.services.store.write((db) => db.updateTable('parties').set({ risk_level: 'red' }).where('id', '=', state.party).execute().then(() => undefined))
    state.item = await itemId('SP-001')
    const { verdict } = await office.as('clerk', 'commitments.eligibility', { partyId: state.party, itemId: state.item })
    expect(verdict).toMatchObject({ outcome: 'blocked', reasons: [{ code: 'ZG-04', level: 'blocked' }] })
    expect((await refused('clerk', 'commitments.accept', { partyId: state.party, itemId: state.item, contact: '王某', phone: '13800000000', madeOn: '2026-03-24' })).code).toBe('commitment.notEligible')
    expect((await refused('clerk', 'eligibility.decideOverride', { id: '018f0000-0000-7000-8000-000000000000', version: 1, grant: true, decision: '同意' })).code).toBe('permission.denied')
  })
  it('is let through once by the supervisor, and not twice', async () => {
    const { id } = await office.as('clerk', 'eligibility.requestOverride', { partyId: state.party, itemId: state.item, reason: '风险等级因旧处罚，已修复待更新' })
    expect((await refused('clerk', 'eligibility.requestOverride', { partyId: state.party, itemId: state.item, reason: '再次申请' })).code).toBe('rule.violated')
    expect((await office.as('supervisor', 'work.home', {})).cards.find((c) => c.room === 'overrides')?.count).toBe(1)
    await office.as('supervisor', 'eligibility.decideOverride', { id, version: 1, grant: true, decision: '已核实修复凭证，同意放行一次' })
    const made = await accept('SP-001', { madeOn: '2026-03-24' })
    expect((await office.as('clerk', 'commitments.get', { id: made.id })).timeline.some((e) => e.what.includes('周建国 放行'))).toBe(true)
    expect((await refused('clerk', 'commitments.accept', { partyId: state.party, itemId: state.item, contact: '王某', phone: '13800000000', madeOn: '2026-03-24' })).code).toBe('commitment.notEligible')
  })
  it('is refused by a notice that offers the ordinary procedure', async () => {
    const { documentId } = await office.as('clerk', 'commitments.reject', { partyId: state.party, itemId: state.item })
    expect((await office.as('clerk', 'documents.html', { id: documentId })).html).toMatch(/不予适用告知承诺通知书[\s\S]*信用风险等级高于本事项允许的上限[\s\S]*一般程序/)
    expect((await office.as('officer', 'commitments.rejections', { partyId: state.party })).rows).toMatchObject([{ documentId, item: '食品经营许可', by: '张芳' }])
    await office.core.services.store.write((db) => db.updateTable('parties').set({ risk_level: 'green' }).where('id', '=', state.party).execute().then(() => undefined))
    expect((await refused('clerk', 'commitments.reject', { partyId: state.party, itemId: state.item })).code).toBe('rule.violated')
  })
})
describe.sequential('publicity', () => {
  it('publishes what may be seen, masked, and regenerates without what was stopped', async () => {
    const person = (await office.as('clerk', 'parties.create', { category: '2', name: '张三丰', code: '330802199001011232' })).id
    const made = await office.as('clerk', 'commitments.accept', { partyId: person, itemId: await itemId('XK-203'), contact: '张三丰', phone: '13812345678', madeOn: '2026-03-24' })
    expect((await refused('clerk', 'publicity.stop', { commitmentId: made.id, reason: '试' })).code).toBe('permission.denied')
    const site = async (file: string) => {
      const { folder } = await office.as('supervisor', 'publicity.state', {})
      return readFileSync(join(folder, file), 'utf8')
    }
    await office.core.jobFinished((await office.as('supervisor', 'publicity.generate', {})).jobId)
    expect(await site('publicity.csv')).toContain(made.code)
    expect(await site('index.html')).toContain('张**')
    for (const file of ['index.html', 'publicity.csv']) for (const secret of ['张三丰', '330802199001011232', '13812345678']) expect(await site(file)).not.toContain(secret)
    await office.core.jobFinished((await office.as('supervisor', 'publicity.stop', { commitmentId: made.id, reason: '当事人异议成立' })).jobId)
    expect(await site('publicity.csv')).not.toContain(made.code)
    expect(await site('index.html')).not.toContain(made.code)
    await office.core.jobFinished((await office.as('supervisor', 'publicity.resume', { commitmentId: made.id, reason: '异议不成立' })).jobId)
    expect(await site('index.html')).toContain(made.code)
  })
  it('lets nothing out of its own script', async () => {
    const { siteHtml } = await import('./publicity/site.rules')
    const row = { code: '1', party: '</script><script>alert(1)</script>', partyCode: '', subject: '=1+1', department: '', content: '', madeOn: '2026-03-02', from: '2026-03-02', until: '2026-03-03' }
    expect(siteHtml([row], '<b>局</b>', '2026-03-02').match(/<\/script>/g)).toHaveLength(2)
    const { publicityCsv } = await import('./publicity/site.rules')
    expect(publicityCsv([row])).toContain("'=1+1")
  })
})
describe.sequential('merging two files of one party', () => {
  it('refuses a person with a company and a file with itself', async () => {
    const person = (await office.as('clerk', 'parties.findByCode', { code: '330802199001011232' })).party
    expect((await office.as('clerk', 'parties.mergePreview', { keepId: state.party, dropId: person?.id })).refusal).toContain('自然人')
    expect((await refused('clerk', 'parties.merge', { keepId: state.party, keepVersion: 1, dropId: state.party, dropVersion: 1, reason: '重复建档' })).code).toBe('rule.violated')
  })
  it('moves what hangs on it, opens by either code, and can be undone', async () => {
    const twin = (await office.as('clerk', 'parties.create', { category: '4', name: '衢州禾源食品有限公司 ', code: '92330803MA29G3RL89', phone: '13800000001' })).id
    const item = await itemId('XK-101')
    const made = await office.as('clerk', 'commitments.accept', { partyId: twin, itemId: item, contact: '王某', phone: '13800000000', madeOn: '2026-03-24' })
    expect((await office.as('clerk', 'parties.duplicates', { id: state.party })).rows.map((r) => r.id)).toContain(twin)
    const [keep, drop] = [await office.as('clerk', 'parties.get', { id: state.party }), await office.as('clerk', 'parties.get', { id: twin })]
    expect((await office.as('clerk', 'parties.mergePreview', { keepId: keep.id, dropId: drop.id })).moves.find((m) => m.label === '信用承诺')?.count).toBe(1)
    await office.as('clerk', 'parties.merge', { keepId: keep.id, keepVersion: keep.version, dropId: drop.id, dropVersion: drop.version, reason: '同一主体重复建档' })
    expect((await office.as('clerk', 'commitments.get', { id: made.id })).party.id).toBe(keep.id)
    expect((await office.as('clerk', 'parties.findByCode', { code: '92330803MA29G3RL89' })).party?.id).toBe(keep.id)
    expect((await office.as('clerk', 'search.find', { q: '92330803MA29G3RL89' })).hits.filter((h) => h.kind === 'party').map((h) => h.id)).toEqual([keep.id])
    expect((await refused('clerk', 'commitments.accept', { partyId: twin, itemId: item, contact: '王某', phone: '13800000000', madeOn: '2026-03-24' })).code).toBe('rule.violated')
    const [merge] = (await office.as('clerk', 'parties.get', { id: keep.id })).merges
    await office.as('clerk', 'parties.undoMerge', { mergeId: merge?.id, reason: '核实为两个主体' })
    expect((await office.as('clerk', 'commitments.get', { id: made.id })).party.id).toBe(twin)
    expect((await office.as('clerk', 'parties.findByCode', { code: '92330803MA29G3RL89' })).party?.id).toBe(twin)
  })
  it('shows a whole number only with a reason, on the record', async () => {
    const person = (await office.as('clerk', 'parties.findByCode', { code: '330802199001011232' })).party
    expect((await refused('clerk', 'parties.reveal', { id: person?.id, reason: '' })).code).toBe('input.malformed')
    expect(await office.as('clerk', 'parties.reveal', { id: person?.id, reason: '核对证件' })).toMatchObject({ code: '330802199001011232' })
    expect((await office.as('auditor', 'audit.list', { operation: 'parties.reveal' })).rows[0]?.summary).toContain('核对证件')
  })
})
describe.sequential('documents', () => {
  it('come as .docx with every word, and a paper can be checked by its code', async () => {
    const made = await accept('XK-213', { madeOn: '2026-03-24' })
    const { file } = await office.as('clerk', 'documents.export', { id: made.documentId, format: 'docx' })
    const xml = new TextDecoder().decode(unzipSync(new Uint8Array(readFileSync(file)))['word/document.xml'])
    expect(xml).toContain('衢州禾源食品有限公司')
    expect(xml).toMatch(/w:eastAsia="仿宋"/)
    expect(xml).not.toContain('{{')
    const row = await office.core.services.store.reader.selectFrom('documents').select(['number', 'sha256']).where('id', '=', made.documentId).executeTakeFirstOrThrow()
    const check = (text: string) => office.as('officer', 'documents.checkCode', { text })
    expect((await check(`XINNUO1|${row.number}|${row.sha256}`)).verdict).toBe('genuine')
    expect((await check(`XINNUO1|${row.number}|${'0'.repeat(64)}`)).verdict).toBe('altered')
    expect((await check('https://example.com')).verdict).toBe('unknown')
  })
  it('keep the reprint register by person', async () => {
    const [document] = (await office.as('clerk', 'commitments.get', { id: state.commitment })).documents
    await office.as('clerk', 'documents.recordPrint', { id: document?.id, copies: 2 })
    await office.as('officer', 'documents.recordPrint', { id: document?.id, copies: 1 })
    expect((await office.as('clerk', 'documents.html', { id: document?.id })).register.map((r) => [r.by, r.copies])).toEqual([['李强', 1], ['张芳', 2]])
  })
})
