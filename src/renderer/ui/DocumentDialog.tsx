// A document as it will be printed: rendered without scripts in a frame of its own, printed into the register.
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { valueOf } from '../api/client'
import { useOperation } from '../api/hooks'
import { Loaded } from './Page'
import { ProblemNotice } from './ProblemNotice'

export function Sheet({ html, title, height }: { html: string; title: string; height: string | number }): ReactElement {
  return <iframe title={title} srcDoc={html} sandbox="" style={{ width: '100%', height, border: '1px solid var(--mantine-color-default-border)', background: '#fff' }} />
}
export function DocumentDialog({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const document = useOperation('documents.html', { id })
  const client = useQueryClient()
  const [failure, setFailure] = useState<unknown>(null)
  const print = async (): Promise<void> => {
    try {
      valueOf(await window.xinnuo.print(id))
      setFailure(null)
    } catch (error) {
      setFailure(error)
    }
    await client.invalidateQueries({ predicate: (query) => /^(documents|commitments)\./.test(String(query.queryKey[0])) })
  }
  return (
    <Modal opened onClose={onClose} size={840} title={document.data ? `${document.data.label} ${document.data.number}` : '文书'} closeButtonProps={{ 'aria-label': '关闭' }}>
      <Loaded query={document}>
        {(data) => (
          <Stack gap="xs">
            <Group justify="space-between">
              <Text size="sm" c="dimmed">已打印 {data.prints} 份，每次打印均登记在册</Text>
              <Button size="xs" onClick={() => void print()}>打印两份</Button>
            </Group>
            <ProblemNotice error={failure} />
            <Sheet html={data.html} title={data.label} height="70vh" />
          </Stack>
        )}
      </Loaded>
    </Modal>
  )
}
