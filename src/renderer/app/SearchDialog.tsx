// Ctrl+K: parties, commitments, items and cases by Chinese characters, pinyin, initials or part of a code; results as one types.
import { Alert, Button, Modal, NavLink, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import { hitKinds, type HitKind, type SearchHit } from '../../shared/search/search.contract'
import { callOperation } from '../api/client'
import { useOperation } from '../api/hooks'
import { Empty } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

const pages: Record<HitKind, string> = { party: '/party/', commitment: '/commitment/', item: '/entry/item:', rectification: '/rectification/', revocation: '/revocation/' }
const verdicts = { genuine: { color: 'green', title: '✓ 文书真实' }, altered: { color: 'red', title: '✕ 文书内容与登记不一致' }, unknown: { color: 'orange', title: '▲ 查无此文书' } } as const
/** A paper's own code, scanned: is it ours, and does it still say what we issued? */
function PaperCheck({ text, onOpen }: { text: string; onOpen: (commitmentId: string) => void }): ReactElement | null {
  const check = useOperation('documents.checkCode', { text })
  if (!check.data) return <ProblemNotice error={check.error} />
  const { verdict, explanation, document } = check.data
  return (
    <Alert color={verdicts[verdict].color} title={verdicts[verdict].title} p="xs" role="status">
      <Text size="sm">{explanation}{document ? `：${document.label} ${document.number}，${document.issuedOn}` : ''}</Text>
      {document?.commitmentId && <Button size="compact-xs" variant="default" mt={4} onClick={() => onOpen(document.commitmentId ?? '')}>打开案件</Button>}
    </Alert>
  )
}
export function SearchDialog({ onClose }: { onClose: () => void }): ReactElement {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 60)
  const [at, setAt] = useState(0)
  const [, go] = useLocation()
  // The last list stays in sight until the next one is there.
  const found = useQuery({ queryKey: ['search.find', q], queryFn: () => callOperation('search.find', { q }), enabled: q !== '' && !q.startsWith('XINNUO1|'), placeholderData: keepPreviousData })
  const hits = q === '' || q.startsWith('XINNUO1|') ? [] : (found.data?.hits ?? [])
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
        {q.startsWith('XINNUO1|') && <PaperCheck text={q} onOpen={(id) => { go(`/commitment/${id}`); onClose() }} />}
        <ProblemNotice error={found.error} />
        {hits.map((hit, i) => <NavLink key={`${hit.kind}${hit.id}`} py={4} active={i === at} label={hit.title} description={`${hitKinds[hit.kind]} · ${hit.detail}`} onClick={() => open(hit)} />)}
        {q !== '' && !q.startsWith('XINNUO1|') && found.isFetched && !found.isPlaceholderData && hits.length === 0 && <Empty>没有找到“{q}”。可换一个片段，或在窗口受理中新建主体。</Empty>}
        {q === '' && <Text size="xs" c="dimmed">↑ ↓ 选择，Enter 打开</Text>}
      </Stack>
    </Modal>
  )
}
