// 主体档案: find a party by name, pinyin initials or code; make a new one.
import { Button, Group, Select, Skeleton, Table, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import { partyCategories, partyCategoryLabels, partyStatusLabels, type PartyCategory } from '../../shared/parties/parties.schema'
import { callOperation } from '../api/client'
import { useMe } from '../session/me'
import { digits } from '../ui/Due'
import { Empty, Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'
import { Risk } from '../ui/Risk'
import { PartyForm } from './PartyForm'

export function PartiesPage(): ReactElement {
  const [, go] = useLocation()
  const { may } = useMe()
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text, 150)
  const [category, setCategory] = useState<PartyCategory | null>(null)
  const [creating, setCreating] = useState(false)
  const list = useInfiniteQuery({
    queryKey: ['parties.list', q, category], initialPageParam: '',
    queryFn: ({ pageParam }) => callOperation('parties.list', { q, ...(category ? { category } : {}), ...(pageParam ? { cursor: pageParam } : {}) }), getNextPageParam: (page) => page.nextCursor,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const extra = (
    <Group gap="xs">
      <Select aria-label="主体类别" placeholder="全部类别" clearable w={160} value={category} onChange={(value) => setCategory(value as PartyCategory | null)} data={partyCategories.map((c) => ({ value: c, label: partyCategoryLabels[c] }))} />
      <TextInput aria-label="查找主体" placeholder="名称、拼音首字母或代码" value={text} onChange={(e) => setText(e.currentTarget.value)} w={240} />
      {may('party.write') && <Button onClick={() => setCreating(true)}>新建主体</Button>}
    </Group>
  )
  return (
    <Page title="主体档案" extra={extra}>
      <ProblemNotice error={list.error} />
      {rows.length > 0 && (
        <Table stickyHeader stickyHeaderOffset={44} highlightOnHover verticalSpacing={5} fz="sm">
          <Table.Thead><Table.Tr>{['名称', '代码', '类别', '登记状态', '风险', '未修复失信'].map((name) => <Table.Th key={name}>{name}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id} tabIndex={0} style={{ cursor: 'pointer' }} onClick={() => go(`/party/${row.id}`)} onKeyDown={(event) => { if (event.key === 'Enter') go(`/party/${row.id}`) }}>
                <Table.Td>{row.name}</Table.Td><Table.Td style={digits}>{row.codeMasked}</Table.Td><Table.Td>{partyCategoryLabels[row.category]}</Table.Td><Table.Td>{partyStatusLabels[row.status]}</Table.Td><Table.Td><Risk level={row.riskLevel} /></Table.Td><Table.Td>{row.openRecords > 0 ? `${row.openRecords} 条` : '—'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {list.isPending && <Skeleton h={200} />}
      {!list.isPending && rows.length === 0 && <Empty>{q === '' ? '还没有主体。窗口受理时新建，或导入台账后自动建立。' : `没有找到“${q}”。`}</Empty>}
      {list.hasNextPage && <Button variant="default" size="xs" style={{ alignSelf: 'flex-start' }} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>继续加载</Button>}
      {creating && <PartyForm initial={{ code: '' }} onClose={() => setCreating(false)} onSaved={(id) => go(`/party/${id}`)} />}
    </Page>
  )
}
