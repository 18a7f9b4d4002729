// The frame of a room: heading, what stands beside it, and the three states every room has besides its content.
import { Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { ProblemNotice } from './ProblemNotice'

export function Page({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }): ReactElement {
  return (
    <Stack gap="xs">
      <Group justify="space-between" mih={36}><Title order={1}>{title}</Title>{extra}</Group>
      {children}
    </Stack>
  )
}
/** What is loaded stays on screen though a later refresh fails: nothing typed is torn away. */
export function Loaded<T>({ query, children }: { query: { data: T | undefined; error: unknown }; children: (data: T) => ReactNode }): ReactElement {
  if (query.data === undefined) return query.error ? <ProblemNotice error={query.error} /> : <Stack gap="xs"><Skeleton h={36} /><Skeleton h={240} /></Stack>
  return <>{children(query.data)}</>
}
export function Empty({ children }: { children: ReactNode }): ReactElement {
  return <Text c="dimmed" size="sm" py="sm">{children}</Text>
}
