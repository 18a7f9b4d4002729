// How far a long work is, how long is left, and the way to stop it; it goes on while the user works elsewhere.
import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core'
import { type ReactElement } from 'react'
import { jobStates } from '../../shared/jobs/jobs.contract'
import { useCommand, useOperation } from '../api/hooks'
import { ProblemNotice } from './ProblemNotice'
import { digits } from './Due'

function left(startedAt: string | null, done: number, total: number): string {
  if (!startedAt || done === 0 || done >= total) return ''
  const seconds = Math.ceil(((Date.now() - Date.parse(startedAt)) / 1000) * ((total - done) / done))
  return seconds < 60 ? `，约剩 ${seconds} 秒` : `，约剩 ${Math.ceil(seconds / 60)} 分钟`
}
export function JobProgress({ id }: { id: string }): ReactElement | null {
  const job = useOperation('jobs.get', { id })
  const cancel = useCommand('jobs.cancel')
  if (!job.data) return null
  const { data } = job
  const going = data.state === 'running' || data.state === 'queued'
  if (!going && data.state === 'succeeded') return null
  const share = data.total ? Math.min(100, (data.done / data.total) * 100) : 100
  return (
    <Paper withBorder p="sm">
      <Stack gap={6}>
        <Group justify="space-between">
          <Text size="sm" style={digits} role="status">{data.label}：{jobStates[data.state]}{going && ` ${data.done.toLocaleString('zh-CN')}${data.total ? ` / ${data.total.toLocaleString('zh-CN')} 行` : ' 行'}${data.total ? left(data.startedAt, data.done, data.total) : ''}`}</Text>
          {going && <Button size="compact-xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ id })}>取消</Button>}
        </Group>
        {going && <Progress value={share} animated={!data.total} aria-label="进度" />}
        {data.problem && data.state !== 'cancelled' && <Text size="sm" c="red.8">{data.problem.text}{data.problem.remedy}</Text>}
        {data.state === 'cancelled' && <Text size="sm">已按要求停止；已写入的批次保留，可继续或撤销。</Text>}
        <ProblemNotice error={cancel.error} />
      </Stack>
    </Paper>
  )
}
