// Who belongs to whom: the party's relations, entered by search and ended, never erased.
import { ActionIcon, Anchor, Button, Group, Modal, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import { Link } from 'wouter'
import { relationKinds, type RelationKind } from '../../shared/parties/parties.schema'
import type { Output } from '../api/client'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { Empty } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

function RelateDialog({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 100)
  const [relatedId, setRelated] = useState<string | null>(null)
  const [kind, setKind] = useState<RelationKind>('legalPerson')
  const [note, setNote] = useState('')
  const found = useOperation('parties.list', { q, limit: 10 }, q !== '')
  const relate = useCommand('parties.relate')
  const save = async (): Promise<void> => {
    if (!relatedId) return
    const done = await relate.mutateAsync({ id, relatedId, kind, note }).catch(() => undefined)
    if (done) onClose()
  }
  return (
    <Modal opened onClose={onClose} title="登记关联关系" closeButtonProps={{ 'aria-label': '关闭' }}>
      <Stack gap="sm">
        <Select label="关联主体" data-autofocus openOnFocus={false} searchable searchValue={text} onSearchChange={setText} filter={({ options }) => options} value={relatedId} onChange={setRelated} placeholder="名称、拼音首字母或代码" data={(found.data?.rows ?? []).filter((row) => row.id !== id).map((row) => ({ value: row.id, label: `${row.name}（${row.codeMasked}）` }))} nothingFoundMessage={q === '' ? '输入后查找' : '没有找到'} />
        <Select label="关系" allowDeselect={false} value={kind} onChange={(next) => setKind((next ?? 'other') as RelationKind)} data={Object.entries(relationKinds).map(([value, label]) => ({ value, label }))} />
        <TextInput label="说明（可不填）" value={note} onChange={(e) => setNote(e.currentTarget.value)} />
        <ProblemNotice error={relate.error} />
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>取消</Button><Button disabled={!relatedId} loading={relate.isPending} onClick={() => void save()}>登记</Button></Group>
      </Stack>
    </Modal>
  )
}
export function Relations({ party }: { party: Output<'parties.get'> }): ReactElement {
  const { may } = useMe()
  const [adding, setAdding] = useState(false)
  const unrelate = useCommand('parties.unrelate')
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" mb={6}><Title order={2}>关联主体</Title>{may('party.write') && <Button size="compact-xs" variant="default" onClick={() => setAdding(true)}>登记关联</Button>}</Group>
      {party.relations.length === 0 && <Empty>没有登记的关联。</Empty>}
      {party.relations.map((r) => (
        <Group key={r.id} gap="xs" mb={2}><Text size="sm">{r.label}</Text><Anchor component={Link} href={`/party/${r.partyId}`} size="sm">{r.name}</Anchor>{r.note && <Text size="xs" c="dimmed">{r.note}</Text>}{may('party.write') && <ActionIcon size="xs" variant="subtle" aria-label={`解除与${r.name}的关联`} onClick={() => unrelate.mutate({ relationId: r.id })}><IconX size={12} /></ActionIcon>}</Group>
      ))}
      <ProblemNotice error={unrelate.error} />
      {adding && <RelateDialog id={party.id} onClose={() => setAdding(false)} />}
    </Paper>
  )
}
