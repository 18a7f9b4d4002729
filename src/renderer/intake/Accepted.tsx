// Accepted: the number, the letter to print twice, and the next one in the queue of people.
import { Button, Group, Kbd, Stack, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState, type ReactElement } from 'react'
import { useLocation } from 'wouter'
import type { Output } from '../api/client'
import { DocumentDialog } from '../ui/DocumentDialog'
import { Page } from '../ui/Page'
import { digits } from '../ui/Due'

export function Accepted({ accepted, onNext }: { accepted: Output<'commitments.accept'>; onNext: () => void }): ReactElement {
  const [, go] = useLocation()
  const [printing, setPrinting] = useState<string | null>(null)
  useHotkeys([['mod+P', () => setPrinting(accepted.documentId)], ['mod+Enter', onNext]])
  return (
    <Page title="窗口受理">
      <Stack gap="sm" align="flex-start" role="status">
        <Text>✓ 已受理，承诺编码 <Text span fw={600} style={digits}>{accepted.code}</Text>。核查期限已自动计算。</Text>
        <Group gap="xs">
          <Button onClick={() => setPrinting(accepted.documentId)} rightSection={<Kbd size="xs">Ctrl P</Kbd>}>打印承诺书</Button>
          {accepted.noticeId && <Button variant="default" onClick={() => setPrinting(accepted.noticeId)}>打印容缺受理通知书</Button>}
          <Button variant="default" autoFocus onClick={onNext} rightSection={<Kbd size="xs">Ctrl Enter</Kbd>}>受理下一件</Button>
          <Button variant="default" onClick={() => go(`/commitment/${accepted.id}`)}>打开案件</Button>
        </Group>
      </Stack>
      {printing && <DocumentDialog id={printing} onClose={() => setPrinting(null)} />}
    </Page>
  )
}
