// First run: what a new folder, a returning user and a demonstration see before the data key is open.
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { resourcesDir } from '../testing/office'
import type { Core } from './core'
import { openGate, type Gate } from './gate'

const opened: Core[] = []
afterEach(async () => { for (const core of opened.splice(0)) await core.close() })
const folder = (): string => join(mkdtempSync(join(tmpdir(), 'xinnuo-gate-')), 'data')
const gateOf = (dataDir: string): Promise<Gate> => openGate({ dataDir, resourcesDir }, (core) => opened.push(core))
const ask = (gate: Gate, operation: string, input: unknown = {}) => gate.dispatch({ operation, input })
const admin = (name: string) => ({ username: name, displayName: name, password: 'password-1234' })
const office = { officeName: '某局', officeUscc: '11330800004256011R', division: '330802', sysadmin: admin('sys'), secadmin: admin('sec'), auditor: admin('aud') }

describe('a new folder', () => {
  it('asks for a passphrase, refuses a short one, and opens with a good one', async () => {
    const dir = folder()
    const gate = await gateOf(dir)
    expect(await ask(gate, 'session.state')).toMatchObject({ ok: true, value: { keyNeeded: 'new' } })
    expect(await ask(gate, 'office.initialise', office)).toMatchObject({ problem: { code: 'key.passphraseRequired' } })
    expect(await ask(gate, 'key.provide', { passphrase: 'short' })).toMatchObject({ problem: { code: 'input.malformed' } })
    expect(existsSync(join(dir, 'keys.json'))).toBe(false)
    expect(await ask(gate, 'key.provide', { passphrase: 'a long passphrase' })).toMatchObject({ ok: true })
    expect(await ask(gate, 'office.initialise', { ...office, auditor: office.sysadmin })).toMatchObject({ problem: { code: 'office.threeAdmins' } })
    expect(await ask(gate, 'office.initialise', office)).toMatchObject({ ok: true })
    expect(await ask(gate, 'session.state')).toMatchObject({ value: { keyNeeded: 'none', initialised: true, officeName: '某局' } })
  })
  it('keeps the key sealed: the wrong passphrase opens nothing, the right one does', async () => {
    const dir = folder()
    await ask(await gateOf(dir), 'key.provide', { passphrase: 'a long passphrase' })
    await opened.pop()?.close()
    const again = await gateOf(dir)
    expect(await ask(again, 'session.state')).toMatchObject({ value: { keyNeeded: 'existing' } })
    expect(await ask(again, 'key.provide', { passphrase: 'another passphrase' })).toMatchObject({ problem: { code: 'key.wrongPassphrase' } })
    expect(await ask(again, 'key.provide', { passphrase: 'a long passphrase' })).toMatchObject({ ok: true })
  })
  it('never takes the public password, nor the demonstration, into a real folder', async () => {
    const gate = await gateOf(folder())
    await ask(gate, 'key.provide', { passphrase: 'a long passphrase' })
    expect(await ask(gate, 'office.loadDemonstration')).toMatchObject({ problem: { code: 'office.demoOnly' } })
    expect(await ask(gate, 'office.initialise', { ...office, auditor: { ...office.auditor, password: 'xinnuo-demo-2026' } })).toMatchObject({ problem: { code: 'password.weak' } })
  })
})
describe('a demonstration', () => {
  it('is made in an empty folder by one press, and opens by itself afterwards', async () => {
    const dir = folder()
    expect(await ask(await gateOf(dir), 'office.loadDemonstration')).toMatchObject({ ok: true })
    await opened.pop()?.close()
    expect(await ask(await gateOf(dir), 'session.state')).toMatchObject({ value: { demonstration: true, initialised: true } })
  })
  it('is refused where something lies already', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'xinnuo-gate-'))
    writeFileSync(join(dir, 'a.txt'), 'x')
    const gate = await gateOf(dir)
    expect(await ask(gate, 'office.loadDemonstration')).toMatchObject({ problem: { code: 'office.notEmpty' } })
  })
})
