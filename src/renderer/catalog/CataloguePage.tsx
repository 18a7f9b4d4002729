// 事项清单: items, letters, standards and rules; out and in as a workbook; the public list.
import { Alert, Badge, Button, Group, Menu, Modal, SegmentedControl, Stack, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import { entryKindNames, entryKinds, type EntryKind } from '../../shared/catalog/catalog.schema'
import { saveFile, type Output } from '../api/client'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { ActionDialog, textOf } from '../ui/ActionDialog'
import { FileDrop } from '../ui/FileDrop'
import { Empty, Loaded, Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

function ImportDialog({ onClose }: { onClose: () => void }): ReactElement {
  const run = useCommand('catalog.import')
  const [reason, setReason] = useState('')
  const { data } = run
  return (
    <Modal opened onClose={onClose} size="xl" title="导入事项清单" closeButtonProps={{ 'aria-label': '关闭' }}>
      <Stack gap="sm">
        <Text size="sm">用“导出清单”得到的工作簿修改后导入。只要有一处错误就一处也不改，并列出全部错误；没有错误时，有变化的条目成为待签发的变更。</Text>
        <TextInput label="变更理由" value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
        <FileDrop label="拖入或选择 .xlsx" hint="至多 20 MB" endings={['.xlsx']} onFile={async (file) => { await run.mutateAsync({ file: file.handle, reason }) }} />
        {data && data.errors.length === 0 && <Alert color="green" role="status">提交变更 {data.proposed} 份待签发，{data.unchanged} 条没有变化。</Alert>}
        {data && data.errors.length > 0 && (
          <>
            <Alert color="red" role="alert">有 {data.errors.length} 处错误，没有作任何变更。</Alert>
            <Table fz="sm" verticalSpacing={3}>
              <Table.Thead><Table.Tr><Table.Th>工作表</Table.Th><Table.Th>行</Table.Th><Table.Th>位置</Table.Th><Table.Th>错误</Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>{data.errors.slice(0, 200).map((e) => <Table.Tr key={`${e.sheet}${e.row}${e.column}${e.message}`}><Table.Td>{e.sheet}</Table.Td><Table.Td>{e.row}</Table.Td><Table.Td>{e.column}</Table.Td><Table.Td>{e.message}</Table.Td></Table.Tr>)}</Table.Tbody>
            </Table>
          </>
        )}
      </Stack>
    </Modal>
  )
}
function Tools({ onImport, onNew }: { onImport: () => void; onNew: () => void }): ReactElement {
  const { may } = useMe()
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  const save = async (work: () => Promise<string>): Promise<void> => {
    try {
      const name = await work()
      setError(null)
      setSaid(name === '' ? '' : `已保存 ${name}`)
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Group gap="xs">
      {said !== '' && <Text size="sm" role="status">{said}</Text>}<ProblemNotice error={error} />
      <Menu position="bottom-end" withinPortal>
        <Menu.Target><Button size="xs" variant="default">导出</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void save(() => saveFile('catalog.export', {}))}>导出清单（.xlsx，可改后导入）</Menu.Item>
          <Menu.Item onClick={() => void save(() => saveFile('catalog.publicList', { format: 'html' }))}>公开清单网页（.html）</Menu.Item>
          <Menu.Item onClick={() => void save(() => saveFile('catalog.publicList', { format: 'xlsx' }))}>公开清单表格（.xlsx）</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {may('catalog.write') && <><Button size="xs" variant="default" onClick={onImport}>导入清单</Button><Button size="xs" onClick={onNew}>新建</Button></>}
    </Group>
  )
}
type Row = Output<'catalog.entries'>['rows'][number]
function Rows({ kind, rows }: { kind: EntryKind; rows: readonly Row[] }): ReactElement {
  const [, go] = useLocation()
  const open = (row: Row): void => go(`/entry/${kind}:${row.code}`)
  return (
    <Table stickyHeader stickyHeaderOffset={44} highlightOnHover verticalSpacing={5} fz="sm">
      <Table.Thead><Table.Tr><Table.Th w={110}>编号</Table.Th><Table.Th>名称</Table.Th><Table.Th w={140}>类型</Table.Th><Table.Th>说明</Table.Th><Table.Th w={60}>版本</Table.Th><Table.Th w={100}>变更</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.code} tabIndex={0} style={{ cursor: 'pointer' }} onClick={() => open(row)} onKeyDown={(event) => { if (event.key === 'Enter') open(row) }}>
            <Table.Td>{row.code}</Table.Td><Table.Td>{row.name}{!row.active && <Badge ml={6} size="sm" variant="outline" color="gray.8" tt="none">停用</Badge>}</Table.Td><Table.Td>{row.group}</Table.Td><Table.Td>{row.detail}</Table.Td><Table.Td ta="right">{row.version}</Table.Td><Table.Td>{row.change ? row.change.stateLabel : ''}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
export function CataloguePage({ view }: { view: string | undefined }): ReactElement {
  const [, go] = useLocation()
  const kind = entryKindNames.find((name) => name === view) ?? 'item'
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 120)
  const entries = useOperation('catalog.entries', { kind, q })
  const [dialog, setDialog] = useState<'import' | 'new' | null>(null)
  return (
    <Page title="事项清单" extra={<Tools onImport={() => setDialog('import')} onNew={() => setDialog('new')} />}>
      <Group gap="md">
        <SegmentedControl size="xs" value={kind} onChange={(next) => go(`/catalogue/${next}`)} data={entryKindNames.map((name) => ({ value: name, label: entryKinds[name] }))} />
        <TextInput size="xs" w={260} aria-label="查找条目" placeholder="编号、名称、部门、领域" value={text} onChange={(e) => setText(e.currentTarget.value)} />
        {entries.data && <Text size="sm" c="dimmed">{entries.data.rows.length} 条</Text>}
      </Group>
      <Loaded query={entries}>{(data) => (data.rows.length === 0 ? <Empty>没有符合“{q}”的条目。</Empty> : <Rows kind={kind} rows={data.rows} />)}</Loaded>
      {dialog === 'import' && <ImportDialog onClose={() => setDialog(null)} />}
      {dialog === 'new' && <ActionDialog draftKey={`catalog:new:${kind}`} onClose={() => setDialog(null)} step={{ title: `新建${entryKinds[kind]}`, submit: '开始编制', fields: [{ name: 'code', label: '编号（大写字母、数字和短横）', kind: 'text' }], send: async (values) => go(`/edit/${kind}:${textOf(values, 'code').trim().toUpperCase()}`) }} />}
    </Page>
  )
}
