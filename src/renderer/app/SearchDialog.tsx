// Ctrl+K: parties and commitments by name, pinyin initials or part of a code.
import { Modal, NavLink, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState, type KeyboardEvent, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import { commitmentStates } from '../../shared/commitments/commitments.workflow'
import { useOperation } from '../api/hooks'
import { Empty } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

interface Hit {
  to: string
  label: string
  description: string
}
function useHits(q: string): { hits: Hit[]; error: unknown; settled: boolean } {
  const asked = q.trim().length > 0
  const parties = useOperation('parties.list', { q, limit: 8 }, asked)
  const commitments = useOperation('commitments.list', { q, limit: 8 }, asked)
  const hits = [
    ...(parties.data?.rows ?? []).map((row) => ({ to: `/party/${row.id}`, label: row.name, description: `主体 · ${row.codeMasked}` })),
    ...(commitments.data?.rows ?? []).map((row) => ({ to: `/commitment/${row.id}`, label: `${row.partyName} · ${row.subject}`, description: `承诺 ${row.code} · ${commitmentStates[row.state]}` })),
  ]
  return { hits: asked ? hits : [], error: parties.error ?? commitments.error, settled: parties.isFetched && commitments.isFetched }
}
export function SearchDialog({ onClose }: { onClose: () => void }): ReactElement {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text, 120)
  const [at, setAt] = useState(0)
  const [, go] = useLocation()
  const { hits, error, settled } = useHits(q)
  const open = (hit: Hit | undefined): void => {
    if (!hit) return
    go(hit.to)
    onClose()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter') open(hits[at])
    else return
    event.preventDefault()
  }
  return (
    <Modal opened onClose={onClose} title="查找" size="lg" closeButtonProps={{ 'aria-label': '关闭' }}>
      <Stack gap="xs">
        <TextInput data-autofocus aria-label="查找" placeholder="名称、拼音首字母、代码或编码片段" value={text} onKeyDown={onKey} onChange={(e) => { setText(e.currentTarget.value); setAt(0) }} />
        <ProblemNotice error={error} />
        {hits.map((hit, i) => <NavLink key={hit.to} active={i === at} label={hit.label} description={hit.description} onClick={() => open(hit)} />)}
        {q.trim() !== '' && settled && hits.length === 0 && <Empty>没有找到“{q}”。可换一个片段，或在窗口受理中新建主体。</Empty>}
        {q.trim() === '' && <Text size="xs" c="dimmed">↑ ↓ 选择，Enter 打开</Text>}
      </Stack>
    </Modal>
  )
}
