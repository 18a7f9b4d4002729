// 审计: who did what and when, chained; the button proves that nothing was changed or taken away.
import { Alert, Button, Table, Text, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { callOperation } from '../api/client'
import { useOperation } from '../api/hooks'
import { digits } from '../ui/Due'
import { Empty, Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

function Verification(): ReactElement {
  const verdict = useOperation('audit.verify', {}, false)
  return (
    <>
      <Button size="xs" style={{ alignSelf: 'flex-start' }} loading={verdict.isFetching} onClick={() => void verdict.refetch()}>校验审计链</Button>
      <ProblemNotice error={verdict.error} />
      {verdict.data && <Alert color={verdict.data.ok ? 'green' : 'red'} title={verdict.data.ok ? '✓ 审计链完整' : '■ 审计链校验不通过'} role="status">{verdict.data.explanation}（共 {verdict.data.entries.toLocaleString('zh-CN')} 条，链尾 {verdict.data.head.hash.slice(0, 16)}…）</Alert>}
    </>
  )
}
export function AuditPage(): ReactElement {
  const [operation, setOperation] = useState('')
  const list = useInfiniteQuery({
    queryKey: ['audit.list', operation], initialPageParam: '', queryFn: ({ pageParam }) => callOperation('audit.list', { ...(operation === '' ? {} : { operation }), ...(pageParam ? { cursor: pageParam } : {}) }), getNextPageParam: (page) => page.nextCursor,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Page title="审计" extra={<TextInput aria-label="按操作筛选" placeholder="操作名，例如 commitments.accept" w={280} value={operation} onChange={(e) => setOperation(e.currentTarget.value.trim())} />}>
      <Verification />
      <ProblemNotice error={list.error} />
      <Table fz="sm" verticalSpacing={3} stickyHeader stickyHeaderOffset={44}>
        <Table.Thead><Table.Tr>{['序号', '时间', '人员', '操作', '内容', '校验值'].map((name) => <Table.Th key={name} style={{ whiteSpace: 'nowrap' }}>{name}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.seq}><Table.Td style={digits}>{row.seq}</Table.Td><Table.Td style={{ ...digits, whiteSpace: 'nowrap' }}>{new Date(row.at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}</Table.Td><Table.Td style={{ whiteSpace: 'nowrap' }}>{row.actor}</Table.Td><Table.Td>{row.operation}</Table.Td><Table.Td>{row.summary}</Table.Td><Table.Td><Text size="xs" ff="monospace">{row.hash.slice(0, 10)}…</Text></Table.Td></Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {!list.isPending && rows.length === 0 && <Empty>没有符合条件的记录。</Empty>}
      {list.hasNextPage && <Button variant="default" size="xs" style={{ alignSelf: 'flex-start' }} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>继续加载</Button>}
    </Page>
  )
}
