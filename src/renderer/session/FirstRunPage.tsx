// The first-run page: the office and its three administrators.
import { Button, Center, Group, Paper, PasswordInput, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useCommand } from '../api/hooks'
import { ProblemNotice } from '../ui/ProblemNotice'

const admins = [{ role: 'sysadmin', label: '系统管理员' }, { role: 'secadmin', label: '安全管理员' }, { role: 'auditor', label: '审计管理员' }] as const
const empty = { username: '', displayName: '', password: '' }

export function FirstRunPage(): ReactElement {
  const [office, setOffice] = useState({ officeName: '', officeUscc: '', division: '' })
  const [people, setPeople] = useState({ sysadmin: empty, secadmin: empty, auditor: empty })
  const initialise = useCommand('office.initialise')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    initialise.mutate({ ...office, ...people })
  }
  return (
    <Center mih="100vh" component="main" p="md">
      <Paper withBorder p="lg" w={860}>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <Title order={1}>首次启动</Title>
            <Text size="sm">三名管理员必须是三个不同的人（三员分立），都不办理案件。办案人员的账号由安全管理员建立。</Text>
            <SimpleGrid cols={3}>
              <TextInput label="单位名称" value={office.officeName} onChange={(e) => setOffice({ ...office, officeName: e.currentTarget.value })} />
              <TextInput label="统一社会信用代码" value={office.officeUscc} onChange={(e) => setOffice({ ...office, officeUscc: e.currentTarget.value.toUpperCase() })} />
              <TextInput label="受理地行政区划代码" value={office.division} onChange={(e) => setOffice({ ...office, division: e.currentTarget.value })} />
            </SimpleGrid>
            <SimpleGrid cols={3}>
              {admins.map(({ role, label }) => {
                const set = (change: Partial<typeof empty>): void => setPeople({ ...people, [role]: { ...people[role], ...change } })
                return (
                  <Stack key={role} gap="xs">
                    <Title order={2}>{label}</Title>
                    <TextInput label={`${label}姓名`} value={people[role].displayName} onChange={(e) => set({ displayName: e.currentTarget.value })} />
                    <TextInput label={`${label}用户名`} value={people[role].username} onChange={(e) => set({ username: e.currentTarget.value })} />
                    <PasswordInput label={`${label}密码`} description="至少 10 位，含字母和数字" value={people[role].password} onChange={(e) => set({ password: e.currentTarget.value })} />
                  </Stack>
                )
              })}
            </SimpleGrid>
            <ProblemNotice error={initialise.error} />
            <Group><Button type="submit" loading={initialise.isPending}>建立单位</Button></Group>
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}
