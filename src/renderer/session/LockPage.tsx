// The lock screen: the same person's password opens it, nothing typed is lost.
import { Button, Center, Group, Paper, PasswordInput, Stack, Title } from '@mantine/core'
import { useState, type FormEvent, type ReactElement } from 'react'
import type { Person } from '../../shared/admin/admin.contract'
import { useCommand } from '../api/hooks'
import { ProblemNotice } from '../ui/ProblemNotice'

export function LockPage({ person }: { person: Person }): ReactElement {
  const [password, setPassword] = useState('')
  const unlock = useCommand('session.unlock')
  const signOut = useCommand('session.signOut')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    unlock.mutate({ password })
  }
  return (
    <Center mih="100vh" component="main">
      <Paper withBorder p="xl" w={360}>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <Title order={1}>已锁屏：{person.displayName}</Title>
            <PasswordInput label="密码" value={password} onChange={(e) => setPassword(e.currentTarget.value)} autoFocus />
            <Group><Button type="submit" loading={unlock.isPending}>解锁</Button><Button variant="default" onClick={() => signOut.mutate({})}>换人登录</Button></Group>
            <ProblemNotice error={unlock.error} />
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}
