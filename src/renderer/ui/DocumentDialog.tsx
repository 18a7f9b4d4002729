// A document as it will be printed: rendered without scripts in a frame of its own, printed into the register.
import { Anchor, Button, Group, HoverCard, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { saveFile, valueOf, type Output } from '../api/client'
import { useOperation } from '../api/hooks'
import { Loaded } from './Page'
import { ProblemNotice } from './ProblemNotice'

export function Sheet({ html, title, height }: { html: string; title: string; height: string | number }): ReactElement {
  return <iframe title={title} srcDoc={html} sandbox="" style={{ width: '100%', height, border: '1px solid var(--mantine-color-default-border)', background: '#fff' }} />
}
function Register({ rows }: { rows: Output<'documents.html'>['register'] }): ReactElement {
  if (rows.length === 0) return <Text size="sm" c="dimmed">还没有打印过。每次打印均登记在册。</Text>
  const [last] = rows
  const total = rows.reduce((sum, row) => sum + row.copies, 0)
  return (
    <HoverCard width={320} position="bottom-start">
      <HoverCard.Target><Anchor component="button" type="button" size="sm" c="dimmed" ta="left">已打印 {total} 份，每次打印均登记在册；最近 {last ? `${last.by} ${when(last.at)}` : ''}</Anchor></HoverCard.Target>
      <HoverCard.Dropdown>{rows.map((row) => <Text key={row.at} size="xs">{when(row.at)}　{row.by}　{row.copies} 份</Text>)}</HoverCard.Dropdown>
    </HoverCard>
  )
}
const when = (at: string): string => new Date(at).toLocaleString('zh-CN', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' })
export function DocumentDialog({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const document = useOperation('documents.html', { id })
  const client = useQueryClient()
  const [failure, setFailure] = useState<unknown>(null)
  const [said, setSaid] = useState('')
  const attempt = async (work: () => Promise<string>): Promise<void> => {
    try {
      setSaid(await work())
      setFailure(null)
    } catch (error) {
      setFailure(error)
    }
    await client.invalidateQueries({ predicate: (query) => /^(documents|commitments)\./.test(String(query.queryKey[0])) })
  }
  const print = (): Promise<void> => attempt(async () => { valueOf(await window.xinnuo.print(id)); return '' })
  const save = (format: 'docx' | 'pdf'): Promise<void> => attempt(async () => { const name = await saveFile('documents.export', { id, format }); return name === '' ? '' : `已保存 ${name}` })
  return (
    <Modal opened onClose={onClose} size={840} title={document.data ? `${document.data.label} ${document.data.number}` : '文书'} closeButtonProps={{ 'aria-label': '关闭' }}>
      <Loaded query={document}>
        {(data) => (
          <Stack gap="xs">
            <Group justify="space-between">
              <Register rows={data.register} />
              <Group gap="xs">
                <Button size="xs" variant="default" disabled={!data.editable} title={data.editable ? undefined : '旧版本制发的文书没有可编辑的正文'} onClick={() => void save('docx')}>存为 Word</Button>
                <Button size="xs" variant="default" onClick={() => void save('pdf')}>存为 PDF</Button><Button size="xs" onClick={() => void print()}>打印两份</Button>
              </Group>
            </Group>
            {said !== '' && <Text size="sm" role="status">{said}</Text>}
            <ProblemNotice error={failure} />
            <Sheet html={data.html} title={data.label} height="68vh" />
          </Stack>
        )}
      </Loaded>
    </Modal>
  )
}
