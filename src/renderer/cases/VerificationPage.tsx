// 核查: the checklist made from the clauses, each with its evidence; the conclusion proposed from the answers.
import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import type { VerificationDetail } from '../../shared/verification/verification.contract'
import { findings } from '../../shared/verification/verification.workflow'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { ActionBar } from '../ui/ActionBar'
import { ActionDialog, textOf, type Step } from '../ui/ActionDialog'
import { Loaded } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'
import { CaseHeader } from './CaseHeader'
import { CheckItem } from './CheckItem'

function Summary({ data }: { data: VerificationDetail }): ReactElement {
  const answered = data.checklist.filter((c) => c.answer !== null).length
  const lacking = data.checklist.filter((c) => c.answer !== null && c.answer !== 'notApplicable' && c.evidence.length < c.photos).length
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between">
        <Text size="sm">计划 {data.plannedOn} · {data.methodLabel} · 执法人员：{data.officers.map((o) => o.displayName).join('、')}{data.approvedBy ? ` · 批准：${data.approvedBy}` : ''}</Text>
        <Text size="sm">已填 {answered} / {data.checklist.length} 项{lacking > 0 ? `，还缺 ${lacking} 项证据` : ''}</Text>
      </Group>
      {data.finding
        ? <Text size="sm" mt={4}>结论：<b>{findings[data.finding]}</b>。{data.reasons}</Text>
        : data.proposal && <Text size="sm" mt={4}>按填写情况，建议结论：<b>{findings[data.proposal.finding]}</b>（{data.proposal.why}）</Text>}
    </Paper>
  )
}
function conclude(data: VerificationDetail, send: Step['send']): Step {
  return {
    title: '作出核查结论', submit: '作出结论', note: '结论作出后核查清单与证据不能再改。待整改将自动下达责令改正通知书；虚假承诺将自动立撤销案件。', send,
    fields: [
      { name: 'finding', label: '结论', kind: 'choice', initial: data.proposal?.finding ?? '', options: [{ value: 'normal', label: '正常' }, { value: 'toRectify', label: '待整改（责令限期改正）' }, { value: 'breach', label: '承诺失信（仅限虚假承诺）' }] },
      { name: 'falseCommitment', label: '经查实，作出承诺时即不符合条件（虚假承诺）', kind: 'check' },
      { name: 'reasons', label: '结论理由', kind: 'area', initial: data.proposal?.why ?? '' },
    ],
  }
}
export function VerificationPage({ id }: { id: string }): ReactElement {
  const verification = useOperation('verification.get', { id })
  const { person } = useMe()
  const [, go] = useLocation()
  const [acting, setActing] = useState<string | null>(null)
  const [approve, start, cancel, concluding] = [useCommand('verification.approve'), useCommand('verification.start'), useCommand('verification.cancel'), useCommand('verification.conclude')]
  return (
    <Loaded query={verification}>
      {(data) => {
        const target = { id, version: data.version }
        const editable = data.state === 'inProgress' && data.officers.some((o) => o.id === person.id)
        const act = (action: string): void => {
          if (action === 'approve') approve.mutate(target)
          else if (action === 'start') start.mutate(target)
          else setActing(action)
        }
        const finish = async (values: Parameters<Step['send']>[0]): Promise<void> => {
          const result = await concluding.mutateAsync({ ...target, finding: textOf(values, 'finding') as 'normal', falseCommitment: values.falseCommitment === true, reasons: textOf(values, 'reasons') })
          go(result.followUp ? `/${result.followUp.kind}/${result.followUp.id}` : `/commitment/${data.commitmentId}`)
        }
        const cancelling: Step = { title: '取消核查计划', submit: '取消计划', fields: [{ name: 'reason', label: '取消原因', kind: 'area' }], send: (values) => cancel.mutateAsync({ ...target, reason: textOf(values, 'reason') }) }
        return (
          <Stack gap="xs">
            <CaseHeader title="践诺核查" state={data.stateLabel} about={data} />
            <Summary data={data} />
            <ProblemNotice error={approve.error ?? start.error} />
            <Title order={2}>核查清单</Title>
            {data.checklist.map((check, i) => <CheckItem key={check.clauseId} verificationId={id} check={check} number={i + 1} editable={editable} />)}
            <ActionBar actions={data.actions} onAct={act} busy={approve.isPending || start.isPending} ended="本次核查已结束。" />
            {acting === 'conclude' && <ActionDialog draftKey={`conclude:${id}`} step={conclude(data, finish)} onClose={() => setActing(null)} />}
            {acting === 'cancel' && <ActionDialog draftKey={`cancel:${id}`} step={cancelling} onClose={() => setActing(null)} />}
          </Stack>
        )
      }}
    </Loaded>
  )
}
