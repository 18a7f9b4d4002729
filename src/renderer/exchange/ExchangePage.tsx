// 归集交换: what waits, what was sent, what came back; the schedule, the folders, and the button.
import { Button, Group, Paper, SimpleGrid, Stack, Table, Tabs, Text } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import { exchangeStates, exchangeStateNames, type ExchangeState } from '../../shared/exchange/exchange.contract'
import type { Output } from '../api/client'
import { useCommand, useOperation } from '../api/hooks'
import { FileDrop } from '../ui/FileDrop'
import { digits } from '../ui/Due'
import { JobProgress } from '../ui/JobProgress'
import { Empty, Loaded, Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'
import { ExchangeLedger } from './ExchangeLedger'

const time = (at: string): string => new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
const batchStates: Record<string, string> = { handedOver: '已交付，待回执', received: '已收到回执', refused: '整批退回' }
function Summary({ data }: { data: Output<'exchange.summary'> }): ReactElement {
  return (
    <Paper withBorder p="sm">
      <SimpleGrid cols={7}>{exchangeStateNames.map((state) => <Stack key={state} gap={0}><Text size="xs">{exchangeStates[state]}</Text><Text size="xl" fw={600} style={digits}>{(data.counts[state] ?? 0).toLocaleString('zh-CN')}</Text></Stack>)}</SimpleGrid>
      <Text size="xs" c="dimmed" mt={6}>{data.schedule} 自动归集{data.nextRunAt ? `，下次 ${time(data.nextRunAt)}` : ''}　·　交付目录 {data.handoverFolder}　·　回执目录 {data.inboxFolder}（放入即自动接收）</Text>
    </Paper>
  )
}
function Batches(): ReactElement {
  const batches = useOperation('exchange.batches', {})
  return (
    <Loaded query={batches}>
      {({ rows }) => rows.length === 0 ? <Empty>还没有归集批次。受理、核查结论、失信认定会自动进入待发送。</Empty> : (
        <Table fz="sm" verticalSpacing={5}>
          <Table.Thead><Table.Tr>{['批次', '数据包', '行数', '时间', '状态', '接收', '退回'].map((name) => <Table.Th key={name}>{name}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>{rows.map((b) => <Table.Tr key={b.id}><Table.Td style={digits}>{String(b.serial).padStart(6, '0')}</Table.Td><Table.Td>{b.file}</Table.Td><Table.Td style={digits}>{b.rows}</Table.Td><Table.Td style={digits}>{time(b.createdAt)}</Table.Td><Table.Td>{batchStates[b.state] ?? b.state}</Table.Td><Table.Td style={digits}>{b.accepted}</Table.Td><Table.Td style={digits}>{b.rejected}</Table.Td></Table.Tr>)}</Table.Tbody>
        </Table>
      )}
    </Loaded>
  )
}
function Receipt(): ReactElement {
  const receive = useCommand('exchange.receive')
  return (
    <Stack gap="xs">
      <FileDrop label="选择或拖入回执文件" hint="receipt-批次号.json；同一回执重复提交不会重复处理" endings={['.json']} onFile={(file) => receive.mutateAsync({ file: file.handle })} />
      {receive.data && <Text size="sm" role="status">批次 {String(receive.data.serial).padStart(6, '0')}：{receive.data.refused ? '整批退回' : `接收 ${receive.data.accepted} 行，退回 ${receive.data.rejected} 行`}</Text>}
    </Stack>
  )
}
export function ExchangePage({ view }: { view: string | undefined }): ReactElement {
  const summary = useOperation('exchange.summary', {})
  const run = useCommand('exchange.export')
  const [job, setJob] = useState<string | null>(null)
  const [, go] = useLocation()
  const state = exchangeStateNames.find((name) => name === view)
  const start = async (): Promise<void> => {
    const started = await run.mutateAsync({}).catch(() => undefined)
    if (started) setJob(started.jobId)
  }
  return (
    <Page title="归集交换" extra={<Group gap="xs"><Button loading={run.isPending} onClick={() => void start()}>立即归集</Button></Group>}>
      <ProblemNotice error={run.error} />
      {job && <JobProgress id={job} />}
      <Loaded query={summary}>{(data) => <Summary data={data} />}</Loaded>
      <Paper withBorder p="sm">
        <Tabs defaultValue="ledger" keepMounted={false}>
          <Tabs.List mb="xs"><Tabs.Tab value="ledger">台账</Tabs.Tab><Tabs.Tab value="batches">批次</Tabs.Tab><Tabs.Tab value="receipt">接收回执</Tabs.Tab></Tabs.List>
          <Tabs.Panel value="ledger"><ExchangeLedger state={state} onState={(next: ExchangeState | null) => go(`/exchange/${next ?? ''}`)} /></Tabs.Panel>
          <Tabs.Panel value="batches"><Batches /></Tabs.Panel>
          <Tabs.Panel value="receipt"><Receipt /></Tabs.Panel>
        </Tabs>
      </Paper>
    </Page>
  )
}
