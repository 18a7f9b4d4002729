// How the party signs: on the pad, on paper that is scanned and attached, or on paper that is kept in the file.
import { Button, Group, Modal, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import SignaturePad from 'signature_pad'
import type { Input } from '../api/client'
import { FileDrop } from '../ui/FileDrop'

export type SignatureValue = NonNullable<Input<'commitments.accept'>['signature']> & { label: string }

function Pad({ onDone, onClose }: { onDone: (png: string) => void; onClose: () => void }): ReactElement {
  // The dialog puts its content in place after its own first drawing, so the canvas is waited for.
  const [element, setElement] = useState<HTMLCanvasElement | null>(null)
  const pad = useRef<SignaturePad | null>(null)
  const [empty, setEmpty] = useState(true)
  useEffect(() => {
    if (!element) return undefined
    element.width = element.offsetWidth
    element.height = element.offsetHeight
    const made = new SignaturePad(element, { backgroundColor: '#ffffff', penColor: '#000000' })
    made.addEventListener('endStroke', () => setEmpty(made.isEmpty()))
    pad.current = made
    return () => made.off()
  }, [element])
  return (
    <Modal opened onClose={onClose} size="lg" title="手写签名" closeButtonProps={{ 'aria-label': '关闭' }}>
      <Stack gap="xs">
        <Text size="sm">请承诺人（经办人）在框内签名。签名连同摘要值随承诺书保存。</Text>
        <canvas ref={setElement} aria-label="签名区" role="img" style={{ width: '100%', height: 220, border: '1px solid var(--mantine-color-default-border)', touchAction: 'none', background: '#fff' }} />
        <Group justify="flex-end"><Button variant="default" onClick={() => { pad.current?.clear(); setEmpty(true) }}>重签</Button><Button disabled={empty} onClick={() => onDone((pad.current?.toDataURL('image/png') ?? '').split(',')[1] ?? '')}>使用此签名</Button></Group>
      </Stack>
    </Modal>
  )
}
export function Signature({ value, onChange }: { value: SignatureValue | null; onChange: (value: SignatureValue | null) => void }): ReactElement {
  const [way, setWay] = useState<'paper' | 'drawn' | 'scanned'>(value?.kind ?? 'paper')
  const [signing, setSigning] = useState(false)
  const choose = (next: string): void => {
    setWay(next as typeof way)
    onChange(null)
    if (next === 'drawn') setSigning(true)
  }
  return (
    <Paper withBorder p="xs">
      <Group justify="space-between" mb={4}><Title order={2}>签名</Title><SegmentedControl size="xs" aria-label="签名方式" value={way} onChange={choose} data={[{ value: 'paper', label: '纸质签章' }, { value: 'drawn', label: '手写板' }, { value: 'scanned', label: '上传签字页' }]} /></Group>
      {way === 'paper' && <Text size="sm" c="dimmed">打印两份后由承诺人签章，一份归档。签字页可在受理后补录。</Text>}
      {way === 'drawn' && <Group gap="xs"><Text size="sm" role="status">{value ? '✓ 已签名' : '○ 未签名'}</Text><Button size="compact-xs" variant="default" onClick={() => setSigning(true)}>{value ? '重签' : '打开手写板'}</Button></Group>}
      {way === 'scanned' && (value ? <Text size="sm" role="status">✓ {value.label}</Text> : <FileDrop compact label="拖入或选择签字页" hint="JPG、PNG 或 PDF，至多 10 MB" endings={['.jpg', '.jpeg', '.png', '.pdf']} onFile={async (file) => onChange({ kind: 'scanned', file: file.handle, label: file.name })} />)}
      {signing && <Pad onClose={() => setSigning(false)} onDone={(png) => { onChange({ kind: 'drawn', png, label: '手写签名' }); setSigning(false) }} />}
    </Paper>
  )
}
