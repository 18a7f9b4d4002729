// Writing a change: kept as a draft by itself, checked as it stands, a rule tried on real parties.
import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useLocation } from 'wouter'
import { entryKinds, placeholders } from '../../shared/catalog/catalog.schema'
import { facts } from '../../shared/catalog/eligibility-rule.schema'
import { useCommand, useOperation } from '../api/hooks'
import { ProblemNotice } from '../ui/ProblemNotice'
import { useDraft } from '../ui/useDraft'
import { blankEntry } from './entry-form'
import { EntryForm } from './EntryForm'
import { keyOf } from './EntryPage'
import { TryRule } from './TryRule'

interface Held {
  content: Record<string, unknown> | null
}
export function EditPage({ id }: { id: string }): ReactElement {
  const { kind, code } = keyOf(id)
  const [, go] = useLocation()
  const entry = useOperation('catalog.entry', { kind, code })
  const change = useOperation('catalog.change', { id: entry.data?.change?.id ?? '' }, Boolean(entry.data?.change))
  const changes = useOperation('catalog.changes', { view: 'open' })
  // A new entry has no page of its own yet; its open change is found by its code.
  const fresh = changes.data?.rows.find((row) => row.kind === kind && row.code === code)
  const freshChange = useOperation('catalog.change', { id: fresh?.id ?? '' }, fresh !== undefined && !entry.data)
  const open = change.data ?? freshChange.data
  const draft = useDraft<Held>(`catalog:${kind}:${code}`, { content: null })
  const propose = useCommand('catalog.propose')
  const settled = entry.data !== undefined || entry.error !== null
  const base = (open?.content ?? entry.data?.content ?? blankEntry[kind](code)) as Record<string, unknown>
  const content = draft.value.content ?? base
  const save = async (): Promise<void> => {
    const done = await propose.mutateAsync({ ...(open ? { id: open.id, version: open.version } : {}), kind, code, content }).catch(() => undefined)
    if (!done) return
    draft.clear()
    go(`/change/${done.id}`)
  }
  if (!settled || !draft.ready) return <Text>正在打开…</Text>
  return (
    <Stack gap="xs">
      <Paper withBorder p="sm">
        <Group justify="space-between">
          <Group gap="md"><Title order={1}>{entry.data ? '编制变更' : '新建'}：{entryKinds[kind]} {code}</Title><Text size="xs" c="dimmed">{draft.savedAt ? '草稿已自动保存' : '草稿自动保存'}</Text></Group>
          <Group gap="xs"><Button size="xs" variant="default" onClick={draft.clear}>还原</Button><Button size="xs" loading={propose.isPending} onClick={() => void save()}>保存为变更单</Button></Group>
        </Group>
        <ProblemNotice error={propose.error} />
      </Paper>
      {kind === 'letter' && <Alert color="blue" p="xs">可用的占位符：{placeholders.map((name) => `{{${name}}}`).join('　')}。其他占位符不能签发。</Alert>}
      {kind === 'rule' && <Alert color="blue" p="xs">可用的事实：{Object.entries(facts).map(([name, words]) => `${name} ${words}`).join('；')}</Alert>}
      <EntryForm key={draft.savedAt === null && draft.value.content === null ? 'base' : 'held'} kind={kind} content={content} onChange={(next) => draft.change({ content: next })} />
      {kind === 'rule' && <TryRule rule={content} />}
    </Stack>
  )
}
