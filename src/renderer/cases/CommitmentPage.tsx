// 案件: the commitment on one page — header, loop, clauses, deadlines, documents, related cases, timeline, one action bar.
import { Anchor, Badge, Grid, Group, Paper, Stack, Table, Tabs, Text, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { Link, useLocation } from 'wouter'
import type { CommitmentCase } from '../../shared/commitments/commitments.contract'
import { useCommand, useOperation } from '../api/hooks'
import { ActionBar } from '../ui/ActionBar'
import { ActionDialog, textOf, type Step } from '../ui/ActionDialog'
import { DocumentDialog } from '../ui/DocumentDialog'
import { digits, Due } from '../ui/Due'
import { Empty, Loaded } from '../ui/Page'
import { Risk } from '../ui/Risk'
import { Deadlines } from './Deadlines'
import { LoopDiagram } from './LoopDiagram'
import { Materials } from './Materials'
import { PlanDialog } from './PlanDialog'
import { SignedPage } from './SignedPage'

const places = { verification: '核查', rectification: '责令改正', revocation: '撤销案件' } as const
function Header({ data }: { data: CommitmentCase }): ReactElement {
  const next = data.deadlines.filter((d) => d.status !== 'closed').toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0]
  return (
    <Paper withBorder p="sm">
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap">
          <Group gap="md"><Title order={1} style={digits}>承诺 {data.code}</Title><Badge variant="outline" tt="none" size="lg">{data.stateLabel}</Badge></Group>
          <Text size="sm">{next ? <>下一期限　{next.label} <Due on={next.dueOn} status={next.status} words={next.words} /></> : '没有未结期限'}</Text>
        </Group>
        <Group gap="md">
          <Anchor component={Link} href={`/party/${data.party.id}`} size="sm">{data.party.name}</Anchor>
          <Text size="sm" style={digits}>{data.party.codeMasked}</Text><Risk level={data.party.riskLevel} />
          <Text size="sm">{data.itemName ? `${data.itemName} · 第 ${data.itemVersion} 版` : `${data.subject}（台账导入）`} · {data.department}</Text>
          <Text size="sm" style={digits}>作出 {data.madeOn}{data.validUntil ? `，有效至 ${data.validUntil}` : ''}</Text>
        </Group>
        <LoopDiagram steps={data.loop} />
      </Stack>
    </Paper>
  )
}
function Clauses({ data }: { data: CommitmentCase }): ReactElement {
  return (
    <Table fz="sm" verticalSpacing={5}>
      <Table.Thead><Table.Tr><Table.Th w={32}>#</Table.Th><Table.Th>承诺条款</Table.Th><Table.Th>核查要点</Table.Th><Table.Th w={92}>结论</Table.Th><Table.Th w={72}>证据</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {data.clauses.map((clause, i) => (
          <Table.Tr key={clause.id}>
            <Table.Td>{i + 1}</Table.Td><Table.Td>{clause.text}</Table.Td><Table.Td>{clause.checkItem}{clause.weight === '重点' && <Text span size="xs" fw={700}>（重点）</Text>}</Table.Td>
            <Table.Td c={clause.answer === '不合格' ? 'red.8' : undefined}>{clause.answer === '不合格' ? '■ 不合格' : (clause.answer ?? '未核查')}</Table.Td><Table.Td>{clause.evidence > 0 ? `${clause.evidence} 份` : '—'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
function Documents({ data, onOpen }: { data: CommitmentCase; onOpen: (id: string) => void }): ReactElement {
  if (data.documents.length === 0) return <Empty>没有文书。受理、责令改正和撤销各环节的文书会自动归入本案。</Empty>
  return (
    <Table fz="sm" verticalSpacing={4}>
      <Table.Tbody>
        {data.documents.map((d) => (
          <Table.Tr key={d.id}>
            <Table.Td><Anchor component="button" size="sm" onClick={() => onOpen(d.id)}>{d.label}</Anchor></Table.Td><Table.Td>{d.number}</Table.Td><Table.Td style={digits}>{d.issuedOn}</Table.Td><Table.Td>{d.prints > 0 ? `已打印 ${d.prints} 份` : '未打印'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
function Related({ data }: { data: CommitmentCase }): ReactElement {
  if (data.related.length === 0) return <Empty>还没有核查、整改或撤销。</Empty>
  return (
    <Table fz="sm" verticalSpacing={4}>
      <Table.Tbody>{data.related.map((link) => <Table.Tr key={link.id}><Table.Td>{places[link.kind]}</Table.Td><Table.Td><Anchor component={Link} href={`/${link.kind}/${link.id}`} size="sm">{link.number}</Anchor></Table.Td><Table.Td>{link.stateLabel}</Table.Td></Table.Tr>)}</Table.Tbody>
    </Table>
  )
}
function Letter({ data }: { data: CommitmentCase }): ReactElement {
  return (
    <Stack gap={6}>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}><b>承诺内容</b>{'\n'}{data.content}</Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}><b>违诺责任</b>{'\n'}{data.liability}</Text>
      <Text size="sm" c="dimmed">{data.typeLabel} · {data.publicity}{data.remark ? ` · ${data.remark}` : ''}</Text>
    </Stack>
  )
}
function Timeline({ data }: { data: CommitmentCase }): ReactElement {
  return (
    <Paper withBorder p="sm" h="100%">
      <Title order={2} mb={6}>时间线</Title>
      {data.timeline.map((event) => (
        <Stack key={`${event.at}${event.what}`} gap={0} mb={8}>
          <Text size="xs" c="dimmed" style={digits}>{new Date(event.at).toLocaleString('zh-CN', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' })}　{event.who}</Text>
          <Text size="sm">{event.what}</Text>
        </Stack>
      ))}
      {data.timeline.length === 0 && <Empty>台账导入的承诺从导入之后开始记录。</Empty>}
    </Paper>
  )
}
function CaseBody({ data, onOpen }: { data: CommitmentCase; onOpen: (id: string) => void }): ReactElement {
  const tabs = [
    { value: 'clauses', label: '条款与结论', panel: <Clauses data={data} /> }, { value: 'deadlines', label: `期限（${data.deadlines.length}）`, panel: <Deadlines deadlines={data.deadlines} /> },
    { value: 'documents', label: `文书（${data.documents.length}）`, panel: <Documents data={data} onOpen={onOpen} /> }, { value: 'related', label: `关联案件（${data.related.length}）`, panel: <Related data={data} /> }, { value: 'letter', label: '承诺原文与签名', panel: <Stack gap="sm"><Letter data={data} /><SignedPage data={data} /></Stack> },
    ...(data.materials.length > 0 ? [{ value: 'materials', label: `容缺材料（${data.materials.filter((m) => m.state === 'pending' || m.state === 'wrong').length}）`, panel: <Materials data={data} /> }] : []),
  ]
  return (
    <Grid gap="xs">
      <Grid.Col span={8}>
        <Paper withBorder p="sm" mih={320}>
          <Tabs defaultValue="clauses" keepMounted={false}>
            <Tabs.List mb="xs">{tabs.map((tab) => <Tabs.Tab key={tab.value} value={tab.value}>{tab.label}</Tabs.Tab>)}</Tabs.List>
            {tabs.map((tab) => <Tabs.Panel key={tab.value} value={tab.value}>{tab.panel}</Tabs.Panel>)}
          </Tabs>
        </Paper>
      </Grid.Col>
      <Grid.Col span={4}><Timeline data={data} /></Grid.Col>
    </Grid>
  )
}
export function CommitmentPage({ id }: { id: string }): ReactElement {
  const commitment = useOperation('commitments.get', { id })
  const withdraw = useCommand('commitments.withdraw')
  const revoke = useCommand('materials.revokeAcceptance')
  const [acting, setActing] = useState<string | null>(null)
  const [document, setDocument] = useState<string | null>(null)
  const [, go] = useLocation()
  const withdrawal = (version: number): Step => ({
    title: '撤回承诺', submit: '撤回', note: '当事人撤回后，本案终止，已取得的许可按一般程序另行办理。', fields: [{ name: 'reason', label: '撤回原因', kind: 'area' }],
    send: (values) => withdraw.mutateAsync({ id, version, reason: textOf(values, 'reason') }),
  })
  const revocation = (version: number): Step => ({
    title: '撤销受理', submit: '撤销受理', note: '制发《撤销受理决定书》，写明理由；核查、公示同时终止，并报送归集平台。', fields: [{ name: 'reasons', label: '撤销受理的理由', kind: 'area' }],
    send: async (values) => { setDocument((await revoke.mutateAsync({ commitmentId: id, version, reasons: textOf(values, 'reasons') })).documentId) },
  })
  return (
    <Loaded query={commitment}>
      {(data) => (
        <Stack gap="xs">
          <Header data={data} />
          <CaseBody data={data} onOpen={setDocument} />
          <ActionBar actions={data.actions} onAct={setActing} {...(data.related.length > 0 ? { ended: '承诺本身没有待办；进行中的核查、整改或撤销见“关联案件”。' } : {})} />
          {acting === 'withdraw' && <ActionDialog draftKey={`withdraw:${id}`} step={withdrawal(data.version)} onClose={() => setActing(null)} />}
          {acting === 'revokeAcceptance' && <ActionDialog draftKey={`revokeAcceptance:${id}`} step={revocation(data.version)} onClose={() => setActing(null)} />}
          {acting === 'planVerification' && <PlanDialog commitmentId={id} onClose={() => setActing(null)} onPlanned={(planned) => go(`/verification/${planned}`)} />}
          {document && <DocumentDialog id={document} onClose={() => setDocument(null)} />}
        </Stack>
      )}
    </Loaded>
  )
}
