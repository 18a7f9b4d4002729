// 公示: what the public sees and for how long; stopping takes an entry out everywhere.
import { Anchor, Button, Group, Modal, Paper, SegmentedControl, Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { Link, useLocation } from 'wouter'
import { publicityViews, publicityViewNames } from '../../shared/publicity/publicity.contract'
import { callOperation, type Output } from '../api/client'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { ActionDialog, textOf, type Step } from '../ui/ActionDialog'
import { digits } from '../ui/Due'
import { Sheet } from '../ui/DocumentDialog'
import { JobProgress } from '../ui/JobProgress'
import { Empty, Loaded, Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

type Row = Output<'publicity.list'>['rows'][number]
function Preview({ onClose }: { onClose: () => void }): ReactElement {
  const preview = useOperation('publicity.preview', {})
  return (
    <Modal opened onClose={onClose} size="90%" title="公示页预览（公众看到的内容，个人信息已脱敏）" closeButtonProps={{ 'aria-label': '关闭' }}>
      <Loaded query={preview}>{(data) => <><Text size="xs" c="dimmed" mb={4}>预览显示最近 {data.rows} 份的数据表；查找与翻页在生成的网页中可用。</Text><PreviewTable html={data.html} /></>}</Loaded>
    </Modal>
  )
}
/** The generated page draws its rows by script; a preview runs none, so the same rows are shown as a table. */
function PreviewTable({ html }: { html: string }): ReactElement {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const rows = JSON.parse(page.getElementById('rows')?.textContent ?? '[]') as string[][]
  const body = page.querySelector('tbody')
  for (const row of rows) {
    const line = page.createElement('tr')
    row.slice(0, 7).forEach((text, i) => {
      const cell = page.createElement('td')
      cell.textContent = i === 3 ? `${text}\n${row[7] ?? ''}` : text
      if (i === 3) cell.style.whiteSpace = 'pre-wrap'
      line.append(cell)
    })
    body?.append(line)
  }
  page.querySelectorAll('script, noscript, input, button').forEach((element) => element.remove())
  return <Sheet html={page.documentElement.outerHTML} title="公示页预览" height="70vh" />
}
function State({ onPreview, onJob }: { onPreview: () => void; onJob: (id: string) => void }): ReactElement {
  const state = useOperation('publicity.state', {})
  const generate = useCommand('publicity.generate')
  const { may } = useMe()
  const run = async (): Promise<void> => {
    const started = await generate.mutateAsync({}).catch(() => undefined)
    if (started) onJob(started.jobId)
  }
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between">
        <Loaded query={state}>{(data) => <Text size="sm">正在公示 {data.published} 份。{data.generatedAt ? `公示站点（index.html、publicity.csv）于 ${new Date(data.generatedAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })} 生成，含 ${data.rows} 份` : '公示站点还没有生成'}，目录 <Text span ff="monospace" size="xs">{data.folder}</Text></Text>}</Loaded>
        <Group gap="xs"><Button size="xs" variant="default" onClick={onPreview}>预览</Button>{may('publicity.manage') && <Button size="xs" loading={generate.isPending} onClick={() => void run()}>重新生成</Button>}</Group>
      </Group>
      <ProblemNotice error={generate.error} />
    </Paper>
  )
}
export function PublicityPage({ view: asked }: { view: string | undefined }): ReactElement {
  const [, go] = useLocation()
  const { may } = useMe()
  const view = publicityViewNames.find((name) => name === asked) ?? 'published'
  const [previewing, setPreviewing] = useState(false)
  const [acting, setActing] = useState<Row | null>(null)
  const [job, setJob] = useState<string | null>(null)
  const [stop, resume] = [useCommand('publicity.stop'), useCommand('publicity.resume')]
  const list = useInfiniteQuery({
    queryKey: ['publicity.list', view], initialPageParam: '', queryFn: ({ pageParam }) => callOperation('publicity.list', { view, ...(pageParam ? { cursor: pageParam } : {}) }), getNextPageParam: (page) => page.nextCursor,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const step = (row: Row): Step => {
    const stopping = view !== 'stopped'
    return {
      title: stopping ? '停止公示' : '恢复公示', submit: stopping ? '停止公示' : '恢复公示', note: stopping ? '从公示站点、下载表格和归集数据中同时撤下，并通知归集平台。' : '恢复后重新生成公示站点。', fields: [{ name: 'reason', label: '理由', kind: 'area' }],
      send: async (values) => { setJob((await (stopping ? stop : resume).mutateAsync({ commitmentId: row.commitmentId, reason: textOf(values, 'reason') })).jobId) },
    }
  }
  return (
    <Page title="公示">
      <State onPreview={() => setPreviewing(true)} onJob={setJob} />
      {job && <JobProgress id={job} />}
      <SegmentedControl size="xs" style={{ alignSelf: 'flex-start' }} value={view} onChange={(next) => go(`/publicity/${next}`)} data={publicityViewNames.map((name) => ({ value: name, label: publicityViews[name] }))} />
      <ProblemNotice error={list.error} />
      {rows.length > 0 && (
        <Table stickyHeader stickyHeaderOffset={44} highlightOnHover verticalSpacing={5} fz="sm">
          <Table.Thead><Table.Tr>{['承诺编码', '承诺人（公示名称）', '事由', '公示期', view === 'stopped' ? '停止' : '', ''].map((name, i) => <Table.Th key={`${name}${String(i)}`}>{name}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.commitmentId}>
                <Table.Td style={digits}><Anchor component={Link} href={`/commitment/${row.commitmentId}`} size="sm">{row.code}</Anchor></Table.Td><Table.Td>{row.party}</Table.Td><Table.Td>{row.subject}</Table.Td><Table.Td style={digits}>{row.from} 至 {row.until}</Table.Td>
                <Table.Td>{row.stoppedOn ? `${row.stoppedOn} ${row.stopReason}` : ''}</Table.Td>
                <Table.Td ta="right">{may('publicity.manage') && view !== 'ended' && <Button size="compact-xs" variant="default" aria-label={`${view === 'stopped' ? '恢复' : '停止'}公示 ${row.code}`} onClick={() => setActing(row)}>{view === 'stopped' ? '恢复公示' : '停止公示'}</Button>}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {!list.isPending && rows.length === 0 && <Empty>{view === 'published' ? '还没有公示的承诺书。公开类型为“可向社会公开”的承诺受理后自动公示。' : '没有记录。'}</Empty>}
      {list.hasNextPage && <Button variant="default" size="xs" style={{ alignSelf: 'flex-start' }} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>继续加载</Button>}
      {previewing && <Preview onClose={() => setPreviewing(false)} />}
      {acting && <ActionDialog draftKey={`publicity:${acting.commitmentId}`} step={step(acting)} onClose={() => setActing(null)} />}
    </Page>
  )
}
