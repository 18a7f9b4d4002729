// One import batch: progress, counts, errors by row, what was cleaned, a preview of the rows, and what can be done.
import { Alert, Button, Group, Paper, SimpleGrid, Stack, Table, Tabs, Text, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import { ledgerErrors, ledgerItems } from '../../shared/ledger/ledger.items'
import { saveFile, type Output } from '../api/client'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { ActionDialog } from '../ui/ActionDialog'
import { digits } from '../ui/Due'
import { JobProgress } from '../ui/JobProgress'
import { Empty, Loaded, Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'
import { BatchErrors } from './BatchErrors'

type Batch = Output<'ledger.batch'>
const number = (n: number): string => n.toLocaleString('zh-CN')
function Counts({ data }: { data: Batch }): ReactElement {
  const figures: [string, number][] = [['读取', data.read], ['有效', data.valid], ['退回', data.rejected], ['有清洗', data.cleaned], ['已导入', data.imported]]
  return (
    <Paper withBorder p="sm">
      <SimpleGrid cols={5}>{figures.map(([name, n]) => <Stack key={name} gap={0}><Text size="xs">{name}</Text><Text size="xl" fw={600} style={digits}>{number(n)}</Text></Stack>)}</SimpleGrid>
      {Object.keys(data.errors).length > 0 && (
        <Group gap="md" mt="xs">{Object.entries(data.errors).map(([code, n]) => <Text key={code} size="xs" title={ledgerErrors[code as keyof typeof ledgerErrors]}>{code} {number(n)}</Text>)}</Group>
      )}
    </Paper>
  )
}
function Cleanings({ data }: { data: Batch }): ReactElement {
  if (data.cleanings.length === 0) return <Empty>没有需要清洗的内容。</Empty>
  return (
    <Table fz="sm" verticalSpacing={4} captionSide="top">
      <Table.Caption ta="left">代码表名称转为代码（例如“自然人”转为 2）不逐条列出。</Table.Caption>
      <Table.Thead><Table.Tr><Table.Th>行</Table.Th><Table.Th>数据项</Table.Th><Table.Th>原内容</Table.Th><Table.Th>清洗后</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>{data.cleanings.map((c) => <Table.Tr key={`${c.row}-${c.item}`}><Table.Td style={digits}>{c.row}</Table.Td><Table.Td>{ledgerItems[c.item - 1]?.header}</Table.Td><Table.Td style={{ whiteSpace: 'pre-wrap' }}>{c.before}</Table.Td><Table.Td>{c.after}</Table.Td></Table.Tr>)}</Table.Tbody>
    </Table>
  )
}
function Sample({ data }: { data: Batch }): ReactElement {
  return (
    <Table.ScrollContainer minWidth={2200} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table fz="xs" verticalSpacing={3}>
        <Table.Thead><Table.Tr><Table.Th>行</Table.Th>{ledgerItems.map((item) => <Table.Th key={item.n} style={{ whiteSpace: 'nowrap' }}>{item.header}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>{data.sample.map((row) => <Table.Tr key={row.row}><Table.Td>{row.row}</Table.Td>{row.cells.map((cell, i) => <Table.Td key={ledgerItems[i]?.n} maw={180}><Text size="xs" truncate title={cell}>{cell}</Text></Table.Td>)}</Table.Tr>)}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
function useFailures(id: string): { save: () => Promise<void>; said: string; error: unknown } {
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  const save = async (): Promise<void> => {
    try {
      const saved = await saveFile('ledger.failureFile', { batchId: id })
      setSaid(saved === '' ? '' : `失败文件已保存：${saved}。改正后可重新导入该文件。`)
      setError(null)
    } catch (failure) {
      setError(failure)
    }
  }
  return { save, said, error }
}
function Actions({ data }: { data: Batch }): ReactElement | null {
  const [importing, undo] = [useCommand('ledger.import'), useCommand('ledger.undo')]
  const failures = useFailures(data.id)
  const [asking, setAsking] = useState(false)
  const { may } = useMe()
  const imported = ['imported', 'interrupted', 'cancelled'].includes(data.state) && data.imported > 0
  if (!may('ledger.import')) return <Text size="sm" c="dimmed">导入与撤销由窗口人员或系统管理员办理。</Text>
  if (!data.canImport && data.rejected === 0 && !imported) return null
  return (
    <Paper withBorder p="xs" style={{ position: 'sticky', bottom: 0, zIndex: 5 }}>
      <Group gap="xs">
        {data.canImport && <Button size="xs" loading={importing.isPending} onClick={() => importing.mutate({ batchId: data.id })}>{data.state === 'checked' ? `导入 ${number(data.valid)} 条` : '继续导入'}</Button>}
        {data.rejected > 0 && <Button size="xs" variant="default" onClick={() => void failures.save()}>保存失败文件</Button>}
        {imported && <Button size="xs" variant="default" disabled={!data.canUndo} onClick={() => setAsking(true)}>撤销整批导入</Button>}
        {imported && data.undoBlockedBy && <Text size="xs" c="dimmed">⌫ 不能撤销：{data.undoBlockedBy}</Text>}
        {data.state === 'checked' && data.valid === 0 && <Text size="sm">没有可导入的行。请按错误列表改正文件后重新选择。</Text>}
        {failures.said !== '' && <Text size="sm" role="status">{failures.said}</Text>}
      </Group>
      <ProblemNotice error={importing.error ?? undo.error ?? failures.error} />
      {asking && (
        <ActionDialog
          draftKey={`undo:${data.id}`} onClose={() => setAsking(false)}
          step={{ title: '撤销整批导入', submit: '撤销导入', note: `将移除本批导入的 ${number(data.imported)} 条承诺。批次与审计记录保留，文件可以重新导入。`, fields: [], send: () => undo.mutateAsync({ batchId: data.id }) }}
        />
      )}
    </Paper>
  )
}
export function BatchView({ id }: { id: string }): ReactElement {
  const batch = useOperation('ledger.batch', { id })
  const [, go] = useLocation()
  return (
    <Page title="导入台账" extra={<Button size="xs" variant="default" onClick={() => go('/import')}>全部批次</Button>}>
      <Loaded query={batch}>
        {(data) => (
          <Stack gap="xs">
            <Title order={2}>{data.fileName}：{data.stateLabel}</Title>
            {data.jobId && data.state !== 'failed' && <JobProgress id={data.jobId} />}
            {data.problem && <Alert color="red" title="不能导入" role="alert">{data.problem}</Alert>}
            {data.state !== 'failed' && <Counts data={data} />}
            {data.state !== 'failed' && <Paper withBorder p="sm" mih={260}>
              <Tabs defaultValue="errors" keepMounted={false}>
                <Tabs.List mb="xs"><Tabs.Tab value="errors">错误（{number(Object.values(data.errors).reduce((sum, n) => sum + n, 0))}）</Tabs.Tab><Tabs.Tab value="cleanings">清洗（前 {data.cleanings.length} 处）</Tabs.Tab><Tabs.Tab value="sample">预览（前 {data.sample.length} 行）</Tabs.Tab></Tabs.List>
                <Tabs.Panel value="errors"><BatchErrors batchId={id} /></Tabs.Panel><Tabs.Panel value="cleanings"><Cleanings data={data} /></Tabs.Panel><Tabs.Panel value="sample"><Sample data={data} /></Tabs.Panel>
              </Tabs>
            </Paper>}
            {data.state !== 'failed' && <Actions data={data} />}
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}
