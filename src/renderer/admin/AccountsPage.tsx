// 账号: who may sign in, with which roles; unlock, disable, make new ones.
import { Button, Group, Modal, MultiSelect, PasswordInput, Stack, Table, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState, type FormEvent, type ReactElement } from 'react'
import { roleLabels, roles, type Role } from '../../shared/admin/permissions'
import { useCommand, useOperation } from '../api/hooks'
import { Loaded, Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

const statuses = { active: '正常', locked: '■ 已锁定', disabled: '已停用' } as const
function NewAccount({ onClose }: { onClose: () => void }): ReactElement {
  const create = useCommand('accounts.create')
  // Not a draft: a password is never kept half-typed.
  const [value, setValue] = useState({ username: '', displayName: '', password: '', roles: [] as Role[], certificateNo: '', certificateExpires: null as string | null })
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const made = await create.mutateAsync({ ...value, certificateNo: value.certificateNo === '' ? null : value.certificateNo }).catch(() => undefined)
    if (made) onClose()
  }
  return (
    <Modal opened onClose={onClose} title="新建账号" closeButtonProps={{ 'aria-label': '关闭' }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <TextInput label="姓名" data-autofocus value={value.displayName} onChange={(e) => setValue({ ...value, displayName: e.currentTarget.value })} />
          <TextInput label="用户名" value={value.username} onChange={(e) => setValue({ ...value, username: e.currentTarget.value })} />
          <PasswordInput label="初始密码" description="至少 10 位，含字母和数字" value={value.password} onChange={(e) => setValue({ ...value, password: e.currentTarget.value })} />
          <MultiSelect label="角色" description="管理员角色不得与办案角色兼任（三员分立）" data={roles.map((role) => ({ value: role, label: roleLabels[role] }))} value={value.roles} onChange={(next) => setValue({ ...value, roles: next as Role[] })} />
          <Group grow><TextInput label="执法证件号（可不填）" value={value.certificateNo} onChange={(e) => setValue({ ...value, certificateNo: e.currentTarget.value })} /><DateInput label="证件有效期至" valueFormat="YYYY-MM-DD" clearable value={value.certificateExpires} onChange={(certificateExpires) => setValue({ ...value, certificateExpires })} /></Group>
          <ProblemNotice error={create.error} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>取消</Button><Button type="submit" loading={create.isPending}>建立</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
export function AccountsPage(): ReactElement {
  const accounts = useOperation('accounts.list', {})
  const [unlock, disable] = [useCommand('accounts.unlock'), useCommand('accounts.disable')]
  const [creating, setCreating] = useState(false)
  return (
    <Page title="账号" extra={<Button onClick={() => setCreating(true)}>新建账号</Button>}>
      <ProblemNotice error={unlock.error ?? disable.error} />
      <Loaded query={accounts}>
        {({ rows }) => (
          <Table fz="sm" verticalSpacing={5}>
            <Table.Thead><Table.Tr>{['姓名', '用户名', '角色', '执法证件', '状态', '上次登录', ''].map((name) => <Table.Th key={name}>{name}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td>{row.displayName}</Table.Td><Table.Td>{row.username}</Table.Td><Table.Td>{row.roles.map((role) => roleLabels[role]).join('、')}</Table.Td><Table.Td>{row.certificateNo ? `${row.certificateNo}，至 ${row.certificateExpires ?? '—'}` : '—'}</Table.Td>
                  <Table.Td>{statuses[row.status]}</Table.Td><Table.Td>{row.lastSignInAt ? new Date(row.lastSignInAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' }) : '从未'}</Table.Td>
                  <Table.Td ta="right">
                    {row.status !== 'active' && <Button size="compact-xs" variant="default" onClick={() => unlock.mutate({ id: row.id })}>{row.status === 'locked' ? '解锁' : '启用'}</Button>}
                    {row.status === 'active' && <Button size="compact-xs" variant="default" onClick={() => disable.mutate({ id: row.id })}>停用</Button>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Loaded>
      {creating && <NewAccount onClose={() => setCreating(false)} />}
    </Page>
  )
}
