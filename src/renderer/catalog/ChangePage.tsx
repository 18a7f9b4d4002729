// One change: what is different, what is wrong with it, and what can be done with it by whom.
import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import { entryKinds } from '../../shared/catalog/catalog.schema'
import type { Output } from '../api/client'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { ActionBar } from '../ui/ActionBar'
import { ActionDialog, textOf, type Step } from '../ui/ActionDialog'
import { Loaded } from '../ui/Page'
import { Differences } from './Differences'

type Change = Output<'catalog.change'>
function useSteps(data: Change | undefined): Record<string, Step> {
  const [submit, signOff, sendBack, discard] = [useCommand('catalog.submit'), useCommand('catalog.signOff'), useCommand('catalog.sendBack'), useCommand('catalog.discard')]
  const { id = '', version = 1, reason = '' } = data ?? {}
  return {
    submit: { title: '提交签发', submit: '提交', note: '由另一人签发后生效；已受理的承诺仍按原版本办理。', fields: [{ name: 'reason', label: '变更理由', kind: 'area', initial: reason }], send: (v) => submit.mutateAsync({ id, version, reason: textOf(v, 'reason') }) },
    signOff: { title: '签发', submit: '签发', note: '签发即成为新版本，从今天起用于新的承诺；已受理的承诺仍按原版本办理。', fields: [{ name: 'decision', label: '签发意见（可不填）', kind: 'area' }], send: (v) => signOff.mutateAsync({ id, version, decision: textOf(v, 'decision') }) },
    sendBack: { title: '退回', submit: '退回', fields: [{ name: 'decision', label: '退回理由', kind: 'area' }], send: (v) => sendBack.mutateAsync({ id, version, decision: textOf(v, 'decision') }) },
    discard: { title: '作废', submit: '作废', note: '变更单作废后不能恢复，现行版本不受影响。', fields: [], send: () => discard.mutateAsync({ id, version }) },
  }
}
export function ChangePage({ id }: { id: string }): ReactElement {
  const change = useOperation('catalog.change', { id })
  const { may } = useMe()
  const [, go] = useLocation()
  const [acting, setActing] = useState<string | null>(null)
  const steps = useSteps(change.data)
  const step = acting ? steps[acting] : undefined
  return (
    <Loaded query={change}>
      {(data) => (
        <Stack gap="xs">
          <Paper withBorder p="sm">
            <Group justify="space-between">
              <Group gap="md"><Title order={1}>{entryKinds[data.kind]} {data.code} {data.name}</Title><Badge variant="outline" tt="none" size="lg">{data.stateLabel}</Badge></Group>
              {may('catalog.write') && (data.state === 'draft' || data.state === 'returned') && <Button size="xs" variant="default" onClick={() => go(`/edit/${data.kind}:${data.code}`)}>修改</Button>}
            </Group>
            <Text size="sm" mt={4}>{data.baseVersion === 0 ? '新建' : `基于第 ${data.baseVersion} 版`} · 编制 {data.proposedBy}{data.reason ? ` · 理由：${data.reason}` : ''}{data.source ? ` · 来自 ${data.source}` : ''}</Text>
            {data.decision !== '' && <Text size="sm">{data.stateLabel}：{data.decidedBy}，{data.decision}</Text>}
          </Paper>
          {data.problems.length > 0 && <Alert color="red" title={`有 ${data.problems.length} 处不符合要求，改好后才能提交`} p="xs" role="alert">{data.problems.map((p) => <Text key={p.field + p.message} size="sm">{p.field}：{p.message}</Text>)}</Alert>}
          <Paper withBorder p="sm"><Title order={2} mb={6}>与现行版本的差别</Title><Differences rows={data.differences} before={data.baseVersion === 0 ? '（新建）' : `第 ${data.baseVersion} 版`} after="变更后" /></Paper>
          <ActionBar actions={data.actions} onAct={setActing} ended="变更单已办结。" />
          {step && <ActionDialog draftKey={`change:${acting}:${id}`} step={step} onClose={() => setActing(null)} />}
        </Stack>
      )}
    </Loaded>
  )
}
