// Changes of the catalogue: what waits for a signature, what is being written, what was decided.
import { Button, Group, SegmentedControl, Table, Text } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import { entryKinds } from '../../shared/catalog/catalog.schema'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { Empty, Loaded, Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

const views = { toSign: '待我签发', open: '未办结', all: '全部' } as const
type View = keyof typeof views
export function ChangesPage({ view: asked }: { view: string | undefined }): ReactElement {
  const [, go] = useLocation()
  const { may } = useMe()
  const view: View = asked !== undefined && Object.hasOwn(views, asked) ? (asked as View) : may('catalog.write') ? 'open' : 'toSign'
  const changes = useOperation('catalog.changes', { view })
  const all = useCommand('catalog.signOffAll')
  const [said, setSaid] = useState('')
  const sources = [...new Set((changes.data?.rows ?? []).filter((row) => row.source !== '' && row.state === 'submitted').map((row) => row.source))]
  const sign = async (source: string): Promise<void> => {
    const done = await all.mutateAsync({ source }).catch(() => undefined)
    if (done) setSaid(`签发 ${done.signed} 份${done.left.length > 0 ? `，未签发 ${done.left.length} 份：${done.left.map((l) => `${l.code} ${l.why}`).join('；')}` : ''}`)
  }
  return (
    <Page title="清单变更">
      <Group gap="md">
        <SegmentedControl size="xs" value={view} onChange={(next) => go(`/changes/${next}`)} data={Object.entries(views).map(([value, label]) => ({ value, label }))} />
        {may('catalog.signOff') && view === 'toSign' && sources.map((source) => <Button key={source} size="xs" variant="default" loading={all.isPending} onClick={() => void sign(source)}>签发 {source} 的全部变更</Button>)}
        {said !== '' && <Text size="sm" role="status">{said}</Text>}
      </Group>
      <ProblemNotice error={all.error} />
      <Loaded query={changes}>
        {(data) => (data.rows.length === 0 ? <Empty>{view === 'toSign' ? '没有待您签发的变更。编制人提交后会出现在这里。' : '没有变更。在“事项清单”中打开一个条目，编制变更。'}</Empty> : (
          <Table stickyHeader stickyHeaderOffset={44} highlightOnHover verticalSpacing={5} fz="sm">
            <Table.Thead><Table.Tr>{['条目', '名称', '状态', '理由', '编制', '签发', '时间'].map((name) => <Table.Th key={name}>{name}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {data.rows.map((row) => (
                <Table.Tr key={row.id} tabIndex={0} style={{ cursor: 'pointer' }} onClick={() => go(`/change/${row.id}`)} onKeyDown={(event) => { if (event.key === 'Enter') go(`/change/${row.id}`) }}>
                  <Table.Td>{entryKinds[row.kind]} {row.code}</Table.Td><Table.Td>{row.name}</Table.Td><Table.Td>{row.stateLabel}</Table.Td><Table.Td>{row.reason || '—'}</Table.Td><Table.Td>{row.proposedBy}</Table.Td><Table.Td>{row.decidedBy ?? '—'}</Table.Td>
                  <Table.Td>{new Date(row.updatedAt).toLocaleString('zh-CN', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' })}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        ))}
      </Loaded>
    </Page>
  )
}
