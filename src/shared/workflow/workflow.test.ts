// One generic suite: every state × action pair of every workflow, for every role.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { permissionRoles, roles, type Role } from '../admin/permissions'
import { catalogChangeWorkflow } from '../catalog/catalog.workflow'
import { commitmentWorkflow } from '../commitments/commitments.workflow'
import { rectificationWorkflow } from '../rectification/rectification.workflow'
import { revocationWorkflow, type RevocationFacts } from '../revocation/revocation.workflow'
import { verificationWorkflow, type VerificationFacts } from '../verification/verification.workflow'
import { actionsFor, decide, type Workflow } from './workflow'

const anyWorkflow = <S extends string, A extends string, F>(w: Workflow<S, A, F>, table: string, facts: F) => ({ w: w as unknown as Workflow<string, string, unknown>, table, facts: facts as unknown })
const verificationFacts: VerificationFacts = { registeredBy: 'clerk', officers: ['me', 'other'], approvedBy: null, method: 'onSite', validCertificates: 2, unanswered: 0, evidenceGaps: [] }
const revocationFacts: RevocationFacts = {
  today: '2026-03-30', factsOnFile: true, groundGiven: true, publicInterestHarmed: false, defenceDueOn: '2026-03-20', noticeServed: true, hearingRequested: false, hearingNoticeOn: '2026-03-01',
  hearingEarliestOn: '2026-03-10', chairId: null, reviewAgreed: true, registeredBy: 'clerk', verifiedBy: ['v'], handlerIds: ['h'], proposedBy: 'h', reviewedBy: 'r',
}
const all = [
  anyWorkflow(commitmentWorkflow, 'commitments', { registeredBy: null, lapsedMaterials: 1 }),
  anyWorkflow(catalogChangeWorkflow, 'catalog_changes', { proposedBy: 'proposer', problems: [], outdated: false }),
  anyWorkflow(verificationWorkflow, 'verifications', verificationFacts),
  anyWorkflow(rectificationWorkflow, 'rectification_orders', { today: '2026-03-01', dueOn: '2026-03-10', extended: false, reported: true, extensionRequestedBy: 'h', registeredBy: 'clerk' }),
  anyWorkflow(revocationWorkflow, 'revocations', revocationFacts),
]
const migration = ['010-first', '020-window'].map((name) => readFileSync(new URL(`../../main/db/migrations/${name}.ts`, import.meta.url), 'utf8').replaceAll('_new (', ' (')).toReversed().join('\n')

describe.each(all)('$w.name', ({ w, table, facts }) => {
  const pairs = Object.keys(w.states).flatMap((state) => Object.keys(w.actions).map((action) => ({ state, action })))
  it.each(pairs)('$action from $state is allowed only from its states and by its roles', ({ state, action }) => {
    const definition = w.actions[action]
    if (!definition) throw new Error('unreachable')
    for (const role of roles) {
      const held = (permissionRoles[definition.permission] as readonly Role[]).includes(role)
      const decision = decide(w, action, state, { id: action === 'approve' && w.name === '践诺核查' ? 'boss' : 'me', roles: [role] }, facts)
      const fitting = definition.from.includes(state)
      if (fitting && (held || definition.automatic)) {
        if (w.name === '撤销案件' && action === 'serveNotice') expect(decision.ok).toBe(true)
        if (decision.ok) expect(decision.to).toBe(definition.to)
      } else {
        expect(decision.ok).toBe(false)
        if (!decision.ok) expect([decision.refusal.rule, decision.refusal.basis, decision.refusal.who].every((words) => words.length > 0)).toBe(true)
      }
    }
  })
  it('has its states in the database check, and every state but the first can be reached', () => {
    const check = new RegExp(`create table ${table} [^;]*?state text not null\\s*check \\(state in \\(([^)]*)\\)`).exec(migration)?.[1] ?? ''
    expect(check.replaceAll("'", '').split(',').map((s) => s.trim()).sort()).toEqual(Object.keys(w.states).sort())
    const reached = new Set([w.initial, ...Object.values(w.actions).map((a) => a.to)])
    expect(Object.keys(w.states).filter((state) => !reached.has(state))).toEqual([])
  })
  it('offers automatic steps to nobody', () => {
    for (const state of Object.keys(w.states)) {
      for (const offered of actionsFor(w, state, { id: 'me', roles: [...roles] }, facts)) expect(w.actions[offered.id]?.automatic).not.toBe(true)
    }
  })
})

describe('separation of duties in a revocation', () => {
  const supervisor = (id: string) => decide(revocationWorkflow, 'approve', 'proposed', { id, roles: ['supervisor', 'officer', 'reviewer'] }, revocationFacts)
  it.each(['h', 'r', 'clerk', 'v'])('%s may not approve whatever roles are held', (id) => {
    expect(supervisor(id)).toMatchObject({ ok: false, kind: 'refused' })
  })
  it('lets another person approve', () => expect(supervisor('boss')).toEqual({ ok: true, to: 'approved' }))
  it.each<[keyof RevocationFacts, unknown]>([['factsOnFile', false], ['groundGiven', false], ['publicInterestHarmed', true]])('no notice while %s is %s', (key, value) => {
    expect(decide(revocationWorkflow, 'serveNotice', 'opened', { id: 'h', roles: ['officer'] }, { ...revocationFacts, [key]: value })).toMatchObject({ ok: false, kind: 'refused' })
  })
  it('keeps the defence open through the whole of its last day', () => {
    const close = (today: string) => decide(revocationWorkflow, 'closeDefence', 'noticed', { id: 'h', roles: ['officer'] }, { ...revocationFacts, today, defenceDueOn: '2026-03-20' }).ok
    expect([close('2026-03-20'), close('2026-03-21')]).toEqual([false, true])
  })
})
