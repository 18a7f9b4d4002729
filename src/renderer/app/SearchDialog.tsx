// Ctrl+K: parties, commitments, items and cases by Chinese characters, pinyin, initials or part of a code; results as one types.
import { Modal, NavLink, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import { hitKinds, type HitKind, type SearchHit } from '../../shared/search/search.contract'
import { callOperation } from '../api/client'
import { Empty } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

const pages: Record<HitKind, string> = { party: '/party/', commitment: '/commitment/', item: '/entry/item:', rectification: '/rectification/', revocation: '/revocation/' }
export function SearchDialog({ onClose }: { onClose: () => void }): ReactElement {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 60)
  const [at, setAt] = useState(0)
  const [, go] = useLocation()
  // The last list stays in sight until the next one is there.
  const found = useQuery({ queryKey: ['search.find', q], queryFn: () => callOperation('search.find', { q }), enabled: q !== '', placeholderData: keepPreviousData })
  const hits = q === '' ? [] : (found.data?.hits ?? [])
  const open = (hit: SearchHit | undefined): void => {
    if (!hit) return
    go(`${pages[hit.kind]}${hit.id}`)
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
        <TextInput data-autofocus aria-label="查找" placeholder="名称、拼音或首字母、代码、文号的任意片段" value={text} onKeyDown={onKey} onChange={(e) => { setText(e.currentTarget.value); setAt(0) }} />
        <ProblemNotice error={found.error} />
        {hits.map((hit, i) => <NavLink key={`${hit.kind}${hit.id}`} py={4} active={i === at} label={hit.title} description={`${hitKinds[hit.kind]} · ${hit.detail}`} onClick={() => open(hit)} />)}
        {q !== '' && found.isFetched && !found.isPlaceholderData && hits.length === 0 && <Empty>没有找到“{q}”。可换一个片段，或在窗口受理中新建主体。</Empty>}
        {q === '' && <Text size="xs" c="dimmed">↑ ↓ 选择，Enter 打开</Text>}
      </Stack>
    </Modal>
  )
}
