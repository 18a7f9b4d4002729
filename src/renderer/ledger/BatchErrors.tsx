// The errors of a batch: row, item, code, value, and what to do about it.
import { Button, Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { callOperation } from '../api/client'
import { digits } from '../ui/Due'
import { Empty } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

export function BatchErrors({ batchId }: { batchId: string }): ReactElement {
  const errors = useInfiniteQuery({
    queryKey: ['ledger.errors', batchId], initialPageParam: '', queryFn: ({ pageParam }) => callOperation('ledger.errors', { batchId, ...(pageParam ? { cursor: pageParam } : {}) }), getNextPageParam: (page) => page.nextCursor,
  })
  const rows = errors.data?.pages.flatMap((page) => page.rows) ?? []
  if (!errors.isPending && rows.length === 0 && !errors.error) return <Empty>没有错误。</Empty>
  return (
    <>
      <ProblemNotice error={errors.error} />
      <Table fz="sm" verticalSpacing={4}>
        <Table.Thead><Table.Tr><Table.Th w={70}>行</Table.Th><Table.Th w={150}>数据项</Table.Th><Table.Th w={180}>代码</Table.Th><Table.Th>原因与办法</Table.Th><Table.Th w={240}>原内容</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {rows.map((e) => (
            <Table.Tr key={`${e.row}-${e.item}-${e.code}`}><Table.Td style={digits}>{e.row}</Table.Td><Table.Td>{e.item}. {e.itemName}</Table.Td><Table.Td>{e.code}</Table.Td><Table.Td>{e.message}</Table.Td><Table.Td maw={240}><Text size="sm" truncate title={e.value}>{e.value === '' ? '（空）' : e.value}</Text></Table.Td></Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {errors.hasNextPage && <Button mt="xs" size="xs" variant="default" loading={errors.isFetchingNextPage} onClick={() => void errors.fetchNextPage()}>继续加载（共 {errors.data?.pages[0]?.total} 处）</Button>}
    </>
  )
}
