// 导入: choose a ledger, see what would happen, import, undo. Nothing is written before the preview has been seen.
import { Anchor, Badge, Grid, Stack, Table, Text, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useLocation } from 'wouter'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { FileDrop } from '../ui/FileDrop'
import { digits } from '../ui/Due'
import { Empty, Loaded, Page } from '../ui/Page'
import { BatchView } from './BatchView'

export const number = (n: number): string => n.toLocaleString('zh-CN')
export function ImportPage({ view }: { view: string | undefined }): ReactElement {
  const [, go] = useLocation()
  const { may } = useMe()
  const batches = useOperation('ledger.batches', {})
  const check = useCommand('ledger.check')
  if (view) return <BatchView id={view} />
  return (
    <Page title="导入台账">
      {may('ledger.import') && (
        <FileDrop
          label="选择或拖入台账（.xlsx 或 .csv）" hint="先检查、预览，再导入；有错的行不影响其他行" endings={['.xlsx', '.csv']}
          onFile={async (file) => go(`/import/${(await check.mutateAsync({ file: file.handle })).batchId}`)}
        />
      )}
      <Grid><Grid.Col span={12}>
        <Stack gap={4}>
          <Title order={2}>导入批次</Title>
          <Loaded query={batches}>
            {({ rows }) => rows.length === 0 ? <Empty>还没有导入过台账。</Empty> : (
              <Table fz="sm" verticalSpacing={5} highlightOnHover>
                <Table.Thead><Table.Tr>{['文件', '状态', '读取', '有效', '已导入', '退回', '时间', '经办'].map((name) => <Table.Th key={name}>{name}</Table.Th>)}</Table.Tr></Table.Thead>
                <Table.Tbody>
                  {rows.map((batch) => (
                    <Table.Tr key={batch.id}>
                      <Table.Td><Anchor component="button" size="sm" onClick={() => go(`/import/${batch.id}`)}>{batch.fileName}</Anchor></Table.Td>
                      <Table.Td><Badge variant="outline" tt="none" color={batch.state === 'failed' ? 'red.8' : batch.state === 'interrupted' ? 'orange.9' : 'blue.8'}>{batch.stateLabel}</Badge></Table.Td>
                      {[batch.read, batch.valid, batch.imported, batch.rejected].map((n, i) => <Table.Td key={['read', 'valid', 'imported', 'rejected'][i]} style={digits}>{number(n)}</Table.Td>)}
                      <Table.Td style={digits}>{new Date(batch.createdAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}</Table.Td><Table.Td><Text size="sm">{batch.createdBy}</Text></Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            )}
          </Loaded>
        </Stack>
      </Grid.Col></Grid>
    </Page>
  )
}
