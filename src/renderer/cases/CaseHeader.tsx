// The head of a case about one commitment: what it is, where it stands, and the way back to the commitment.
import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { Link } from 'wouter'

export interface CaseHeaderProps {
  title: string
  state: string
  about: { commitmentId: string; commitmentCode: string; partyName: string; subject: string }
  children?: ReactNode
}
export function CaseHeader({ title, state, about, children }: CaseHeaderProps): ReactElement {
  return (
    <Paper withBorder p="sm">
      <Stack gap={4}>
        <Group justify="space-between">
          <Group gap="sm"><Title order={1}>{title}</Title><Badge variant="outline" tt="none" size="lg">{state}</Badge></Group>
          <Text size="sm">{children}</Text>
        </Group>
        <Text size="sm">{about.partyName} · {about.subject} · <Anchor component={Link} href={`/commitment/${about.commitmentId}`} size="sm">承诺 {about.commitmentCode}</Anchor></Text>
      </Stack>
    </Paper>
  )
}
