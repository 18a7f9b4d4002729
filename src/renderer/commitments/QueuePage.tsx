// 承诺队列: views, search, and pages by key that scroll on without end.
import { Button, Group, SegmentedControl, Skeleton, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useState, type KeyboardEvent, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import { queueViewLabels, queueViews, type QueueRow } from '../../shared/commitments/commitments.contract'
import { commitmentStates } from '../../shared/commitments/commitments.workflow'
import { callOperation } from '../api/client'
import { useMe } from '../session/me'
import { digits, Due } from '../ui/Due'
import { Empty, Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

type View = (typeof queueViews)[number]
function Row({ row, onOpen }: { row: QueueRow; onOpen: () => void }): ReactElement {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') onOpen()
  }
  return (
    <Table.Tr tabIndex={0} onClick={onOpen} onKeyDown={onKey} style={{ cursor: 'pointer', height: rowHeight }}>
      <Table.Td style={digits}>{row.code}</Table.Td>
      <Table.Td maw={240}><Text size="sm" truncate title={row.partyName}>{row.partyName}</Text></Table.Td>
      <Table.Td style={digits}>{row.codeMasked}</Table.Td>
      <Table.Td maw={260}><Text size="sm" truncate title={row.subject}>{row.subject}</Text></Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{commitmentStates[row.state]}</Table.Td>
      <Table.Td style={{ ...digits, whiteSpace: 'nowrap' }}>{row.madeOn}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}><Due on={row.dueOn} status={row.dueStatus} words={row.dueWords} /></Table.Td>
    </Table.Tr>
  )
}
const rowHeight = 32
interface Pages {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => Promise<unknown>
}
/** Only the rows in sight are in the page, however far one has scrolled; near the end the next page is fetched. */
function useShown(count: number, list: Pages): { shown: number[]; above: number; below: number } {
  const virtual = useWindowVirtualizer({ count, estimateSize: () => rowHeight, overscan: 10 })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (count > 0 && last >= count - 10 && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  }, [last, count, list.hasNextPage, list.isFetchingNextPage])
  return { shown: items.map((item) => item.index), above: items[0]?.start ?? 0, below: virtual.getTotalSize() - (items.at(-1)?.end ?? 0) }
}
export function QueuePage({ view: asked }: { view: string | undefined }): ReactElement {
  const [, go] = useLocation()
  const { may } = useMe()
  const view: View = queueViews.find((name) => name === asked) ?? 'all'
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text, 150)
  const list = useInfiniteQuery({
    queryKey: ['commitments.list', view, q], initialPageParam: '',
    queryFn: ({ pageParam }) => callOperation('commitments.list', { view, q, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) }), getNextPageParam: (page) => page.nextCursor,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const { shown, above, below } = useShown(rows.length, list)
  return (
    <Page title="承诺队列" extra={<Group gap="xs"><TextInput aria-label="查找承诺" placeholder="编码、名称、拼音首字母或事由" value={text} onChange={(e) => setText(e.currentTarget.value)} w={260} />{may('commitment.register') && <Button size="sm" onClick={() => go('/intake')}>窗口受理</Button>}</Group>}>
      <SegmentedControl size="xs" value={view} onChange={(next) => go(`/queue/${next}`)} data={queueViews.map((name) => ({ value: name, label: queueViewLabels[name] }))} />
      <ProblemNotice error={list.error} />
      <Table stickyHeader stickyHeaderOffset={44} highlightOnHover verticalSpacing={5} fz="sm">
        <Table.Thead>
          <Table.Tr>{['承诺编码', '承诺人', '代码', '事由', '状态', '作出日期', '期限'].map((name) => <Table.Th key={name}>{name}</Table.Th>)}</Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {shown.map((i) => rows[i]).filter((row) => row !== undefined).map((row) => <Row key={row.id} row={row} onOpen={() => go(`/commitment/${row.id}`)} />)}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </Table.Tbody>
      </Table>
      {list.isPending && <Skeleton h={200} />}
      {!list.isPending && rows.length === 0 && <Empty>没有符合条件的承诺。窗口受理或导入台账后会出现在这里。</Empty>}
      {list.isFetchingNextPage && <Skeleton h={rowHeight} />}
    </Page>
  )
}
