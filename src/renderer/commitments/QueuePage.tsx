// 承诺队列: views, search, and pages by key that scroll on without end.
import { Button, Group, SegmentedControl, Skeleton, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import { queueViewLabels, queueViews, type QueueRow } from '../../shared/commitments/commitments.contract'
import { commitmentStates } from '../../shared/commitments/commitments.workflow'
import { callOperation } from '../api/client'
import { ProblemNotice } from '../ui/ProblemNotice'

type View = (typeof queueViews)[number]
const due = { overdue: { color: 'red.8', mark: '! ' }, atRisk: { color: 'orange.9', mark: '◔ ' }, inTime: { color: 'dimmed', mark: '' }, none: { color: 'dimmed', mark: '' } } as const
const digits = { fontVariantNumeric: 'tabular-nums' } as const

function Row({ row }: { row: QueueRow }): ReactElement {
  const { color, mark } = due[row.dueStatus]
  return (
    <Table.Tr>
      <Table.Td style={digits}>{row.code}</Table.Td>
      <Table.Td>{row.partyName}</Table.Td>
      <Table.Td style={digits}>{row.codeMasked}</Table.Td>
      <Table.Td>{row.subject}</Table.Td>
      <Table.Td>{commitmentStates[row.state]}</Table.Td>
      <Table.Td style={digits}>{row.madeOn}</Table.Td>
      <Table.Td><Text size="sm" c={color} style={digits}>{row.dueOn ? `${mark}${row.dueOn} ${row.dueWords}` : '—'}</Text></Table.Td>
    </Table.Tr>
  )
}
export function QueuePage({ view: asked }: { view: string | undefined }): ReactElement {
  const [, go] = useLocation()
  const view: View = queueViews.find((name) => name === asked) ?? 'all'
  const [q, setQ] = useState('')
  const list = useInfiniteQuery({
    queryKey: ['commitments.list', view, q], initialPageParam: '',
    queryFn: ({ pageParam }) => callOperation('commitments.list', { view, q, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) }), getNextPageParam: (page) => page.nextCursor,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={1}>承诺队列</Title>
        <TextInput aria-label="查找承诺" placeholder="编码、名称、拼音首字母或事由" value={q} onChange={(e) => setQ(e.currentTarget.value)} w={280} />
      </Group>
      <SegmentedControl size="xs" value={view} onChange={(next) => go(`/queue/${next}`)} data={queueViews.map((name) => ({ value: name, label: queueViewLabels[name] }))} />
      <ProblemNotice error={list.error} />
      <Table stickyHeader stickyHeaderOffset={44} highlightOnHover verticalSpacing={5} fz="sm">
        <Table.Thead>
          <Table.Tr>{['承诺编码', '承诺人', '代码', '事由', '状态', '作出日期', '期限'].map((name) => <Table.Th key={name}>{name}</Table.Th>)}</Table.Tr>
        </Table.Thead>
        <Table.Tbody>{rows.map((row) => <Row key={row.id} row={row} />)}</Table.Tbody>
      </Table>
      {list.isPending && <Skeleton h={200} />}
      {!list.isPending && rows.length === 0 && <Text>没有符合条件的承诺。窗口受理或导入台账后会出现在这里。</Text>}
      {list.hasNextPage && <Group><Button variant="default" size="xs" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>继续加载</Button></Group>}
    </Stack>
  )
}
