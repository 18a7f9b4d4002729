// May this party use a commitment: the verdict with every reason, its source and date, what can be done, and the measures in force.
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { Output } from '../api/client'
import { useCommand } from '../api/hooks'
import { ActionDialog, textOf, type Step } from '../ui/ActionDialog'
import { DocumentDialog } from '../ui/DocumentDialog'
import { ProblemNotice } from '../ui/ProblemNotice'

const looks = {
  eligible: { color: 'green', title: '✓ 可以使用信用承诺' }, warn: { color: 'orange', title: '▲ 可以使用信用承诺，请注意' }, blocked: { color: 'red', title: '✕ 不得使用信用承诺' },
} as const
type Data = Output<'commitments.eligibility'>

function Measures({ measures }: { measures: Data['measures'] }): ReactElement {
  const feedback = useCommand('credit.feedback')
  return (
    <>
      {measures.map((m) => (
        <Group key={m.id} gap="xs">
          <Text size="sm">{m.favourable ? '▲ 守信激励' : '■ 失信惩戒'}：{m.label}，{m.from} 起{m.until ? `，至 ${m.until}` : ''}</Text>
          {m.fedBack ? <Text size="xs" c="dimmed">✓ 已反馈</Text> : <Button size="compact-xs" variant="default" loading={feedback.isPending} aria-label={`${m.label}已落实，反馈`} onClick={() => feedback.mutate({ measureId: m.id })}>已落实，反馈</Button>}
        </Group>
      ))}
      <ProblemNotice error={feedback.error} />
    </>
  )
}
function Blocked({ data, partyId, itemId }: { data: Data; partyId: string; itemId: string | null }): ReactElement {
  const [asking, setAsking] = useState<'override' | 'reject' | null>(null)
  const [paper, setPaper] = useState<string | null>(null)
  const [request, reject] = [useCommand('eligibility.requestOverride'), useCommand('commitments.reject')]
  if (!itemId) return <Text size="sm" mt={4}>可改用一般程序办理。选定事项后，可以申请放行或出具不予适用通知书。</Text>
  const { override } = data
  const steps: Record<'override' | 'reject', Step> = {
    override: {
      title: '申请放行一次', submit: '提交申请', note: '由审批负责人（另一人）决定，只对本主体的本事项有效一次。', fields: [{ name: 'reason', label: '申请放行的理由', kind: 'area' }],
      send: (values) => request.mutateAsync({ partyId, itemId, reason: textOf(values, 'reason') }),
    },
    reject: {
      title: '不予适用告知承诺', submit: '出具通知书', note: '通知书写明全部理由，并告知可以按一般程序办理。', fields: [{ name: 'reason', label: '补充理由（可不填）', kind: 'area' }],
      send: async (values) => { setPaper((await reject.mutateAsync({ partyId, itemId, reason: textOf(values, 'reason') })).documentId) },
    },
  }
  return (
    <Stack gap={4} mt={4}>
      {override && <Text size="sm">放行申请：{override.stateLabel}（{override.requestedBy}：{override.reason}）{override.decision ? `；${override.decision}` : ''}</Text>}
      <Group gap="xs">
        {(!override || override.state === 'refused') && <Button size="compact-sm" variant="default" onClick={() => setAsking('override')}>申请放行一次</Button>}
        {override?.state !== 'granted' && <Button size="compact-sm" variant="default" onClick={() => setAsking('reject')}>不予适用，改用一般程序</Button>}
      </Group>
      {asking && <ActionDialog draftKey={`${asking}:${partyId}:${itemId}`} step={steps[asking]} onClose={() => setAsking(null)} />}
      {paper && <DocumentDialog id={paper} onClose={() => setPaper(null)} />}
    </Stack>
  )
}
export function Verdict({ data, partyId, itemId }: { data: Data; partyId: string; itemId: string | null }): ReactElement {
  const { color, title } = looks[data.verdict.outcome]
  const passed = data.override?.state === 'granted' && data.verdict.outcome === 'blocked'
  return (
    <Stack gap={6}>
      <Alert color={passed ? 'orange' : color} title={passed ? '▲ 已由审批负责人放行一次，可以受理' : title} p="xs" role="status">
        {data.verdict.reasons.map((r) => <Text key={`${r.rule}${r.source}`} size="sm">{r.rule}（{r.source}{r.on ? `，${r.on}` : ''}；{r.basis}）</Text>)}
        {data.verdict.outcome === 'blocked' && <Blocked data={data} partyId={partyId} itemId={itemId} />}
      </Alert>
      <Measures measures={data.measures} />
    </Stack>
  )
}
