// The ledger row by row: prepared → signed → handed over → accepted, rejected or corrected.
import { Button, SegmentedControl, Table } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { exchangeStateNames, exchangeStates, type ExchangeState } from '../../shared/exchange/exchange.contract'
import { callOperation } from '../api/client'
import { digits } from '../ui/Due'
import { Empty } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

export function ExchangeLedger({ state, onState }: { state: ExchangeState | undefined; onState: (state: ExchangeState | null) => void }): ReactElement {
  const list = useInfiniteQuery({
    queryKey: ['exchange.ledger', state], initialPageParam: '', queryFn: ({ pageParam }) => callOperation('exchange.ledger', { ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) }), getNextPageParam: (page) => page.nextCursor,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <SegmentedControl size="xs" mb="xs" value={state ?? 'all'} onChange={(next) => onState(next === 'all' ? null : (next as ExchangeState))} data={[{ value: 'all', label: '全部' }, ...exchangeStateNames.map((name) => ({ value: name, label: exchangeStates[name] }))]} />
      <ProblemNotice error={list.error} />
      {!list.isPending && rows.length === 0 && <Empty>没有记录。受理承诺、作出结论或认定失信后会自动列入。</Empty>}
      {rows.length > 0 && (
        <Table fz="sm" verticalSpacing={4}>
          <Table.Thead><Table.Tr>{['数据', '编码', '版本', '状态', '批次 / 行', '平台说明', '更新'].map((name) => <Table.Th key={name}>{name}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>{row.kindLabel}</Table.Td><Table.Td style={digits}>{row.subject}</Table.Td><Table.Td style={digits}>{row.version}</Table.Td><Table.Td c={row.state === 'rejected' ? 'red.8' : undefined}>{row.state === 'rejected' ? '■ ' : ''}{exchangeStates[row.state]}</Table.Td>
                <Table.Td style={digits}>{row.batchSerial ? `${String(row.batchSerial).padStart(6, '0')} / ${row.rowNo}` : '—'}</Table.Td><Table.Td>{row.message}</Table.Td><Table.Td style={digits}>{new Date(row.updatedAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {list.hasNextPage && <Button mt="xs" size="xs" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>继续加载</Button>}
    </>
  )
}
