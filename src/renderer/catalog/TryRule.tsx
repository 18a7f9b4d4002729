// A rule on trial: how many parties would be judged differently, and which.
import { Anchor, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { Link } from 'wouter'
import { callOperation, type Output } from '../api/client'
import { ProblemNotice } from '../ui/ProblemNotice'

const outcomes = { eligible: '可以使用', warn: '提醒', blocked: '不得使用' } as const
export function TryRule({ rule }: { rule: Record<string, unknown> }): ReactElement {
  const [trial, setTrial] = useState<Output<'eligibility.try'> | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const run = async (): Promise<void> => {
    setBusy(true)
    try {
      setTrial(await callOperation('eligibility.try', { rule }))
      setError(null)
    } catch (refused) {
      setError(refused)
    }
    setBusy(false)
  }
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between"><Title order={2}>试行</Title><Button size="xs" variant="default" loading={busy} onClick={() => void run()}>用全部主体试一试</Button></Group>
      <ProblemNotice error={error} />
      {trial && trial.problems.length > 0 && trial.problems.map((p) => <Text key={p.field + p.message} size="sm" c="red.8">{p.field}：{p.message}</Text>)}
      {trial && trial.problems.length === 0 && (
        <Stack gap={4} mt={6} role="status">
          <Text size="sm">共 {trial.parties.toLocaleString('zh-CN')} 个主体，结论改变 {trial.changed.toLocaleString('zh-CN')} 个：新增不得使用 {trial.blocked}，新增提醒 {trial.warned}，放宽 {trial.released}。</Text>
          {trial.sample.length > 0 && <Table fz="sm" verticalSpacing={3}><Table.Tbody>{trial.sample.map((p) => <Table.Tr key={p.id}><Table.Td><Anchor component={Link} href={`/party/${p.id}`} size="sm">{p.name}</Anchor></Table.Td><Table.Td>{outcomes[p.before]} → {outcomes[p.after]}</Table.Td></Table.Tr>)}</Table.Tbody></Table>}
        </Stack>
      )}
    </Paper>
  )
}
