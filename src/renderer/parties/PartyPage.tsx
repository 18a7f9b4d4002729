// One party: who it is, its records and measures, its history; changes leave their trace.
import { Alert, Anchor, Badge, Button, Grid, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { Link, useLocation } from 'wouter'
import { gradeLabels } from '../../shared/credit/credit.contract'
import { partyCategoryLabels, partyStatusLabels } from '../../shared/parties/parties.schema'
import type { Output } from '../api/client'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { ActionDialog, textOf, type Step } from '../ui/ActionDialog'
import { DocumentDialog } from '../ui/DocumentDialog'
import { digits } from '../ui/Due'
import { Empty, Loaded } from '../ui/Page'
import { Risk } from '../ui/Risk'
import { Duplicates } from './Merge'
import { Relations } from './Relations'

type Party = Output<'parties.get'>
const recordStates = { open: '未修复', expired: '已届满', repaired: '已修复' } as const
function Records({ id }: { id: string }): ReactElement {
  const [records, measures] = [useOperation('credit.records', { partyId: id }), useOperation('credit.measures', { partyId: id })]
  const rows = records.data?.rows ?? []
  return (
    <Paper withBorder p="sm">
      <Title order={2} mb={6}>信用记录与奖惩措施</Title>
      {rows.length === 0 && <Empty>没有信用记录。</Empty>}
      {rows.map((record) => (
        <Text key={record.id} size="sm" mb={4}>■ {record.kind === 'breach' ? `承诺失信${record.grade ? `（${gradeLabels[record.grade]}）` : ''}` : '已改正'} · {record.establishedOn} · {record.document} · {recordStates[record.state]}{record.publicUntil ? `，公示与惩戒至 ${record.publicUntil}` : ''}</Text>
      ))}
      {measures.data?.rows.map((m) => <Text key={m.id} size="sm" c={m.favourable ? 'green.9' : 'red.8'}>{m.favourable ? '▲' : '■'} {m.label} {m.from} 起{m.until ? `，至 ${m.until}` : ''}</Text>)}
    </Paper>
  )
}
function Rejections({ id }: { id: string }): ReactElement | null {
  const rejections = useOperation('commitments.rejections', { partyId: id })
  const [paper, setPaper] = useState<string | null>(null)
  const rows = rejections.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Paper withBorder p="sm">
      <Title order={2} mb={6}>不予适用告知承诺</Title>
      {rows.map((row) => <Text key={row.documentId} size="sm" mb={4}><Anchor component="button" size="sm" onClick={() => setPaper(row.documentId)}>{row.number}</Anchor> · {row.item} · {row.on} · {row.by}</Text>)}
      {paper && <DocumentDialog id={paper} onClose={() => setPaper(null)} />}
    </Paper>
  )
}
function History({ data }: { data: Party }): ReactElement {
  return (
    <Paper withBorder p="sm" h="100%">
      <Title order={2} mb={6}>变更记录</Title>
      {data.history.length === 0 && <Empty>没有变更。</Empty>}
      {data.history.map((h) => <Stack key={`${h.at}${h.change}`} gap={0} mb={6}><Text size="xs" c="dimmed">{new Date(h.at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}　{h.by}</Text><Text size="sm">{h.change}</Text></Stack>)}
    </Paper>
  )
}
function Identity({ data }: { data: Party }): ReactElement {
  const facts: [string, string][] = [['类别', partyCategoryLabels[data.category]], ['登记状态', partyStatusLabels[data.status]], ['经办人', data.contact || '—'], ['电话', data.phoneMasked || '—'], ['地址', data.address || '—'], ['证照有效期至', data.licenceUntil ?? '—'], ['承诺', `${data.commitments} 份`]]
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<Output<'parties.reveal'> | null>(null)
  const reveal = useCommand('parties.reveal')
  return (
    <Paper withBorder p="sm">
      <Table fz="sm" verticalSpacing={4}><Table.Tbody>{facts.map(([name, value]) => <Table.Tr key={name}><Table.Td w={110} c="dimmed">{name}</Table.Td><Table.Td>{value}</Table.Td></Table.Tr>)}</Table.Tbody></Table>
      {shown ? <Text size="sm" mt={6} role="status">完整代码 {shown.code}{shown.phone ? `，电话 ${shown.phone}` : ''}</Text> : <Button mt={6} size="compact-xs" variant="default" onClick={() => setAsking(true)}>查看完整号码（登记）</Button>}
      {asking && <ActionDialog draftKey={`reveal:${data.id}`} onClose={() => setAsking(false)} step={{ title: '查看完整号码', submit: '查看', note: '查看原因记入审计。', fields: [{ name: 'reason', label: '查看原因', kind: 'text' }], send: async (v) => setShown(await reveal.mutateAsync({ id: data.id, reason: textOf(v, 'reason') })) }} />}
    </Paper>
  )
}
export function PartyPage({ id }: { id: string }): ReactElement {
  const party = useOperation('parties.get', { id })
  const update = useCommand('parties.update')
  const { may } = useMe()
  const [, go] = useLocation()
  const [editing, setEditing] = useState(false)
  const step = (data: Party): Step => ({
    title: '修改主体', submit: '保存', note: '代码不可修改。电话不填即保持不变。',
    fields: [{ name: 'name', label: '名称', kind: 'text', initial: data.name }, { name: 'contact', label: '经办人', kind: 'text', initial: data.contact }, { name: 'phone', label: '联系电话', kind: 'text' }, { name: 'address', label: '地址', kind: 'text', initial: data.address }, { name: 'licenceUntil', label: '证照有效期至（可不填）', kind: 'date', initial: data.licenceUntil ?? '' }],
    send: (v) => update.mutateAsync({ id, version: data.version, name: textOf(v, 'name'), contact: textOf(v, 'contact'), ...(textOf(v, 'phone') === '' ? {} : { phone: textOf(v, 'phone') }), address: textOf(v, 'address'), licenceUntil: textOf(v, 'licenceUntil') || null }),
  })
  return (
    <Loaded query={party}>
      {(data) => (
        <Stack gap="xs">
          <Paper withBorder p="sm">
            <Group justify="space-between">
              <Group gap="md"><Title order={1}>{data.name}</Title><Text size="sm" style={digits}>{data.codeMasked}</Text><Risk level={data.riskLevel} />{data.openRecords > 0 && <Badge color="red.8" variant="outline" tt="none">未修复失信 {data.openRecords} 条</Badge>}</Group>
              <Group gap="xs">{may('party.write') && <Button size="xs" variant="default" onClick={() => setEditing(true)}>修改</Button>}{may('commitment.register') && <Button size="xs" onClick={() => go(`/intake/${id}`)}>为该主体受理</Button>}</Group>
            </Group>
          </Paper>
          {data.mergedInto && <Alert color="orange" p="xs">该主体已并入另一主体。<Anchor component={Link} href={`/party/${data.mergedInto}`} size="sm">打开合并后的主体</Anchor></Alert>}
          <Grid gap="xs"><Grid.Col span={4}><Stack gap="xs"><Identity data={data} /><Relations party={data} /></Stack></Grid.Col><Grid.Col span={4}><Stack gap="xs"><Records id={id} /><Rejections id={id} /><Duplicates party={data} /></Stack></Grid.Col><Grid.Col span={4}><History data={data} /></Grid.Col></Grid>
          {editing && <ActionDialog draftKey={`party:${id}`} step={step(data)} onClose={() => setEditing(false)} />}
        </Stack>
      )}
    </Loaded>
  )
}
