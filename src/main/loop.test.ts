// The closed loop as named people walk it: window → verification → order → failed re-check → revocation → credit record → export → receipt.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestOffice, type TestOffice } from './testing/office'

let office: TestOffice
const state = { party: '', commitment: '', code: '', verification: '', order: '', revocation: '' }
const service = (servedOn: string) => ({ servedOn, method: 'direct', receiver: '王某', proof: '当面签收，送达回证 1 份' })
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

beforeAll(async () => { office = await openTestOffice('2026-03-02') })
afterAll(async () => { await office.close() })

async function version(): Promise<number> {
  return (await office.as('officer', 'revocation.get', { id: state.revocation })).version
}
async function register(): Promise<void> {
  const items = await office.as('clerk', 'catalog.items', { q: '食品' })
  const input = { partyId: state.party, itemId: items.rows[0]?.id, contact: '王某', phone: '13800000000', madeOn: '2026-03-02' }
  const accepted = await office.as('clerk', 'commitments.accept', input)
  Object.assign(state, { commitment: accepted.id, code: accepted.code })
}

describe.sequential('the loop', () => {
  it('refuses a party whose check character is wrong and names the position', async () => {
    const reply = await office.reply('clerk', 'parties.create', { category: '1', name: '衢州禾源食品有限公司', code: '91330802MA28F9XK8M' })
    expect(reply).toMatchObject({ ok: false, problem: { code: 'input.malformed' } })
    expect(JSON.stringify(reply)).toContain('第 18 位')
  })
  it('lets the clerk register a party and a commitment', async () => {
    state.party = (await office.as('clerk', 'parties.create', { category: '1', name: '衢州禾源食品有限公司', code: '91330802MA28F9XK8L' })).id
    expect((await office.as('clerk', 'commitments.eligibility', { partyId: state.party })).verdict.outcome).toBe('eligible')
    await register()
    expect(state.code).toBe('33080220260302000001')
    const view = await office.as('officer', 'commitments.get', { id: state.commitment })
    expect(view).toMatchObject({ state: 'awaitingVerification', deadlines: [{ kind: 'verification', dueOn: '2026-05-28' }] })
  })
  it('lets the officers verify with one photo, and only them', async () => {
    const officers = (await office.as('officer', 'people.officers', {})).rows
    const ids = officers.map((o) => o.id)
    const clerkTries = await office.reply('clerk', 'verification.plan', { commitmentId: state.commitment, method: 'onSite', plannedOn: '2026-03-05', officerIds: ids })
    expect(clerkTries).toMatchObject({ ok: false, problem: { code: 'permission.denied' } })
    const planned = await office.as('officer', 'verification.plan', { commitmentId: state.commitment, method: 'onSite', plannedOn: '2026-03-05', officerIds: ids })
    state.verification = planned.id
    expect(await office.reply('officer', 'verification.start', { id: planned.id, version: 1 })).toMatchObject({ ok: false, problem: { code: 'workflow.notAllowed' } })
    await office.as('supervisor', 'verification.approve', { id: planned.id, version: 1 })
    await office.as('officer', 'verification.start', { id: planned.id, version: 2 })
  })
  it('does not conclude before the checklist is filled and its photo is there', async () => {
    const { id } = { id: state.verification }
    const conclude = { id, version: 3, finding: 'toRectify', reasons: '冷藏设备停用' }
    expect(await office.reply('officer', 'verification.conclude', conclude)).toMatchObject({ ok: false, problem: { code: 'workflow.refused' } })
    const { checklist } = await office.as('officer', 'verification.get', { id })
    for (const [i, check] of checklist.entries()) {
      await office.as('officer', 'verification.answer', { id, clauseId: check.clauseId, answer: i === 1 ? 'fail' : 'pass', note: i === 1 ? '冷藏柜停用' : '' })
    }
    const refused = await office.reply('officer', 'verification.conclude', conclude)
    expect(JSON.stringify(refused)).toContain('证据不足')
    for (const check of checklist.filter((c) => c.photos > 0)) {
      const evidence = await office.as('officer', 'verification.addEvidence', { id, clauseId: check.clauseId, file: office.file(`${check.clauseId}.png`, png) })
      expect(evidence.sm3).toMatch(/^[0-9a-f]{64}$/)
    }
    expect((await office.as('officer', 'verification.get', { id })).proposal?.finding).toBe('toRectify')
    const concluded = await office.as('officer', 'verification.conclude', conclude)
    expect(concluded.followUp?.kind).toBe('rectification')
    state.order = concluded.followUp?.id ?? ''
  })
  it('has an order with number and deadline by itself', async () => {
    const order = await office.as('officer', 'rectification.get', { id: state.order })
    expect(order).toMatchObject({ number: '衢市监责改〔2026〕1号', dueOn: '2026-03-16', state: 'issued' })
    expect((await office.as('clerk', 'documents.html', { id: order.documentId })).html).toContain('冷藏')
  })
  it('opens a revocation case by itself when the re-check fails', async () => {
    office.setDay('2026-03-16')
    await office.as('officer', 'rectification.report', { id: state.order, version: 1, receivedOn: '2026-03-13', text: '已联系维修' })
    const result = await office.as('officer', 'rectification.recheck', { id: state.order, version: 2, outcome: 'failed', notes: '冷藏柜仍停用' })
    state.revocation = result.revocationId ?? ''
    const rail = (await office.as('supervisor', 'revocation.get', { id: state.revocation })).rail
    expect(rail.find((step) => step.status === 'current')).toMatchObject({ key: 'ground', lacks: ['撤销依据（第一款或第二款）', '公共利益审查意见'] })
  })
  it('lets no step go before its document, its service and its term', async () => {
    const id = state.revocation
    expect(await office.reply('officer', 'revocation.serveNotice', { id, version: 1, service: service('2026-03-16') })).toMatchObject({ ok: false, problem: { code: 'workflow.refused' } })
    await office.as('officer', 'revocation.setGround', { id, version: 1, ground: 'para1', publicInterestHarmed: false, publicInterest: '撤销不损害公共利益' })
    await office.as('officer', 'revocation.serveNotice', { id, version: 2, service: service('2026-03-16') })
    office.setDay('2026-03-23')
    const early = await office.reply('officer', 'revocation.closeDefence', { id, version: 3 })
    expect(JSON.stringify(early)).toContain('2026-03-23')
    office.setDay('2026-03-24')
    await office.as('officer', 'revocation.closeDefence', { id, version: 3 })
    expect(await office.reply('officer', 'revocation.propose', { id, version: 4, proposal: '撤销', grade: 'ordinary' })).toMatchObject({ ok: false, problem: { code: 'workflow.notAllowed' } })
    await office.as('reviewer', 'revocation.review', { id, version: 4, agree: true, opinion: '事实清楚，程序合法' })
    await office.as('officer', 'revocation.propose', { id, version: 5, proposal: '建议撤销', grade: 'ordinary' })
  })
  it('refuses the officer who proposed and says who can, then lets the supervisor approve', async () => {
    const id = state.revocation
    expect(await office.reply('officer', 'revocation.decide', { id, version: 6, decision: 'approve', reasons: '同意' })).toMatchObject({ ok: false, problem: { code: 'permission.denied', details: { roles: '审批负责人' } } })
    await office.as('supervisor', 'revocation.decide', { id, version: 6, decision: 'approve', reasons: '事实清楚，同意撤销' })
    await office.as('officer', 'revocation.serveDecision', { id, version: await version(), service: service('2026-03-24') })
  })
  it('has its effects by itself: revoked, graded, blocked at the window with the reason', async () => {
    const revoked = await office.as('clerk', 'commitments.get', { id: state.commitment })
    expect(revoked.state).toBe('revoked')
    const decision = revoked.documents.find((d) => d.kind === 'revocationDecision')
    const { html } = await office.as('clerk', 'documents.html', { id: decision?.id })
    expect(html.replace(/<[^>]+>/g, '')).toContain('依据《中华人民共和国行政许可法》第六十九条第一款的规定，决定撤销')
    expect(html.replace(/<[^>]+>/g, '')).toContain('复查不合格：冷藏柜仍停用。')
    expect(html.replace(/<[^>]+>/g, '')).toContain('同意撤销。')
    const records = (await office.as('clerk', 'credit.records', { partyId: state.party })).rows
    expect(records).toMatchObject([{ grade: 'ordinary', establishedOn: '2026-03-24', publicUntil: '2027-03-24', state: 'open' }])
    const blocked = await office.reply('clerk', 'commitments.accept', {
      partyId: state.party, itemId: (await office.as('clerk', 'catalog.items', {})).rows[0]?.id, contact: '王某', phone: '13800000000', madeOn: '2026-03-24',
    })
    expect(blocked).toMatchObject({ ok: false, problem: { code: 'commitment.notEligible' } })
    expect(JSON.stringify(blocked)).toContain(records[0]?.document)
  })
  it('exports a package that stock openssl verifies, and takes the receipt in', async () => {
    const { jobId } = await office.as('supervisor', 'exchange.export', {})
    await office.core.jobFinished(jobId)
    const job = await office.as('supervisor', 'jobs.get', { id: jobId })
    expect(job.state).toBe('succeeded')
    const { file, rows } = job.result as { file: string; rows: number }
    expect(file).toMatch(/XN-11330800004256011R-20260324-000001\.zip$/)
    const entries = unzipSync(readFileSync(file))
    const folder = mkdtempSync(join(tmpdir(), 'package-'))
    for (const [name, bytes] of Object.entries(entries)) writeFileSync(join(folder, name), bytes)
    const verify = 'pkeyutl -verify -in manifest.json -sigfile manifest.sig -pubin -inkey signer.pem -rawin -digest sm3 -pkeyopt distid:1234567812345678'.split(' ')
    expect(spawnSync('openssl', verify, { cwd: folder, encoding: 'utf8' }).stdout).toContain('Signature Verified Successfully')
    const manifest = JSON.parse(Buffer.from(entries['manifest.json'] ?? []).toString('utf8')) as { files: { name: string; sm3: string; rows: number }[] }
    for (const listed of manifest.files) {
      expect(spawnSync('openssl', ['dgst', '-sm3', listed.name], { cwd: folder, encoding: 'utf8' }).stdout).toContain(listed.sm3)
    }
    expect(manifest.files.reduce((sum, listed) => sum + (listed.name === 'publicity.csv' ? 0 : listed.rows), 0)).toBe(rows)
    const receipt = office.file('receipt-000001.json', JSON.stringify({ batch: '000001', rows: [{ file: 'commitments.xlsx', row: 2, error: 1, message: '数据格式错误' }] }))
    expect(await office.as('supervisor', 'exchange.receive', { file: receipt })).toMatchObject({ accepted: rows - 1, rejected: 1 })
    const ledger = await office.as('supervisor', 'exchange.ledger', { state: 'rejected' })
    expect(ledger.rows).toMatchObject([{ kind: 'commitment', message: '数据格式错误', subject: state.code }])
  })
  it('leaves an audit chain that verifies, and tells altered, truncated and broken apart', async () => {
    const { services } = office.core
    expect(await office.as('auditor', 'audit.verify', {})).toMatchObject({ ok: true, verdict: 'intact' })
    const raw = async (text: string): Promise<void> => services.store.write(async (db) => { const { sql } = await import('kysely'); await sql.raw(text).execute(db) })
    await raw('drop trigger audit_entries_no_update')
    await raw('drop trigger audit_entries_no_delete')
    const verdict = async (): Promise<string> => (await office.as('auditor', 'audit.verify', {})).verdict
    const last = (await services.store.reader.selectFrom('audit_entries').selectAll().orderBy('seq', 'desc').executeTakeFirstOrThrow())
    await raw(`delete from audit_entries where seq >= ${last.seq}`)
    expect(await verdict()).toBe('truncated')
    await raw("update audit_entries set summary = summary || 'x' where seq = 5")
    expect(await verdict()).toBe('altered')
    await raw('delete from audit_entries where seq between 4 and 6')
    expect(await verdict()).toBe('brokenChain')
  })
})
