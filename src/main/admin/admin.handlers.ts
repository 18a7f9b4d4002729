// Accounts, settings, drafts and the audit view.
import type { adminContract } from '../../shared/admin/admin.contract'
import { ProblemError } from '../../shared/problem'
import { listBefore, verifyChain } from '../audit'
import { actor, type Handlers } from '../core/context'
import { hashPassword } from '../crypto/passwords'
import { activeWithRole, draft, insertUser, listAccounts, saveDraft, setStatus } from './admin.repository'
import { requireStrong } from './session.handlers'
import { isEditable, isSettingKey, listSettings, settingDefinitions, writeSetting } from './settings'

type Admin = Pick<
  typeof adminContract,
  | 'accounts.list' | 'accounts.create' | 'accounts.unlock' | 'accounts.disable' | 'people.officers' | 'settings.list' | 'settings.set'
  | 'drafts.get' | 'drafts.put' | 'audit.list' | 'audit.verify'
>
const caseRoles: readonly string[] = ['clerk', 'officer', 'reviewer', 'supervisor']
const adminRoles: readonly string[] = ['sysadmin', 'secadmin', 'auditor']

/** One person is at most one of the three administrators, and then nothing else (三员分立). */
function requireSeparated(roles: readonly string[]): void {
  const admins = roles.filter((role) => adminRoles.includes(role))
  if (admins.length > 1 || (admins.length === 1 && roles.some((role) => caseRoles.includes(role)))) throw new ProblemError('office.threeAdmins')
}

export const adminHandlers: Handlers<Admin> = {
  'accounts.list': async ({ db }) => ({ rows: await listAccounts(db) }),
  'accounts.create': async (context, input) => {
    requireStrong(input.password)
    requireSeparated(input.roles)
    const id = context.newId()
    await insertUser(context.db, { ...input, id, passwordHash: await hashPassword(input.password), at: context.now })
    context.audit({ subjectType: 'user', subjectId: id, summary: `新建账号 ${input.username}（${input.roles.join('、')}）` })
    return { id, version: 1 }
  },
  'accounts.unlock': async (context, { id }) => {
    const version = await setStatus(context.db, id, 'active')
    context.audit({ subjectType: 'user', subjectId: id, summary: '解锁账号' })
    return { id, version }
  },
  'accounts.disable': async (context, { id }) => {
    if (id === actor(context).id) throw new ProblemError('rule.violated', { rule: '不能停用自己的账号', remedy: '请由另一名安全管理员办理。' })
    const version = await setStatus(context.db, id, 'disabled')
    context.audit({ subjectType: 'user', subjectId: id, summary: '停用账号' })
    return { id, version }
  },
  'people.officers': async ({ db }) => ({ rows: await activeWithRole(db, 'officer') }),
  'settings.list': async ({ db }) => ({ rows: await listSettings(db) }),
  'settings.set': async (context, { key, value }) => {
    if (!isSettingKey(key) || !isEditable(key)) throw new ProblemError('record.notFound', { what: '设置', id: key })
    const numeric = /^\d+$/.test(settingDefinitions[key].value) && settingDefinitions[key].unit !== ''
    if (numeric && !/^[1-9]\d{0,4}$/.test(value)) throw new ProblemError('input.malformed', { field: settingDefinitions[key].label, message: '应为正整数' })
    await writeSetting(context.db, key, value, context.now)
    context.audit({ subjectType: 'setting', subjectId: key, summary: `设置 ${settingDefinitions[key].label} = ${value}` })
    return {}
  },
  'drafts.get': async (context, { key }) => {
    const row = await draft(context.db, actor(context).id, key)
    return row ? { value: JSON.parse(context.services.personal.open(row.value)) as unknown, savedAt: row.saved_at } : { value: null, savedAt: null }
  },
  'drafts.put': async (context, { key, value }) => {
    const empty = value === null || value === undefined
    await saveDraft(context.db, actor(context).id, key, empty ? undefined : context.services.personal.seal(JSON.stringify(value)), context.now)
    return {}
  },
  'audit.list': async ({ db }, { cursor, limit, operation }) => {
    const rows = await listBefore(db, cursor ? Number(cursor) : undefined, limit + 1, operation)
    const page = rows.slice(0, limit)
    return {
      rows: page.map((row) => ({
        seq: row.seq, at: row.at, actor: row.actor, operation: row.operation, subjectType: row.subject_type, subjectId: row.subject_id, summary: row.summary, hash: row.hash,
      })),
      nextCursor: rows.length > limit ? String(page.at(-1)?.seq) : undefined,
    }
  },
  'audit.verify': async ({ db, services }) => verifyChain(db, services.auditKey),
}
