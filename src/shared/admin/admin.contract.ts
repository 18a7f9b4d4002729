// Operations of first run, sessions, accounts, settings, drafts and the home page.
import { z } from 'zod'
import { command, query } from '../contract/contract'
import { done, id, instant, legalDate, pageInput, pageOf, text } from '../contract/fields'
import { roleSchema } from './permissions'

export const person = z.object({
  id, username: z.string(), displayName: z.string(), roles: z.array(roleSchema),
  certificateNo: z.string().nullable(), certificateExpires: legalDate.nullable(),
})
export type Person = z.infer<typeof person>
const password = z.string().min(1, { error: '请填写密码' }).max(200)
const username = z.string().trim().regex(/^[a-z][a-z0-9._-]{1,31}$/, { error: '用户名为小写字母开头的 2–32 位字母、数字' })
const account = person.extend({
  status: z.enum(['active', 'locked', 'disabled']), failedAttempts: z.int(), lastSignInAt: instant.nullable(), version: z.int(),
})
const adminInput = z.object({ username, displayName: text('姓名', 50), password })
export const setting = z.object({
  key: z.string(), label: z.string(), value: z.string(), unit: z.string(), source: z.string(),
})
const nothing = z.object({})

export const adminContract = {
  'session.state': query({
    access: 'public', summary: '工作台状态：是否已初始化、谁已登录、是否锁屏', input: nothing,
    output: z.object({
      /** The data key still has to be opened: a new folder sets its passphrase, an existing one asks for it. */
      keyNeeded: z.enum(['none', 'new', 'existing']), initialised: z.boolean(), demonstration: z.boolean(), locked: z.boolean(), officeName: z.string(),
      idleLockMinutes: z.int(), today: legalDate, person: person.nullable(),
    }),
  }),
  'key.provide': command({
    access: 'public', summary: '设定或输入数据密钥口令', input: z.object({ passphrase: z.string().min(12, { error: '密钥口令至少 12 位' }).max(200) }), output: nothing, invalidates: ['session'],
  }),
  'office.initialise': command({
    access: 'public', summary: '首次启动：单位信息与三个管理员',
    input: z.object({
      officeName: text('单位名称', 200), officeUscc: text('统一社会信用代码', 18), division: z.string().regex(/^\d{6}$/, { error: '行政区划代码为 6 位数字' }),
      sysadmin: adminInput, secadmin: adminInput, auditor: adminInput,
    }),
    output: z.object({ officeName: z.string() }), invalidates: ['session'],
  }),
  'office.loadDemonstration': command({
    access: 'public', summary: '建立演示单位：每个角色一个账号', input: nothing,
    output: z.object({ usernames: z.array(z.string()), password: z.string() }), invalidates: ['session'],
  }),
  'session.signIn': command({
    access: 'public', summary: '登录', input: z.object({ username: z.string().trim().min(1, { error: '请填写用户名' }).max(64), password }),
    output: z.object({ sessionId: z.string(), person, lastSignInAt: instant.nullable(), failedSince: z.int() }), invalidates: ['session'],
  }),
  'session.signOut': command({ access: 'signedIn', summary: '退出登录', input: nothing, output: nothing, invalidates: ['session'] }),
  'session.lock': command({ access: 'signedIn', summary: '锁屏', input: nothing, output: nothing, invalidates: ['session'] }),
  'session.unlock': command({ access: 'signedIn', summary: '解锁', input: z.object({ password }), output: nothing, invalidates: ['session'] }),
  'accounts.list': query({ access: 'accounts.manage', summary: '账号列表', input: nothing, output: z.object({ rows: z.array(account) }) }),
  'accounts.create': command({
    access: 'accounts.manage', summary: '新建账号',
    input: adminInput.extend({
      roles: z.array(roleSchema).min(1, { error: '至少选择一个角色' }),
      certificateNo: z.string().trim().max(50).nullable().default(null), certificateExpires: legalDate.nullable().default(null),
    }),
    output: done, invalidates: ['accounts'],
  }),
  'accounts.unlock': command({ access: 'accounts.manage', summary: '解锁账号', input: z.object({ id }), output: done, invalidates: ['accounts'] }),
  'accounts.disable': command({ access: 'accounts.manage', summary: '停用账号', input: z.object({ id }), output: done, invalidates: ['accounts'] }),
  'people.officers': query({
    access: 'case.read', summary: '可选的执法人员', input: nothing, output: z.object({ rows: z.array(person) }),
  }),
  'settings.list': query({ access: 'signedIn', summary: '设置', input: nothing, output: z.object({ rows: z.array(setting) }) }),
  'settings.set': command({
    access: 'settings.write', summary: '修改设置', input: z.object({ key: z.string().max(100), value: z.string().max(2000) }),
    output: nothing, invalidates: ['settings'],
  }),
  'drafts.get': query({
    access: 'signedIn', summary: '取草稿', input: z.object({ key: z.string().max(100) }), output: z.object({ value: z.unknown(), savedAt: instant.nullable() }),
  }),
  'drafts.put': command({
    access: 'signedIn', summary: '存草稿（空值即删除）', input: z.object({ key: z.string().max(100), value: z.unknown() }), output: nothing, unaudited: true,
  }),
  'audit.list': query({
    access: 'audit.read', summary: '审计记录', input: z.object({ ...pageInput, operation: z.string().max(100).optional() }),
    output: pageOf(z.object({
      seq: z.int(), at: instant, actor: z.string(), operation: z.string(), subjectType: z.string(), subjectId: z.string(), summary: z.string(), hash: z.string(),
    })),
  }),
  'audit.verify': query({
    access: 'audit.read', summary: '校验审计链', input: nothing,
    output: z.object({
      ok: z.boolean(), entries: z.int(), head: z.object({ seq: z.int(), hash: z.string() }),
      verdict: z.enum(['intact', 'altered', 'truncated', 'brokenChain']), at: z.int().nullable(), explanation: z.string(),
    }),
  }),
}
