// Decides which of the outer pages is shown: first run, sign-in, lock, or the workspace.
import { Center, Skeleton, Stack } from '@mantine/core'
import type { ReactElement } from 'react'
import { useOperation } from '../api/hooks'
import { FirstRunPage } from '../session/FirstRunPage'
import { KeyPage } from '../session/KeyPage'
import { LockPage } from '../session/LockPage'
import { SignInPage } from '../session/SignInPage'
import { ProblemNotice } from '../ui/ProblemNotice'
import { Workspace } from './Workspace'

export function App(): ReactElement {
  const state = useOperation('session.state', {})
  if (state.error) return <Center mih="100vh"><ProblemNotice error={state.error} /></Center>
  if (!state.data) return <Stack p="md"><Skeleton h={40} /><Skeleton h={300} /></Stack>
  const { data } = state
  if (data.keyNeeded !== 'none') return <KeyPage isNew={data.keyNeeded === 'new'} />
  if (!data.initialised) return <FirstRunPage />
  if (!data.person) return <SignInPage demonstration={data.demonstration} officeName={data.officeName} />
  if (data.locked) return <LockPage person={data.person} />
  return <Workspace person={data.person} officeName={data.officeName} />
}
