// The three lists of tasks: verifications, rectification orders, revocation cases.
import { Button, SegmentedControl, Skeleton, Table } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactElement, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { materialViews, type MaterialListView } from '../../shared/commitments/materials.contract'
import { rectificationViewLabels, type RectificationView } from '../../shared/rectification/rectification.contract'
import { revocationViewLabels, type RevocationView } from '../../shared/revocation/revocation.contract'
import { verificationViewLabels, type VerificationView } from '../../shared/verification/verification.contract'
import { callOperation } from '../api/client'
import { Due } from '../ui/Due'
import { Empty, Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

interface ListProps<V extends string, R extends { id: string; key?: string }> {
  title: string
  room: string
  record: string
  name: string
  views: Record<V, string>
  asked: string | undefined
  columns: readonly string[]
  empty: string
  fetch: (view: V, cursor: string | undefined) => Promise<{ rows: R[]; nextCursor?: string | undefined }>
  cells: (row: R) => readonly ReactNode[]
}
function TaskList<V extends string, R extends { id: string; key?: string }>(props: ListProps<V, R>): ReactElement {
  const [, go] = useLocation()
  const names = Object.keys(props.views) as V[]
  const view = names.find((name) => name === props.asked) ?? (names[0] as V)
  const list = useInfiniteQuery({
    queryKey: [props.name, view], initialPageParam: '', queryFn: ({ pageParam }) => props.fetch(view, pageParam === '' ? undefined : pageParam), getNextPageParam: (page) => page.nextCursor,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Page title={props.title}>
      <SegmentedControl size="xs" value={view} onChange={(next) => go(`/${props.room}/${next}`)} data={names.map((name) => ({ value: name, label: props.views[name] }))} style={{ alignSelf: 'flex-start' }} />
      <ProblemNotice error={list.error} />
      {rows.length > 0 && (
        <Table stickyHeader stickyHeaderOffset={44} highlightOnHover verticalSpacing={6} fz="sm">
          <Table.Thead><Table.Tr>{props.columns.map((name) => <Table.Th key={name}>{name}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.key ?? row.id} tabIndex={0} style={{ cursor: 'pointer' }} onClick={() => go(`/${props.record}/${row.id}`)} onKeyDown={(event) => { if (event.key === 'Enter') go(`/${props.record}/${row.id}`) }}>
                {props.cells(row).map((cell, i) => <Table.Td key={props.columns[i]}>{cell}</Table.Td>)}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {list.isPending && <Skeleton h={200} />}
      {!list.isPending && rows.length === 0 && <Empty>{props.empty}</Empty>}
      {list.hasNextPage && <Button variant="default" size="xs" style={{ alignSelf: 'flex-start' }} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>继续加载</Button>}
    </Page>
  )
}
const page = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor })

export function MaterialList({ view }: { view: string | undefined }): ReactElement {
  return (
    <TaskList
      title="容缺材料" room="materials" record="commitment" name="materials.list" views={materialViews} asked={view}
      columns={['材料', '补齐期限', '情况', '承诺编码', '承诺人', '事由', '提醒']} empty="没有这样的容缺材料。窗口受理时勾选暂缺的材料后会出现在这里。"
      fetch={async (v: MaterialListView, cursor) => { const found = await callOperation('materials.list', { view: v, ...page(cursor) }); return { ...found, rows: found.rows.map((row) => ({ ...row, key: row.id, id: row.commitmentId })) } }}
      cells={(row) => [row.name, row.state === 'received' ? row.dueOn : <Due key="due" on={row.dueOn} status={row.dueStatus} words={row.dueWords} />, row.stateLabel, row.code, row.partyName, row.subject, row.remindedAt ? `已提醒 ${row.remindedAt.slice(0, 10)}` : '—']}
    />
  )
}
export function VerificationList({ view }: { view: string | undefined }): ReactElement {
  return (
    <TaskList
      title="核查" room="verifications" record="verification" name="verification.list" views={verificationViewLabels} asked={view}
      columns={['计划日期', '方式', '承诺编码', '承诺人', '事由', '执法人员', '状态']} empty="没有核查任务。在承诺的案件页“制定核查计划”后会出现在这里。"
      fetch={(v: VerificationView, cursor) => callOperation('verification.list', { view: v, ...page(cursor) })}
      cells={(row) => [row.plannedOn, row.methodLabel, row.commitmentCode, row.partyName, row.subject, row.officers.join('、'), row.stateLabel]}
    />
  )
}
export function RectificationList({ view }: { view: string | undefined }): ReactElement {
  return (
    <TaskList
      title="责令改正" room="rectifications" record="rectification" name="rectification.list" views={rectificationViewLabels} asked={view}
      columns={['文号', '承诺人', '事由', '下达日期', '期限', '状态']} empty="没有责令改正。核查结论为“待整改”时自动生成。"
      fetch={(v: RectificationView, cursor) => callOperation('rectification.list', { view: v, ...page(cursor) })}
      cells={(row) => [row.number, row.partyName, row.subject, row.issuedOn, <Due key="due" on={row.dueOn} status={row.dueStatus} words={row.dueWords} />, row.stateLabel]}
    />
  )
}
export function RevocationList({ view }: { view: string | undefined }): ReactElement {
  return (
    <TaskList
      title="撤销案件" room="revocations" record="revocation" name="revocation.list" views={revocationViewLabels} asked={view}
      columns={['案号', '承诺人', '事由', '立案日期', '当前期限', '状态']} empty="没有撤销案件。复查不合格或认定虚假承诺时自动立案。"
      fetch={(v: RevocationView, cursor) => callOperation('revocation.list', { view: v, ...page(cursor) })}
      cells={(row) => [row.number, row.partyName, row.subject, row.openedOn, <Due key="due" on={row.dueOn} status={row.dueStatus} words={row.dueWords} />, row.stateLabel]}
    />
  )
}
