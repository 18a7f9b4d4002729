// 撤销案件: the due-process rail — each step with its document, its service, its term, and what it still lacks.
import { Anchor, Group, Paper, Stack, Text, Timeline } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { ActionView } from '../../shared/contract/fields'
import type { RevocationDetail } from '../../shared/revocation/revocation.contract'
import { useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { ActionBar } from '../ui/ActionBar'
import { ActionDialog } from '../ui/ActionDialog'
import { DocumentDialog } from '../ui/DocumentDialog'
import { Loaded } from '../ui/Page'
import { CaseHeader } from './CaseHeader'
import { useRevocationSteps } from './revocation-steps'

type RailStep = RevocationDetail['rail'][number]
const marks = { done: '✓', current: '●', todo: '○', skipped: '–' } as const
function RailItem({ step, onOpen }: { step: RailStep; onOpen: (id: string) => void }): ReactElement {
  return (
    <Stack gap={1}>
      {step.done.map((text) => <Text key={text} size="sm">✓ {text}</Text>)}
      {step.lacks.map((text) => <Text key={text} size="sm" c={step.status === 'current' ? 'orange.9' : 'dimmed'}>○ 还缺：{text}</Text>)}
      {step.dueWords !== '' && <Text size="sm" c="orange.9">期限 {step.dueOn} {step.dueWords}</Text>}
      <Group gap="md">
        <Text size="xs" c="dimmed">{step.basis}{step.by ? ` · ${step.by}` : ''}</Text>
        {step.documentId && <Anchor component="button" size="xs" onClick={() => onOpen(step.documentId ?? '')}>查看文书</Anchor>}
      </Group>
    </Stack>
  )
}
function Rail({ data, onOpen }: { data: RevocationDetail; onOpen: (id: string) => void }): ReactElement {
  const at = data.rail.findLastIndex((step) => step.status === 'done')
  return (
    <Paper withBorder p="md">
      <Timeline active={at} bulletSize={22} lineWidth={2} aria-label="正当程序">
        {data.rail.map((step) => (
          <Timeline.Item key={step.key} bullet={<Text size="xs">{marks[step.status]}</Text>} title={<Text size="sm" fw={step.status === 'current' ? 700 : 600}>{step.label}{step.status === 'current' && '（当前）'}{step.status === 'skipped' && '（不需要）'}</Text>}>
            <RailItem step={step} onOpen={onOpen} />
          </Timeline.Item>
        ))}
      </Timeline>
    </Paper>
  )
}
/** Two records an officer may make that move no state, so the workflow does not list them. */
function ownRecords(data: RevocationDetail, handles: boolean): ActionView[] {
  if (!handles) return []
  const record = (id: string, label: string): ActionView => ({ id, label, enabled: true })
  if (data.state === 'opened') return [record('setGround', data.ground === null ? '填写撤销依据' : '修改撤销依据')]
  return data.state === 'noticed' ? [record('recordDefence', '记录陈述申辩')] : []
}
export function RevocationPage({ id }: { id: string }): ReactElement {
  const revocation = useOperation('revocation.get', { id })
  const { may } = useMe()
  const [acting, setActing] = useState<string | null>(null)
  const [document, setDocument] = useState<string | null>(null)
  const steps = useRevocationSteps(revocation.data, id)
  const step = acting === null ? undefined : steps[acting]
  return (
    <Loaded query={revocation}>
      {(data) => (
        <Stack gap="xs">
          <CaseHeader title={`撤销案件 ${data.number}`} state={data.stateLabel} about={data}>{data.kindOfBreach} · 立案 {data.openedOn}</CaseHeader>
          <Rail data={data} onOpen={setDocument} />
          <ActionBar actions={[...ownRecords(data, may('revocation.handle')), ...data.actions]} onAct={setActing} ended="案件已办结，效果已自动生效。" />
          {acting && step && <ActionDialog draftKey={`${acting}:${id}`} step={step} onClose={() => setActing(null)} />}
          {document && <DocumentDialog id={document} onClose={() => setDocument(null)} />}
        </Stack>
      )}
    </Loaded>
  )
}
