// Who may do what: roles and the permissions each one carries (domain.md section 2).
import { z } from 'zod'

export const roles = ['clerk', 'officer', 'reviewer', 'supervisor', 'sysadmin', 'secadmin', 'auditor'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>
export const roleLabels: Record<Role, string> = {
  clerk: '窗口人员', officer: '执法人员', reviewer: '法制审核员', supervisor: '审批负责人',
  sysadmin: '系统管理员', secadmin: '安全管理员', auditor: '审计管理员',
}
const caseRoles: readonly Role[] = ['clerk', 'officer', 'reviewer', 'supervisor']
/** The three administrators never work on cases (三员分立, GB/T 22239-2019 8.1.3): they hold no case permission. */
export const permissionRoles = {
  'case.read': caseRoles,
  'party.write': ['clerk'],
  'commitment.register': ['clerk'],
  'commitment.withdraw': ['clerk'],
  'eligibility.override': ['supervisor'],
  'publicity.manage': ['supervisor'],
  'verification.carryOut': ['officer'],
  'verification.approve': ['supervisor'],
  'rectification.carryOut': ['officer'],
  'revocation.handle': ['officer'],
  'revocation.review': ['reviewer'],
  'revocation.decide': ['supervisor'],
  'ledger.import': ['clerk', 'sysadmin'],
  'ledger.read': ['clerk', 'supervisor', 'sysadmin'],
  'exchange.read': ['supervisor', 'sysadmin'],
  'exchange.run': ['supervisor', 'sysadmin'],
  'catalog.read': [...caseRoles, 'sysadmin'],
  'catalog.write': ['sysadmin'],
  'catalog.signOff': ['sysadmin', 'supervisor'],
  'settings.write': ['sysadmin'],
  'accounts.manage': ['secadmin'],
  'audit.read': ['auditor'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissionRoles
export const permissions = Object.keys(permissionRoles) as [Permission, ...Permission[]]
/** Besides a permission an operation may be open to anyone, or to anyone who is signed in. */
export type Access = Permission | 'public' | 'signedIn'

export function allows(access: Access, held: readonly Role[]): boolean {
  if (access === 'public' || access === 'signedIn') return true
  const allowed: readonly Role[] = permissionRoles[access]
  return held.some((role) => allowed.includes(role))
}
