// One entry: its content as it holds, who uses it, its versions and their differences.
import { Anchor, Badge, Button, Grid, Group, Paper, Select, Stack, Table, Text, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { Link, useLocation } from 'wouter'
import { entryKinds, type EntryKind } from '../../shared/catalog/catalog.schema'
import type { Output } from '../api/client'
import { useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { digits } from '../ui/Due'
import { Loaded } from '../ui/Page'
import { Differences } from './Differences'
import { Trace } from './Trace'

export function keyOf(id: string): { kind: EntryKind; code: string } {
  const [kind = 'item', ...code] = decodeURIComponent(id).split(':')
  return { kind: (Object.hasOwn(entryKinds, kind) ? kind : 'item') as EntryKind, code: code.join(':') }
}
type Entry = Output<'catalog.entry'>
function Content({ kind, code, version }: { kind: EntryKind; code: string; version: number }): ReactElement {
  // Compared with itself: every line once, in the words of the form.
  const lines = useOperation('catalog.compare', { kind, code, from: version, to: version })
  return (
    <Loaded query={lines}>
      {(data) => (
        <Table fz="sm" verticalSpacing={4}><Table.Tbody>{data.rows.filter((row) => row.after !== '').map((row) => <Table.Tr key={`${row.section}${row.label}`}><Table.Td w={150} c="dimmed">{row.section === '事项' ? row.label : `${row.section}${row.label ? ` · ${row.label}` : ''}`}</Table.Td><Table.Td style={{ whiteSpace: 'pre-wrap' }}>{row.after}</Table.Td></Table.Tr>)}</Table.Tbody></Table>
      )}
    </Loaded>
  )
}
function Versions({ data }: { data: Entry }): ReactElement {
  const [from, setFrom] = useState(String(Math.max(1, data.current - 1)))
  const comparison = useOperation('catalog.compare', { kind: data.kind, code: data.code, from: Number(from), to: data.current }, data.current > 1)
  return (
    <Paper withBorder p="sm">
      <Title order={2} mb={6}>版本</Title>
      {data.versions.map((v) => (
        <Stack key={v.version} gap={0} mb={8}>
          <Text size="sm" fw={600}>第 {v.version} 版　<Text span size="xs" style={digits}>{v.validFrom} 起</Text></Text><Text size="sm">{v.reason}</Text>
          {v.signedBy !== '—' && <Text size="xs" c="dimmed">编制 {v.proposedBy}，签发 {v.signedBy}</Text>}
        </Stack>
      ))}
      {data.current > 1 && (
        <Stack gap={6} mt="sm">
          <Select size="xs" label={`与第 ${data.current} 版比较`} allowDeselect={false} value={from} onChange={(next) => setFrom(next ?? from)} data={data.versions.filter((v) => v.version !== data.current).map((v) => ({ value: String(v.version), label: `第 ${v.version} 版` }))} />
          <Loaded query={comparison}>{(rows) => <Differences rows={rows.rows} before={`第 ${from} 版`} after={`第 ${data.current} 版`} />}</Loaded>
        </Stack>
      )}
    </Paper>
  )
}
export function EntryPage({ id }: { id: string }): ReactElement {
  const { kind, code } = keyOf(id)
  const entry = useOperation('catalog.entry', { kind, code })
  const { may } = useMe()
  const [, go] = useLocation()
  return (
    <Loaded query={entry}>
      {(data) => (
        <Stack gap="xs">
          <Paper withBorder p="sm">
            <Group justify="space-between">
              <Group gap="md"><Title order={1}>{data.name}</Title><Text size="sm">{entryKinds[kind]} {code}</Text><Badge variant="outline" tt="none">第 {data.version} 版</Badge>{data.change && <Anchor component={Link} href={`/change/${data.change.id}`} size="sm">变更：{data.change.stateLabel}</Anchor>}</Group>
              {may('catalog.write') && <Button size="xs" onClick={() => go(data.change ? `/change/${data.change.id}` : `/edit/${kind}:${code}`)}>{data.change ? '打开变更' : '编制变更'}</Button>}
            </Group>
          </Paper>
          <Grid gap="xs">
            <Grid.Col span={8}>
              <Stack gap="xs">
                {kind === 'item' && <Trace content={data.content} />}
                <Paper withBorder p="sm"><Title order={2} mb={6}>内容</Title><Content kind={kind} code={code} version={data.version} /></Paper>
              </Stack>
            </Grid.Col>
            <Grid.Col span={4}>
              <Stack gap="xs">
                <Versions data={data} />
                {data.usedBy.length > 0 && <Paper withBorder p="sm"><Title order={2} mb={6}>用于 {data.usedBy.length} 个事项</Title>{data.usedBy.map((use) => <Anchor key={use.code} component={Link} href={`/entry/item:${use.code}`} size="sm" display="block">{use.code} {use.name}</Anchor>)}</Paper>}
              </Stack>
            </Grid.Col>
          </Grid>
        </Stack>
      )}
    </Loaded>
  )
}
