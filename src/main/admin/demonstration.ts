// The demonstration office: one person per role. Its password is public, so it exists only in a folder marked as such.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '../../shared/admin/permissions'

export const demonstrationPassword = 'xinnuo-demo-2026'
/** A folder is a demonstration when its marker says so before any key exists. */
export const demonstrationMarker = (dataDir: string): string => join(dataDir, 'DEMONSTRATION')
export const isDemonstration = (dataDir: string): boolean => existsSync(demonstrationMarker(dataDir))

interface DemonstrationUser {
  username: string
  displayName: string
  role: Role
  certificateNo?: string
  certificateExpires?: string
}
export const demonstrationUsers: readonly DemonstrationUser[] = [
  { username: 'clerk', displayName: '张芳', role: 'clerk' },
  { username: 'officer', displayName: '李强', role: 'officer', certificateNo: '浙H0801001', certificateExpires: '2028-12-31' },
  { username: 'officer2', displayName: '赵军', role: 'officer', certificateNo: '浙H0801002', certificateExpires: '2028-12-31' },
  { username: 'reviewer', displayName: '陈静', role: 'reviewer' },
  { username: 'supervisor', displayName: '周建国', role: 'supervisor' },
  { username: 'sysadmin', displayName: '吴系统', role: 'sysadmin' },
  { username: 'secadmin', displayName: '郑安全', role: 'secadmin' },
  { username: 'auditor', displayName: '王审计', role: 'auditor' },
]
