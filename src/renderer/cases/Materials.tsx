// The deferred materials of a case: received one by one, reminded of, and what became of each.
import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { CommitmentCase } from '../../shared/commitments/commitments.contract'
import { useCommand } from '../api/hooks'
import { useMe } from '../session/me'
import { ActionDialog, textOf, type Step } from '../ui/ActionDialog'
import { DocumentDialog } from '../ui/DocumentDialog'
import { digits, Due } from '../ui/Due'
import { Empty } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

type Material = CommitmentCase['materials'][number]
const waiting = (m: Material): boolean => m.state === 'pending' || m.state === 'wrong'
export function Materials({ data }: { data: CommitmentCase }): ReactElement {
  const { may } = useMe()
  const [receive, remind] = [useCommand('materials.receive'), useCommand('materials.remind')]
  const [wrong, setWrong] = useState<Material | null>(null)
  const [paper, setPaper] = useState<string | null>(null)
  if (data.materials.length === 0) return <Empty>本案没有容缺材料。</Empty>
  const open = data.materials.some(waiting) && data.state !== 'withdrawn' && data.state !== 'acceptanceRevoked'
  const send = async (): Promise<void> => {
    const done = await remind.mutateAsync({ commitmentId: data.id }).catch(() => undefined)
    if (done) setPaper(done.documentId)
  }
  const fault = (m: Material): Step => ({
    title: `“${m.name}”不符合要求`, submit: '登记', note: '到期前仍可补正；到期仍不符合的，可以撤销受理。', fields: [{ name: 'note', label: '哪里不符合', kind: 'area' }],
    send: (values) => receive.mutateAsync({ id: m.id, version: m.version, correct: false, note: textOf(values, 'note') }),
  })
  return (
    <Stack gap="xs">
      <Table fz="sm" verticalSpacing={4}>
        <Table.Thead><Table.Tr><Table.Th>材料</Table.Th><Table.Th>补齐期限</Table.Th><Table.Th>情况</Table.Th><Table.Th>经过</Table.Th><Table.Th w={180}>收件</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {data.materials.map((m) => (
            <Table.Tr key={m.id}>
              <Table.Td>{m.name}</Table.Td><Table.Td>{waiting(m) ? <Due on={m.dueOn} status={m.dueStatus} words={m.dueWords} /> : <Text span size="sm" style={digits}>{m.dueOn}</Text>}</Table.Td>
              <Table.Td>{m.state === 'received' ? '✓ ' : m.state === 'wrong' ? '■ ' : '○ '}{m.stateLabel}{m.note ? `：${m.note}` : ''}</Table.Td>
              <Table.Td>{m.events.map((e) => <Text key={e.at + e.what} size="xs" c="dimmed">{e.at.slice(0, 10)} {e.by} {e.what}</Text>)}</Table.Td>
              <Table.Td>{waiting(m) && open && may('commitment.register') && <Group gap={4}><Button size="compact-xs" aria-label={`${m.name}已补齐`} onClick={() => receive.mutate({ id: m.id, version: m.version, correct: true })}>已补齐</Button><Button size="compact-xs" variant="default" aria-label={`${m.name}不符合要求`} onClick={() => setWrong(m)}>不符合要求</Button></Group>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {open && may('commitment.register') && <Button size="xs" variant="default" style={{ alignSelf: 'flex-start' }} loading={remind.isPending} onClick={() => void send()}>制发补正提醒函</Button>}
      <ProblemNotice error={receive.error ?? remind.error} />
      {wrong && <ActionDialog draftKey={`material:${wrong.id}`} step={fault(wrong)} onClose={() => setWrong(null)} />}
      {paper && <DocumentDialog id={paper} onClose={() => setPaper(null)} />}
    </Stack>
  )
}
