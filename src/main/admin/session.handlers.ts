// First run and sessions.
import { adminContract } from '../../shared/admin/admin.contract'
import type { Role } from '../../shared/admin/permissions'
import { ProblemError } from '../../shared/problem'
import { hashPassword, verifyPassword } from '../crypto/passwords'
import { actor, RefusalToKeep, type CommandContext, type Handlers } from '../core/context'
import { hasUsers, insertUser, personById, recordFailure, recordSuccess, userById, userByName } from './admin.repository'
import { demonstrationPassword, demonstrationUsers, isDemonstration } from './demonstration'
import { readNumber, readSetting, writeSetting } from './settings'

type Session = Pick<typeof adminContract, 'session.state' | 'key.provide' | 'office.initialise' | 'office.loadDemonstration' | 'session.signIn' | 'session.signOut' | 'session.lock' | 'session.unlock'>

/** The demonstration password is public, so it opens nothing but a folder marked as demonstration. */
export function requireStrong(password: string, demonstration = false): void {
  if (password === demonstrationPassword && !demonstration) throw new ProblemError('password.weak')
  if (password.length < 10 || !/[a-z]/i.test(password) || !/\d/.test(password)) throw new ProblemError('password.weak')
}
async function addUser(
  context: CommandContext, user: { username: string; displayName: string; password: string; certificateNo?: string | null; certificateExpires?: string | null }, roles: readonly Role[],
): Promise<void> {
  requireStrong(user.password, isDemonstration(context.services.dataDir))
  await insertUser(context.db, {
    id: context.newId(), username: user.username, displayName: user.displayName, passwordHash: await hashPassword(user.password), roles,
    certificateNo: user.certificateNo ?? null, certificateExpires: user.certificateExpires ?? null, at: context.now,
  })
}

export const sessionHandlers: Handlers<Session> = {
  'session.state': async ({ db, person, services, sessionId, today }) => ({
    keyNeeded: 'none', initialised: await hasUsers(db), demonstration: (await readSetting(db, 'office.demonstration')) === '1',
    locked: sessionId !== undefined && services.sessions.isLocked(sessionId), officeName: await readSetting(db, 'office.name'),
    idleLockMinutes: await readNumber(db, 'session.idleLockMinutes'), today, person: person ?? null,
  }),
  // Behind the gate the key is open already (core/gate.ts answers before that).
  'key.provide': async () => {
    throw new ProblemError('office.alreadyInitialised')
  },
  'office.initialise': async (context, input) => {
    if (await hasUsers(context.db)) throw new ProblemError('office.alreadyInitialised')
    const names = new Set([input.sysadmin.username, input.secadmin.username, input.auditor.username])
    const people = new Set([input.sysadmin.displayName, input.secadmin.displayName, input.auditor.displayName])
    if (names.size < 3 || people.size < 3) throw new ProblemError('office.threeAdmins')
    await writeSetting(context.db, 'office.name', input.officeName, context.now)
    await writeSetting(context.db, 'office.uscc', input.officeUscc, context.now)
    await writeSetting(context.db, 'office.division', input.division, context.now)
    for (const role of ['sysadmin', 'secadmin', 'auditor'] as const) await addUser(context, input[role], [role])
    context.audit({ subjectType: 'office', subjectId: 'office', summary: `初始化单位 ${input.officeName}，建立三个管理员` })
    return { officeName: input.officeName }
  },
  'office.loadDemonstration': async (context) => {
    if (await hasUsers(context.db)) throw new ProblemError('office.notEmpty')
    if (!isDemonstration(context.services.dataDir)) throw new ProblemError('office.demoOnly')
    await writeSetting(context.db, 'office.demonstration', '1', context.now)
    await writeSetting(context.db, 'office.name', '衢州市市场监督管理局（演示）', context.now)
    await writeSetting(context.db, 'office.uscc', '11330800004256011R', context.now)
    for (const user of demonstrationUsers) await addUser(context, { ...user, password: demonstrationPassword }, [user.role])
    context.audit({ subjectType: 'office', subjectId: 'office', summary: '建立演示单位' })
    return { usernames: demonstrationUsers.map((user) => user.username), password: demonstrationPassword }
  },
  'session.signIn': async (context, { username, password }) => {
    const limit = await readNumber(context.db, 'session.failedLimit')
    const user = await userByName(context.db, username)
    if (!user) throw new RefusalToKeep('session.badCredentials', { limit })
    const about = { subjectType: 'user', subjectId: user.id }
    if (user.status === 'locked') throw new RefusalToKeep('session.accountLocked', { username })
    if (user.status === 'disabled') throw new RefusalToKeep('session.accountDisabled', { username })
    if (!(await verifyPassword(password, user.password_hash))) {
      const locked = await recordFailure(context.db, user, limit)
      context.audit({ ...about, summary: locked ? '登录失败，账号锁定' : '登录失败' })
      throw locked ? new RefusalToKeep('session.accountLocked', { username }) : new RefusalToKeep('session.badCredentials', { limit })
    }
    await recordSuccess(context.db, user.id, context.now)
    const person = await personById(context.db, user.id)
    if (!person) throw new ProblemError('session.accountDisabled', { username })
    context.audit({ ...about, summary: `${person.displayName} 登录` })
    return { sessionId: context.services.sessions.open(user.id), person, lastSignInAt: user.last_sign_in_at, failedSince: user.failed_attempts }
  },
  'session.signOut': async (context) => {
    context.audit({ subjectType: 'user', subjectId: actor(context).id, summary: '退出登录' })
    context.afterCommit(() => context.services.sessions.close(context.sessionId ?? ''))
    return {}
  },
  'session.lock': async (context) => {
    context.audit({ subjectType: 'user', subjectId: actor(context).id, summary: '锁屏' })
    context.afterCommit(() => context.services.sessions.lock(context.sessionId ?? ''))
    return {}
  },
  'session.unlock': async (context, { password }) => {
    const limit = await readNumber(context.db, 'session.failedLimit')
    const user = await userById(context.db, actor(context).id)
    if (!user) throw new ProblemError('session.required')
    if (!(await verifyPassword(password, user.password_hash))) {
      const locked = await recordFailure(context.db, user, limit)
      context.audit({ subjectType: 'user', subjectId: user.id, summary: locked ? '解锁失败，账号锁定' : '解锁失败' })
      throw new RefusalToKeep(locked ? 'session.accountLocked' : 'session.badCredentials', { limit, username: user.username })
    }
    await recordSuccess(context.db, user.id, context.now)
    context.audit({ subjectType: 'user', subjectId: user.id, summary: '解锁' })
    context.afterCommit(() => context.services.sessions.unlock(context.sessionId ?? ''))
    return {}
  },
}
