// The lock screen: the same person's password opens it, nothing typed is lost.
import { Button, Center, FocusTrap, Group, Paper, PasswordInput, Stack, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactElement } from 'react'
import type { Person } from '../../shared/admin/admin.contract'
import { useCommand } from '../api/hooks'
import { ProblemNotice } from '../ui/ProblemNotice'

/** Dialogs that were open stay open beneath. */
const aboveDialogs = 10_000

export function LockPage({ person }: { person: Person }): ReactElement {
  const [password, setPassword] = useState('')
  const client = useQueryClient()
  const unlock = useCommand('session.unlock')
  const signOut = useCommand('session.signOut')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    await unlock.mutateAsync({ password }).then(() => client.invalidateQueries(), () => undefined)
  }
  return (
    <FocusTrap active>
      <Center role="dialog" aria-modal aria-label={`已锁屏：${person.displayName}`} pos="fixed" inset={0} bg="var(--mantine-color-body)" style={{ zIndex: aboveDialogs }}>
        <Paper withBorder p="xl" w={360}>
          <form onSubmit={(event) => void submit(event)}>
            <Stack gap="sm">
              <Title order={1}>已锁屏：{person.displayName}</Title>
              <PasswordInput label="密码" value={password} onChange={(e) => setPassword(e.currentTarget.value)} data-autofocus />
              <Group><Button type="submit" loading={unlock.isPending}>解锁</Button><Button variant="default" onClick={() => signOut.mutate({})}>换人登录</Button></Group>
              <ProblemNotice error={unlock.error} />
            </Stack>
          </form>
        </Paper>
      </Center>
    </FocusTrap>
  )
}
