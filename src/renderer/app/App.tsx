// Decides which of the outer pages is shown: key, first run, sign-in, or the workspace with its lock before it.
import { Center, Skeleton, Stack } from '@mantine/core'
import type { ReactElement } from 'react'
import { useOperation } from '../api/hooks'
import { FirstRunPage } from '../session/FirstRunPage'
import { KeyPage } from '../session/KeyPage'
import { LockPage } from '../session/LockPage'
import { MeContext } from '../session/me'
import { SignInPage } from '../session/SignInPage'
import { useIdleLock } from '../session/useIdleLock'
import { ProblemNotice } from '../ui/ProblemNotice'
import { Workspace } from './Workspace'

export function App(): ReactElement {
  const state = useOperation('session.state', {})
  const { data } = state
  useIdleLock(data?.person && !data.locked ? data.idleLockMinutes : null)
  if (!data && state.error) return <Center mih="100vh"><ProblemNotice error={state.error} /></Center>
  if (!data) return <Stack p="md"><Skeleton h={40} /><Skeleton h={300} /></Stack>
  if (data.keyNeeded !== 'none') return <KeyPage isNew={data.keyNeeded === 'new'} />
  if (!data.initialised) return <FirstRunPage />
  if (!data.person) return <SignInPage demonstration={data.demonstration} officeName={data.officeName} />
  return (
    <MeContext value={{ person: data.person, today: data.today }}>
      {/* Behind the lock the workspace stays as it was, so nothing typed is lost; it is out of sight and out of reach. */}
      <div key={data.person.id} hidden={data.locked} inert={data.locked}><Workspace officeName={data.officeName} /></div>
      {data.locked && <LockPage person={data.person} />}
    </MeContext>
  )
}
