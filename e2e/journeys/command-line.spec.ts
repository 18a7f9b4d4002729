// The core without a window: one JSON object on standard output, words on standard error, and the exit code says how it went.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { demonstrationFolder, password, root } from './workspace'

interface Outcome {
  code: number | null
  said: Record<string, unknown>
  errors: string
}
function run(args: readonly string[], secret = password): Outcome {
  const result = spawnSync(process.execPath, [join(root, 'out/main/cli.js'), ...args, '--json'], { env: { ...process.env, XINNUO_PASSWORD: secret }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return { code: result.status, said: JSON.parse(result.stdout) as Record<string, unknown>, errors: result.stderr }
}
test('a ledger goes in and a signed package comes out without a window', () => {
  const dir = demonstrationFolder()
  const at = ['--data-dir', dir]
  const operations = run(['operations'])
  expect(operations.code).toBe(0)
  expect(JSON.stringify(operations.said)).toContain('commitments.accept')
  const imported = run(['import-ledger', ...at, '--file', join(root, 'e2e/fixtures/ledgers/ledger-2000.gb18030.csv'), '--as', 'clerk'])
  expect(imported.code).toBe(0)
  expect(imported.said).toMatchObject({ read: 2000, imported: 1925, rejected: 75 })
  expect(existsSync(String(imported.said.failureFile))).toBe(true)
  const exported = run(['export', ...at, '--out', join(dir, '..', 'out'), '--as', 'supervisor'])
  expect(exported.said).toMatchObject({ batch: '000001', rows: 1925 })
  expect(readFileSync(String(exported.said.file)).subarray(0, 2).toString()).toBe('PK')
  const again = run(['export', ...at, '--as', 'supervisor'])
  expect(again).toMatchObject({ code: 2, said: { code: 'exchange.nothingToSend' } })
  expect(run(['verify-audit', ...at, '--as', 'auditor'])).toMatchObject({ code: 0, said: { ok: true, verdict: 'intact' } })
  expect(run(['check', ...at])).toMatchObject({ code: 0, said: { ok: true } })
})
test('a refusal is a Problem with exit code 2, in words too', () => {
  const dir = demonstrationFolder()
  expect(run(['verify-audit', '--data-dir', dir, '--as', 'auditor'], 'wrong-password')).toMatchObject({ code: 2, said: { code: 'session.badCredentials' } })
  const denied = run(['call', 'commitments.accept', '--input', '{}', '--data-dir', dir, '--as', 'clerk'])
  expect(denied).toMatchObject({ code: 2, said: { code: 'input.malformed' } })
  expect(run(['call', 'audit.list', '--input', '{}', '--data-dir', dir, '--as', 'clerk'])).toMatchObject({ code: 2, said: { code: 'permission.denied' } })
  expect(denied.errors).toContain('填写有误')
  expect(run(['no-such-job']).code).toBe(2)
})
