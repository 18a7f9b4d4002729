// One item of the checklist: the promise it comes from, the answer, why not, and its evidence.
import { Group, Paper, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { answerLabels, type VerificationDetail } from '../../shared/verification/verification.contract'
import { useCommand } from '../api/hooks'
import { FileDrop } from '../ui/FileDrop'
import { ProblemNotice } from '../ui/ProblemNotice'

type Check = VerificationDetail['checklist'][number]
type Answer = NonNullable<Check['answer']>

function Evidence({ check }: { check: Check }): ReactElement | null {
  if (check.evidence.length === 0) return null
  return (
    <Stack gap={0}>
      {check.evidence.map((file) => (
        <Text key={file.id} size="xs" c="dimmed">证据 {file.fileName}（{Math.ceil(file.bytes / 1024)} KB，{file.capturedBy}）<Text span size="xs" ff="monospace">SM3 {file.sm3.slice(0, 16)}…</Text></Text>
      ))}
    </Stack>
  )
}
function Answering({ verificationId, check }: { verificationId: string; check: Check }): ReactElement {
  const answer = useCommand('verification.answer')
  const add = useCommand('verification.addEvidence')
  const [chosen, setChosen] = useState<Answer | null>(check.answer)
  const [note, setNote] = useState(check.note)
  const save = (value: Answer | null, text: string): void => {
    if (value !== null && (value === 'pass' || text.trim() !== '')) answer.mutate({ id: verificationId, clauseId: check.clauseId, answer: value, note: text })
  }
  const choose = (value: string): void => {
    setChosen(value as Answer)
    save(value as Answer, note)
  }
  const unexplained = chosen !== null && chosen !== 'pass' && note.trim() === ''
  return (
    <Stack gap={6}>
      <Group gap="xs" align="flex-start">
        <SegmentedControl size="xs" aria-label={`${check.checkItem} 结论`} value={chosen ?? ''} onChange={choose} data={(['pass', 'fail', 'notApplicable'] as const).map((value) => ({ value, label: answerLabels[value] }))} />
        <TextInput
          size="xs" flex={1} aria-label={`${check.checkItem} 说明`} placeholder={chosen === 'fail' ? `违诺判定：${check.breachCriterion}` : '说明（不合格、不适用必填）'} value={note}
          error={unexplained ? '请写明理由，写明后自动保存' : undefined} onChange={(e) => setNote(e.currentTarget.value)} onBlur={() => save(chosen, note)}
        />
      </Group>
      <FileDrop compact label="添加证据" hint={check.photos > 0 ? `至少 ${check.photos} 份照片，可拖入` : '可拖入照片或 PDF'} endings={['.jpg', '.jpeg', '.png', '.pdf']} onFile={(file) => add.mutateAsync({ id: verificationId, clauseId: check.clauseId, file: file.handle })} />
      <ProblemNotice error={answer.error} />
    </Stack>
  )
}
export function CheckItem({ verificationId, check, number, editable }: { verificationId: string; check: Check; number: number; editable: boolean }): ReactElement {
  return (
    <Paper withBorder p="sm" component="section" aria-label={check.checkItem}>
      <Stack gap={6}>
        <Text size="sm" fw={600}>{number}. {check.checkItem}{check.weight === '重点' && '（重点）'}</Text>
        <Text size="xs" c="dimmed">承诺：{check.text}</Text>
        {editable ? <Answering verificationId={verificationId} check={check} /> : <Text size="sm">{check.answer ? answerLabels[check.answer] : '未填写'}{check.note && `：${check.note}`}</Text>}
        <Evidence check={check} />
      </Stack>
    </Paper>
  )
}
