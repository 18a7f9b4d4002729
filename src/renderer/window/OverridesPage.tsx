// 放行: a block lifted once, by somebody who did not ask for it.
import { Anchor, Button, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { Link, useLocation } from 'wouter'
import type { Output } from '../api/client'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { ActionDialog, textOf, type Step } from '../ui/ActionDialog'
import { Empty, Loaded, Page } from '../ui/Page'

type Row = Output<'eligibility.overrides'>['rows'][number]
const views = { toDecide: '待我决定', all: '全部' } as const
export function OverridesPage({ view: asked }: { view: string | undefined }): ReactElement {
  const [, go] = useLocation()
  const { may } = useMe()
  const view = asked === 'all' || !may('eligibility.override') ? 'all' : 'toDecide'
  const list = useOperation('eligibility.overrides', { view })
  const decide = useCommand('eligibility.decideOverride')
  const [deciding, setDeciding] = useState<{ row: Row; grant: boolean } | null>(null)
  const step = ({ row, grant }: { row: Row; grant: boolean }): Step => ({
    title: grant ? '放行一次' : '不予放行', submit: grant ? '放行' : '不予放行', note: `${row.partyName} · ${row.itemName}。${grant ? '只对本主体本事项有效一次，使用后作废。' : ''}`, fields: [{ name: 'decision', label: '理由', kind: 'area' }],
    send: (values) => decide.mutateAsync({ id: row.id, version: row.version, grant, decision: textOf(values, 'decision') }),
  })
  return (
    <Page title="放行">
      {may('eligibility.override') && <SegmentedControl size="xs" style={{ alignSelf: 'flex-start' }} value={view} onChange={(next) => go(`/overrides/${next}`)} data={Object.entries(views).map(([value, label]) => ({ value, label }))} />}
      <Loaded query={list}>
        {(data) => (data.rows.length === 0 ? <Empty>{view === 'toDecide' ? '没有待您决定的放行申请。' : '还没有放行申请。窗口核验为“不得使用”时，可以申请放行一次。'}</Empty> : (
          <Stack gap="xs">
            {data.rows.map((row) => (
              <Paper key={row.id} withBorder p="sm">
                <Group justify="space-between" wrap="nowrap" align="flex-start">
                  <Stack gap={2}>
                    <Text size="sm" fw={600}><Anchor component={Link} href={`/party/${row.partyId}`} size="sm">{row.partyName}</Anchor> · {row.itemName}</Text>
                    {row.reasons.map((reason) => <Text key={reason} size="sm">✕ {reason}</Text>)}
                    <Text size="sm">申请：{row.requestedBy}，{row.reason}</Text>
                    {row.decision !== '' && <Text size="sm">{row.stateLabel}：{row.decidedBy}，{row.decision}</Text>}
                    {row.refusal && row.state === 'requested' && <Text size="xs" c="dimmed">⌫ {row.refusal}</Text>}
                  </Stack>
                  {may('eligibility.override') && row.state === 'requested' && !row.refusal ? <Group gap="xs" wrap="nowrap"><Button size="xs" onClick={() => setDeciding({ row, grant: true })}>放行一次</Button><Button size="xs" variant="default" onClick={() => setDeciding({ row, grant: false })}>不予放行</Button></Group> : <Text size="sm" style={{ whiteSpace: 'nowrap' }}>{row.stateLabel}</Text>}
                </Group>
              </Paper>
            ))}
          </Stack>
        ))}
      </Loaded>
      {deciding && <ActionDialog draftKey={`override:${deciding.row.id}:${deciding.grant}`} step={step(deciding)} onClose={() => setDeciding(null)} />}
    </Page>
  )
}
