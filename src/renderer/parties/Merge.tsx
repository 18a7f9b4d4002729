// Two files of one party, side by side: what stays, what moves, and the way back.
import { Alert, Button, Group, Modal, NavLink, Paper, Radio, Stack, Table, Text, Textarea, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import type { PartySummary } from '../../shared/parties/parties.schema'
import type { Output } from '../api/client'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { ActionDialog, textOf } from '../ui/ActionDialog'
import { Empty, Loaded } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

type Party = Output<'parties.get'>
function MergeDialog({ one, other, onClose }: { one: PartySummary; other: PartySummary; onClose: () => void }): ReactElement {
  const [keepFirst, setKeepFirst] = useState(true)
  const [reason, setReason] = useState('')
  const [, go] = useLocation()
  const [keep, drop] = keepFirst ? [one, other] : [other, one]
  const preview = useOperation('parties.mergePreview', { keepId: keep.id, dropId: drop.id })
  const merge = useCommand('parties.merge')
  const run = async (): Promise<void> => {
    const done = await merge.mutateAsync({ keepId: keep.id, keepVersion: keep.version, dropId: drop.id, dropVersion: drop.version, reason }).catch(() => undefined)
    if (!done) return
    onClose()
    go(`/party/${keep.id}`)
  }
  return (
    <Modal opened onClose={onClose} size="xl" title="合并重复主体" closeButtonProps={{ 'aria-label': '关闭' }}>
      <Stack gap="sm">
        <Radio.Group label="保留哪一个" value={keepFirst ? 'one' : 'other'} onChange={(next) => setKeepFirst(next === 'one')}><Group gap="md" mt={4}><Radio value="one" label={`${one.name}（${one.codeMasked}）`} /><Radio value="other" label={`${other.name}（${other.codeMasked}）`} /></Group></Radio.Group>
        <Loaded query={preview}>
          {(data) => (
            <>
              {data.refusal && <Alert color="red" role="alert">{data.refusal}</Alert>}
              <Table fz="sm" verticalSpacing={3}>
                <Table.Thead><Table.Tr><Table.Th w={110} /><Table.Th>保留</Table.Th><Table.Th>并入</Table.Th></Table.Tr></Table.Thead>
                <Table.Tbody>{data.rows.map((row) => <Table.Tr key={row.label}><Table.Td c="dimmed">{row.label}</Table.Td><Table.Td fw={row.same ? 400 : 600}>{row.keep || '—'}</Table.Td><Table.Td fw={row.same ? 400 : 600}>{row.same ? '（相同）' : row.drop || '—'}</Table.Td></Table.Tr>)}</Table.Tbody>
              </Table>
              <Text size="sm">将移到保留的主体：{data.moves.filter((m) => m.count > 0).map((m) => `${m.label} ${m.count} 条`).join('、') || '没有关联记录'}。保留的主体缺的联系信息用另一个补上；风险等级取较高的。合并可以撤销。</Text>
              <Textarea label="合并理由" value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
              <ProblemNotice error={merge.error} />
              <Group justify="flex-end"><Button variant="default" onClick={onClose}>取消</Button><Button disabled={data.refusal !== null || reason.trim() === ''} loading={merge.isPending} onClick={() => void run()}>合并</Button></Group>
            </>
          )}
        </Loaded>
      </Stack>
    </Modal>
  )
}
export function Duplicates({ party }: { party: Party }): ReactElement {
  const { may } = useMe()
  const duplicates = useOperation('parties.duplicates', { id: party.id })
  const undo = useCommand('parties.undoMerge')
  const [merging, setMerging] = useState<PartySummary | null>(null)
  const [undoing, setUndoing] = useState<string | null>(null)
  return (
    <Paper withBorder p="sm">
      <Title order={2} mb={6}>重复与合并</Title>
      <Loaded query={duplicates}>
        {(data) => (
          <>
            {data.rows.length === 0 && <Empty>没有疑似重复的主体。</Empty>}
            {data.rows.map((row) => <NavLink key={row.id} py={4} component="button" label={row.name} description={`${row.codeMasked} · ${row.why}`} {...(may('party.write') ? { onClick: () => setMerging(row), rightSection: <Text size="xs">对照合并</Text> } : { disabled: true })} />)}
          </>
        )}
      </Loaded>
      {party.merges.map((m) => <Group key={m.id} gap="xs" mt={4}><Text size="sm">{m.at.slice(0, 10)} 并入“{m.droppedName}”：{m.reason}</Text>{may('party.write') && <Button size="compact-xs" variant="default" onClick={() => setUndoing(m.id)}>撤销合并</Button>}</Group>)}
      {merging && <MergeDialog one={party} other={merging} onClose={() => setMerging(null)} />}
      {undoing && <ActionDialog draftKey={`undoMerge:${undoing}`} onClose={() => setUndoing(null)} step={{ title: '撤销合并', submit: '撤销合并', note: '移过来的记录全部移回，合并前的联系信息恢复。', fields: [{ name: 'reason', label: '撤销理由', kind: 'area' }], send: (v) => undo.mutateAsync({ mergeId: undoing, reason: textOf(v, 'reason') }) }} />}
    </Paper>
  )
}
