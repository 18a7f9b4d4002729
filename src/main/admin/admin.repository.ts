// Reads and writes accounts and drafts.
import type { Person } from '../../shared/admin/admin.contract'
import type { Role } from '../../shared/admin/permissions'
import { ProblemError } from '../../shared/problem'
import type { Reader, Row, Writer } from '../db'

export interface NewUser {
  id: string
  username: string
  displayName: string
  passwordHash: string
  roles: readonly Role[]
  certificateNo: string | null
  certificateExpires: string | null
  at: string
}
const toPerson = (user: Row<'users'>, roles: readonly Role[]): Person => ({
  id: user.id, username: user.username, displayName: user.display_name, roles: [...roles],
  certificateNo: user.certificate_no, certificateExpires: user.certificate_expires,
})
async function rolesOf(db: Reader, userId: string): Promise<Role[]> {
  const rows = await db.selectFrom('user_roles').select('role').where('user_id', '=', userId).orderBy('role').execute()
  return rows.map((row) => row.role as Role)
}
export async function hasUsers(db: Reader): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined
}
export async function insertUser(db: Writer, user: NewUser): Promise<void> {
  const taken = await db.selectFrom('users').select('id').where('username', '=', user.username).executeTakeFirst()
  if (taken) throw new ProblemError('record.duplicate', { field: '用户名', value: user.username })
  await db.insertInto('users').values({
    id: user.id, username: user.username, display_name: user.displayName, password_hash: user.passwordHash, certificate_no: user.certificateNo,
    certificate_expires: user.certificateExpires, status: 'active', created_at: user.at, last_sign_in_at: null,
  }).execute()
  await db.insertInto('user_roles').values(user.roles.map((role) => ({ user_id: user.id, role }))).execute()
}
export const userByName = (db: Reader, username: string): Promise<Row<'users'> | undefined> =>
  db.selectFrom('users').selectAll().where('username', '=', username).executeTakeFirst()
export const userById = (db: Reader, id: string): Promise<Row<'users'> | undefined> =>
  db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()

/** The person behind a session; undefined once the account is locked or disabled. */
export async function personById(db: Reader, id: string): Promise<Person | undefined> {
  const [user, roles] = await Promise.all([userById(db, id), rolesOf(db, id)])
  return user && user.status === 'active' ? toPerson(user, roles) : undefined
}
export async function nameOf(db: Reader, id: string | null): Promise<string | null> {
  if (id === null) return null
  const row = await db.selectFrom('users').select('display_name').where('id', '=', id).executeTakeFirst()
  return row?.display_name ?? null
}
export async function peopleByIds(db: Reader, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  const users = await db.selectFrom('users').selectAll().where('id', 'in', ids).orderBy('username').execute()
  return Promise.all(users.map(async (user) => toPerson(user, await rolesOf(db, user.id))))
}
export async function activeWithRole(db: Reader, role: Role): Promise<Person[]> {
  const users = await db.selectFrom('users').innerJoin('user_roles', 'user_roles.user_id', 'users.id').selectAll('users')
    .where('user_roles.role', '=', role).where('users.status', '=', 'active').orderBy('username').execute()
  return Promise.all(users.map(async (user) => toPerson(user, await rolesOf(db, user.id))))
}
export async function listAccounts(db: Reader): Promise<(Person & { status: Row<'users'>['status']; failedAttempts: number; lastSignInAt: string | null; version: number })[]> {
  const users = await db.selectFrom('users').selectAll().orderBy('username').execute()
  return Promise.all(users.map(async (user) => ({
    ...toPerson(user, await rolesOf(db, user.id)), status: user.status, failedAttempts: user.failed_attempts, lastSignInAt: user.last_sign_in_at, version: user.version,
  })))
}
export async function recordFailure(db: Writer, user: Row<'users'>, limit: number): Promise<boolean> {
  const failed = user.failed_attempts + 1
  const locked = failed >= limit
  await db.updateTable('users').set({ failed_attempts: failed, status: locked ? 'locked' : user.status }).where('id', '=', user.id).execute()
  return locked
}
export async function recordSuccess(db: Writer, id: string, at: string): Promise<void> {
  await db.updateTable('users').set({ failed_attempts: 0, last_sign_in_at: at }).where('id', '=', id).execute()
}
export async function setStatus(db: Writer, id: string, status: Row<'users'>['status']): Promise<number> {
  const user = await userById(db, id)
  if (!user) throw new ProblemError('record.notFound', { what: '账号', id })
  await db.updateTable('users').set({ status, failed_attempts: 0, version: user.version + 1 }).where('id', '=', id).execute()
  return user.version + 1
}
export const draft = (db: Reader, userId: string, key: string): Promise<{ value: string; saved_at: string } | undefined> =>
  db.selectFrom('drafts').select(['value', 'saved_at']).where('user_id', '=', userId).where('key', '=', key).executeTakeFirst()
export async function saveDraft(db: Writer, userId: string, key: string, value: string | undefined, at: string): Promise<void> {
  if (value === undefined) {
    await db.deleteFrom('drafts').where('user_id', '=', userId).where('key', '=', key).execute()
    return
  }
  await db.insertInto('drafts').values({ user_id: userId, key, value, saved_at: at })
    .onConflict((c) => c.columns(['user_id', 'key']).doUpdateSet({ value, saved_at: at })).execute()
}
