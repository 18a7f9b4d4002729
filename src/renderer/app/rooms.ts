// The rooms of the workspace: who sees each, and the letter that opens it (Alt+letter).
import { lazy, type ComponentType } from 'react'
import type { Access } from '../../shared/admin/permissions'
import { HomePage } from '../home/HomePage'

export interface Room {
  path: string
  label: string
  access: Access
  key: string
  page: ComponentType<{ view: string | undefined }>
}
const page = <M extends Record<string, unknown>>(load: () => Promise<M>, name: keyof M): Room['page'] => lazy(async () => ({ default: (await load())[name] as Room['page'] }))
export const rooms: readonly Room[] = [
  { path: '/', label: '工作台', access: 'signedIn', key: 'h', page: HomePage },
  { path: '/intake', label: '窗口受理', access: 'commitment.register', key: 'n', page: page(() => import('../intake/IntakePage'), 'IntakePage') },
  { path: '/queue', label: '承诺队列', access: 'case.read', key: 'q', page: page(() => import('../commitments/QueuePage'), 'QueuePage') },
  { path: '/verifications', label: '核查', access: 'case.read', key: 'v', page: page(() => import('../cases/lists'), 'VerificationList') },
  { path: '/rectifications', label: '责令改正', access: 'case.read', key: 'r', page: page(() => import('../cases/lists'), 'RectificationList') },
  { path: '/revocations', label: '撤销案件', access: 'case.read', key: 'c', page: page(() => import('../cases/lists'), 'RevocationList') },
  { path: '/materials', label: '容缺材料', access: 'case.read', key: 'm', page: page(() => import('../cases/lists'), 'MaterialList') },
  { path: '/overrides', label: '放行', access: 'case.read', key: 'o', page: page(() => import('../window/OverridesPage'), 'OverridesPage') },
  { path: '/publicity', label: '公示', access: 'case.read', key: 'g', page: page(() => import('../publicity/PublicityPage'), 'PublicityPage') },
  { path: '/catalogue', label: '事项清单', access: 'catalog.read', key: 'l', page: page(() => import('../catalog/CataloguePage'), 'CataloguePage') },
  { path: '/changes', label: '清单变更', access: 'catalog.signOff', key: 'b', page: page(() => import('../catalog/ChangesPage'), 'ChangesPage') },
  { path: '/parties', label: '主体档案', access: 'case.read', key: 'p', page: page(() => import('../parties/PartiesPage'), 'PartiesPage') },
  { path: '/import', label: '导入', access: 'ledger.read', key: 'i', page: page(() => import('../ledger/ImportPage'), 'ImportPage') },
  { path: '/exchange', label: '归集交换', access: 'exchange.read', key: 'e', page: page(() => import('../exchange/ExchangePage'), 'ExchangePage') },
  { path: '/accounts', label: '账号', access: 'accounts.manage', key: 'a', page: page(() => import('../admin/AccountsPage'), 'AccountsPage') },
  { path: '/settings', label: '设置', access: 'settings.write', key: 's', page: page(() => import('../admin/SettingsPage'), 'SettingsPage') },
  { path: '/audit', label: '审计', access: 'audit.read', key: 'u', page: page(() => import('../admin/AuditPage'), 'AuditPage') },
]
/** Pages about one record; reached from lists, not from the navigation. */
export const recordPages: readonly { path: string; page: ComponentType<{ id: string }> }[] = [
  { path: '/commitment', page: page(() => import('../cases/CommitmentPage'), 'CommitmentPage') as unknown as ComponentType<{ id: string }> },
  { path: '/verification', page: page(() => import('../cases/VerificationPage'), 'VerificationPage') as unknown as ComponentType<{ id: string }> },
  { path: '/rectification', page: page(() => import('../cases/RectificationPage'), 'RectificationPage') as unknown as ComponentType<{ id: string }> },
  { path: '/revocation', page: page(() => import('../cases/RevocationPage'), 'RevocationPage') as unknown as ComponentType<{ id: string }> },
  { path: '/entry', page: page(() => import('../catalog/EntryPage'), 'EntryPage') as unknown as ComponentType<{ id: string }> },
  { path: '/edit', page: page(() => import('../catalog/EditPage'), 'EditPage') as unknown as ComponentType<{ id: string }> },
  { path: '/change', page: page(() => import('../catalog/ChangePage'), 'ChangePage') as unknown as ComponentType<{ id: string }> },
  { path: '/party', page: page(() => import('../parties/PartyPage'), 'PartyPage') as unknown as ComponentType<{ id: string }> },
]
