// 责令改正: what must be put right by when, the party's report, one extension, the re-check.
import { Anchor, Grid, Paper, Progress, Stack, Table, Text, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import type { RectificationDetail } from '../../shared/rectification/rectification.contract'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { ActionBar } from '../ui/ActionBar'
import { ActionDialog, textOf, type Step } from '../ui/ActionDialog'
import { DocumentDialog } from '../ui/DocumentDialog'
import { Due } from '../ui/Due'
import { Loaded } from '../ui/Page'
import { CaseHeader } from './CaseHeader'
import { WhyThisDate } from './Deadlines'

const day = 86_400_000
const colors = { inTime: 'gray', atRisk: 'orange.9', overdue: 'red.8', closed: 'gray' } as const
function DeadlineBar({ data, today }: { data: RectificationDetail; today: string }): ReactElement {
  const { deadline } = data
  const whole = Math.max(1, (Date.parse(deadline.dueOn) - Date.parse(deadline.fromOn)) / day)
  const gone = Math.min(100, Math.max(0, ((Date.parse(today) - Date.parse(deadline.fromOn)) / day / whole) * 100))
  return (
    <Paper withBorder p="sm">
      <Title order={2} mb={6}>{deadline.label}期限</Title>
      <Due on={deadline.dueOn} status={deadline.status} words={deadline.words} />
      <Progress my={6} value={deadline.status === 'closed' ? 100 : gone} color={colors[deadline.status]} aria-label="期限已过比例" />
      <Text size="xs" fw={600}>为什么是这一天</Text>
      <WhyThisDate deadline={deadline} />
    </Paper>
  )
}
function Requirements({ data, onOpen }: { data: RectificationDetail; onOpen: () => void }): ReactElement {
  return (
    <Paper withBorder p="sm">
      <Title order={2} mb={6}>整改要求　<Anchor component="button" size="sm" onClick={onOpen}>查看、打印通知书</Anchor></Title>
      <Table fz="sm" verticalSpacing={5}>
        <Table.Thead><Table.Tr><Table.Th>不合格项</Table.Th><Table.Th>要求</Table.Th><Table.Th w={90}>复查</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>{data.requirements.map((r) => <Table.Tr key={r.clauseId}><Table.Td>{r.checkItem}</Table.Td><Table.Td>{r.requirement}</Table.Td><Table.Td>{r.corrected === null ? '未复查' : r.corrected ? '✓ 已改正' : '■ 未改正'}</Table.Td></Table.Tr>)}</Table.Tbody>
      </Table>
      {data.selfReport && <Text size="sm" mt="xs"><b>自查整改报告</b>（{data.selfReport.receivedOn} 收到）：{data.selfReport.text}</Text>}
      {data.recheck && <Text size="sm" mt="xs"><b>复查{data.recheck.outcome === 'passed' ? '合格' : '不合格'}</b>（{data.recheck.by}）：{data.recheck.notes}</Text>}
    </Paper>
  )
}
function useSteps(data: RectificationDetail | undefined, id: string): Record<string, Step> {
  const { today } = useMe()
  const [, go] = useLocation()
  const [report, ask, decide, recheck] = [useCommand('rectification.report'), useCommand('rectification.requestExtension'), useCommand('rectification.decideExtension'), useCommand('rectification.recheck')]
  const target = { id, version: data?.version ?? 1 }
  const rechecking = (outcome: 'passed' | 'failed'): Step => ({
    title: outcome === 'passed' ? '复查合格' : '复查不合格', submit: '登记复查', fields: [{ name: 'notes', label: '复查情况', kind: 'area' }],
    note: outcome === 'passed' ? '登记后承诺记为已履行。' : '登记后认定承诺失信，撤销案件自动立案。',
    send: async (values) => {
      const result = await recheck.mutateAsync({ ...target, outcome, notes: textOf(values, 'notes') })
      if (result.revocationId) go(`/revocation/${result.revocationId}`)
    },
  })
  const deciding = (approve: boolean): Step => ({
    title: approve ? '批准延期' : '不予延期', submit: approve ? '批准' : '不予延期', fields: [{ name: 'reason', label: '审批意见', kind: 'area' }], send: (values) => decide.mutateAsync({ ...target, approve, reason: textOf(values, 'reason') }),
  })
  return {
    report: {
      title: '登记自查报告', submit: '登记', fields: [{ name: 'receivedOn', label: '收到日期', kind: 'date', initial: today }, { name: 'text', label: '报告内容', kind: 'area' }],
      send: (values) => report.mutateAsync({ ...target, receivedOn: textOf(values, 'receivedOn'), text: textOf(values, 'text') }),
    },
    requestExtension: {
      title: '申请延期', submit: '提交申请', note: `原期限 ${data?.dueOn ?? ''}。每份通知书只能延期一次，由另一名审批负责人批准。`, fields: [{ name: 'until', label: '延期至', kind: 'date' }, { name: 'reason', label: '延期理由', kind: 'area' }],
      send: (values) => ask.mutateAsync({ ...target, until: textOf(values, 'until'), reason: textOf(values, 'reason') }),
    },
    approveExtension: deciding(true), refuseExtension: deciding(false), recheckPassed: rechecking('passed'), recheckFailed: rechecking('failed'),
  }
}
export function RectificationPage({ id }: { id: string }): ReactElement {
  const order = useOperation('rectification.get', { id })
  const { today } = useMe()
  const [acting, setActing] = useState<string | null>(null)
  const [printing, setPrinting] = useState(false)
  const steps = useSteps(order.data, id)
  const step = acting === null ? undefined : steps[acting]
  return (
    <Loaded query={order}>
      {(data) => (
        <Stack gap="xs">
          <CaseHeader title={`责令改正 ${data.number}`} state={data.stateLabel} about={data}>下达 {data.issuedOn}{data.extended ? ' · 已申请过延期' : ''}</CaseHeader>
          <Grid gap="xs"><Grid.Col span={8}><Requirements data={data} onOpen={() => setPrinting(true)} /></Grid.Col><Grid.Col span={4}><DeadlineBar data={data} today={today} /></Grid.Col></Grid>
          <ActionBar actions={data.actions} onAct={setActing} ended={data.state === 'failed' ? '复查不合格，已转撤销案件，见承诺的“关联案件”。' : '整改已合格，本案办结。'} />
          {acting && step && <ActionDialog draftKey={`${acting}:${id}`} step={step} onClose={() => setActing(null)} />}
          {printing && <DocumentDialog id={data.documentId} onClose={() => setPrinting(false)} />}
        </Stack>
      )}
    </Loaded>
  )
}
