// The one action bar of a case: what can be done now, and for what cannot, why not and who can.
import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import type { ActionView } from '../../shared/contract/fields'

export interface ActionBarProps {
  actions: readonly ActionView[]
  onAct: (id: string) => void
  busy?: boolean
  /** Shown when nothing can be done by anyone any more. */
  ended?: string
}
export function ActionBar({ actions, onAct, busy = false, ended = '本案已办结，没有待办事项。' }: ActionBarProps): ReactElement {
  const [open, closed] = [actions.filter((a) => a.enabled), actions.filter((a) => !a.enabled)]
  return (
    <Paper withBorder p="xs" role="toolbar" aria-label="可办事项" style={{ position: 'sticky', bottom: 0, zIndex: 5 }}>
      <Stack gap={4}>
        {open.length > 0 && <Group gap="xs">{open.map((a, i) => <Button key={a.id} size="xs" variant={i === 0 ? 'filled' : 'default'} disabled={busy} onClick={() => onAct(a.id)}>{a.label}</Button>)}</Group>}
        {closed.map((a) => (
          <Text key={a.id} size="xs" c="dimmed"><Text span size="xs" fw={600}>⌫ {a.label}</Text>：{a.refusal?.rule}（{a.refusal?.basis}；{a.refusal?.who}）</Text>
        ))}
        {actions.length === 0 && <Text size="xs" c="dimmed">{ended}</Text>}
      </Stack>
    </Paper>
  )
}
