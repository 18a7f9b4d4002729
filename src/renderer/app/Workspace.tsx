// The shell: rooms of the role on the left, who I am on top, the room in the middle.
import { AppShell, Badge, Button, Group, NavLink, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { Route, Router, Switch, useLocation } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { Person } from '../../shared/admin/admin.contract'
import { allows, roleLabels, type Access } from '../../shared/admin/permissions'
import { useCommand } from '../api/hooks'
import { QueuePage } from '../commitments/QueuePage'
import { HomePage } from '../home/HomePage'

const rooms: readonly { path: string; label: string; access: Access }[] = [
  { path: '/', label: '工作台', access: 'signedIn' }, { path: '/queue', label: '承诺队列', access: 'case.read' },
]
function Navigation({ person }: { person: Person }): ReactElement {
  const [location, go] = useLocation()
  return (
    <nav aria-label="主导航">
      {rooms.filter((room) => allows(room.access, person.roles)).map((room) => (
        <NavLink key={room.path} href={`#${room.path}`} label={room.label} active={location.split('?')[0] === room.path} onClick={(event) => { event.preventDefault(); go(room.path) }} />
      ))}
    </nav>
  )
}
export function Workspace({ person, officeName }: { person: Person; officeName: string }): ReactElement {
  const signOut = useCommand('session.signOut')
  const lock = useCommand('session.lock')
  return (
    <Router hook={useHashLocation}>
      <AppShell header={{ height: 44 }} navbar={{ width: 168, breakpoint: 0 }} padding="sm">
        <AppShell.Header px="sm">
          <Group h="100%" justify="space-between">
            <Text fw={600}>信诺 · {officeName}</Text>
            <Group gap="xs">
              <Text size="sm">{person.displayName}</Text>
              {person.roles.map((role) => <Badge key={role} variant="outline" tt="none">{roleLabels[role]}</Badge>)}
              <Button size="compact-sm" variant="default" onClick={() => lock.mutate({})}>锁屏</Button>
              <Button size="compact-sm" variant="default" onClick={() => signOut.mutate({})}>退出</Button>
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar><Navigation person={person} /></AppShell.Navbar>
        <AppShell.Main>
          <Switch>
            <Route path="/queue/:view?">{(params) => <QueuePage key={params.view} view={params.view} />}</Route>
            <Route><HomePage /></Route>
          </Switch>
        </AppShell.Main>
      </AppShell>
    </Router>
  )
}
