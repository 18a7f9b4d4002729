// The shell: rooms of the role on the left, search and who I am on top, the room in the middle.
import { ActionIcon, AppShell, Badge, Button, Group, Kbd, NavLink, Skeleton, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useState, type ReactElement } from 'react'
import { Route, Router, Switch, useLocation } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { roleLabels } from '../../shared/admin/permissions'
import { useCommand, useOperation } from '../api/hooks'
import { HomePage } from '../home/HomePage'
import { useMe } from '../session/me'
import { digits } from '../ui/Due'
import { Boundary } from './Boundary'
import { recordPages, rooms } from './rooms'
import { SearchDialog } from './SearchDialog'
import { ShortcutsDialog } from './ShortcutsDialog'

function Navigation(): ReactElement {
  const [location, go] = useLocation()
  const { may } = useMe()
  const home = useOperation('work.home', {})
  const counts = new Map((home.data?.cards ?? []).filter((c) => c.room !== 'queue').toReversed().map((c) => [`/${c.room}`, c.count]))
  return (
    <nav aria-label="主导航">
      {rooms.filter((room) => may(room.access)).map((room) => {
        const count = counts.get(room.path) ?? 0
        const active = room.path === '/' ? location === '/' : location.startsWith(room.path)
        return (
          <NavLink
            key={room.path} href={`#${room.path}`} label={room.label} active={active} aria-current={active ? 'page' : undefined}
            rightSection={count > 0 ? <Text size="xs" style={digits}>{count}</Text> : null} onClick={(event) => { event.preventDefault(); go(room.path) }}
          />
        )
      })}
    </nav>
  )
}
function Who(): ReactElement {
  const { person } = useMe()
  const client = useQueryClient()
  const signOut = useCommand('session.signOut')
  const lock = useCommand('session.lock')
  const leave = async (): Promise<void> => {
    await signOut.mutateAsync({})
    // What one person saw does not stay in memory for the next.
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session.state' })
  }
  return (
    <Group gap="xs">
      <Text size="sm">{person.displayName}</Text>
      {person.roles.map((role) => <Badge key={role} variant="outline" tt="none">{roleLabels[role]}</Badge>)}
      <Button size="compact-sm" variant="default" onClick={() => lock.mutate({})}>锁屏</Button>
      <Button size="compact-sm" variant="default" onClick={() => void leave()}>退出</Button>
    </Group>
  )
}
function Rooms(): ReactElement {
  const { may } = useMe()
  return (
    <Suspense fallback={<Skeleton h={300} />}>
      <Switch>
        {recordPages.map(({ path, page: RecordPage }) => <Route key={path} path={`${path}/:id`}>{(params) => <RecordPage key={params.id} id={params.id} />}</Route>)}
        {rooms.filter((room) => room.path !== '/' && may(room.access)).map(({ path, page: Room }) => <Route key={path} path={`${path}/:view?`}>{(params) => <Room key={params.view} view={params.view} />}</Route>)}
        <Route><HomePage /></Route>
      </Switch>
    </Suspense>
  )
}
function Shell({ officeName }: { officeName: string }): ReactElement {
  const [dialog, setDialog] = useState<'search' | 'shortcuts' | null>(null)
  const [location, go] = useLocation()
  const { may } = useMe()
  useHotkeys([
    ['mod+K', () => may('catalog.read') && setDialog('search')], ['shift+?', () => setDialog('shortcuts')], ['?', () => setDialog('shortcuts')],
    ...rooms.filter((room) => may(room.access)).map((room): [string, () => void] => [`alt+${room.key}`, () => go(room.path)]),
  ])
  return (
    <AppShell header={{ height: 44 }} navbar={{ width: 148, breakpoint: 0 }} padding="sm">
      <AppShell.Header px="sm">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Text fw={600} truncate>信诺 · {officeName}</Text>
          {may('catalog.read') && <Button size="compact-sm" variant="default" c="dimmed" rightSection={<Kbd size="xs">Ctrl K</Kbd>} onClick={() => setDialog('search')}>查找主体、承诺、事项、案件</Button>}
          <Group gap="xs" wrap="nowrap"><ActionIcon variant="default" size="sm" aria-label="快捷键" onClick={() => setDialog('shortcuts')}>?</ActionIcon><Who /></Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar><Navigation /></AppShell.Navbar>
      <AppShell.Main><Boundary key={location}><Rooms /></Boundary></AppShell.Main>
      {dialog === 'search' && <SearchDialog onClose={() => setDialog(null)} />}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(null)} />}
    </AppShell>
  )
}
export function Workspace({ officeName }: { officeName: string }): ReactElement {
  return <Router hook={useHashLocation}><Shell officeName={officeName} /></Router>
}
