// Sign-in, and on an empty folder the way to a demonstration office.
import { Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useEffect, useState, type FormEvent, type ReactElement } from 'react'
import { useCommand } from '../api/hooks'
import { ProblemNotice } from '../ui/ProblemNotice'

export function SignInPage({ demonstration, officeName }: { demonstration: boolean; officeName: string }): ReactElement {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useCommand('session.signIn')
  // While the name and password are typed, the room most people open next is fetched.
  useEffect(() => void import('../commitments/QueuePage'), [])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    // Whoever signs in starts with their own work, not where the last person was.
    window.location.hash = '#/'
    signIn.mutate({ username, password })
  }
  return (
    <Center mih="100vh" component="main">
      <Paper withBorder p="xl" w={380}>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <Title order={1}>信诺 信用承诺闭环监管</Title>
            <Text c="dimmed" size="sm">{officeName}</Text>
            <TextInput label="用户名" value={username} onChange={(e) => setUsername(e.currentTarget.value)} autoFocus autoComplete="username" />
            <PasswordInput label="密码" value={password} onChange={(e) => setPassword(e.currentTarget.value)} autoComplete="current-password" />
            <Button type="submit" loading={signIn.isPending}>登录</Button>
            <ProblemNotice error={signIn.error} />
            {demonstration && (
              <Text size="xs" c="dimmed">演示账号：clerk officer officer2 reviewer supervisor sysadmin secadmin auditor，密码 xinnuo-demo-2026</Text>
            )}
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}
