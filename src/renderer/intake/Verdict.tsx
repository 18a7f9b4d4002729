// May this party use a commitment: the verdict with every reason, its source and date, and the measures in force.
import { Alert, Stack, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import type { Output } from '../api/client'

const looks = {
  eligible: { color: 'green', title: '✓ 可以使用信用承诺' }, warn: { color: 'orange', title: '▲ 可以使用信用承诺，请注意' }, blocked: { color: 'red', title: '✕ 不得使用信用承诺' },
} as const
export function Verdict({ data }: { data: Output<'commitments.eligibility'> }): ReactElement {
  const { color, title } = looks[data.verdict.outcome]
  return (
    <Stack gap={6}>
      <Alert color={color} title={title} p="xs" role="status">
        {data.verdict.reasons.map((r) => <Text key={`${r.rule}${r.source}`} size="sm">{r.rule}（{r.source}{r.on ? `，${r.on}` : ''}；{r.basis}）</Text>)}
        {data.verdict.outcome === 'blocked' && <Text size="sm" mt={4}>可改用一般程序办理。</Text>}
      </Alert>
      {data.measures.map((m) => <Text key={m.id} size="sm">{m.favourable ? '▲ 守信激励' : '■ 失信惩戒'}：{m.label}，{m.from} 起{m.until ? `，至 ${m.until}` : ''}</Text>)}
    </Stack>
  )
}
