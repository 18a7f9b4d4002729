// The letter as it will be signed, refreshed a moment after each change; blanks are named before anything is printed.
import { Group, Modal, Paper, Stack, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { ReactElement } from 'react'
import type { Input } from '../api/client'
import { useOperation } from '../api/hooks'
import { Sheet } from '../ui/DocumentDialog'
import { Empty, Loaded } from '../ui/Page'

export function LetterPreview({ input, enlarged, onClose }: { input: Input<'commitments.previewLetter'> | null; enlarged: boolean; onClose: () => void }): ReactElement {
  const [settled] = useDebouncedValue(input, 200)
  if (!settled) return <Paper withBorder p="sm" h="100%"><Empty>选好主体和事项后，这里显示按模板填好的承诺书。</Empty></Paper>
  return <Preview input={settled} enlarged={enlarged} onClose={onClose} />
}
function Preview({ input, enlarged, onClose }: { input: Input<'commitments.previewLetter'>; enlarged: boolean; onClose: () => void }): ReactElement {
  const preview = useOperation('commitments.previewLetter', input)
  return (
    <Loaded query={preview}>
      {(data) => (
        <Stack gap={4}>
          <Group justify="space-between"><Title order={2}>承诺书预览（A4）</Title>{data.missing.length > 0 && <Text size="sm" c="orange.9">○ 未填写：{data.missing.join('、')}</Text>}</Group>
          <Sheet html={data.html} title="承诺书预览" height="calc(100vh - 290px)" />
          {enlarged && <Modal opened onClose={onClose} size={840} title="打印预览（受理后编号、打印两份）" closeButtonProps={{ 'aria-label': '关闭' }}><Sheet html={data.html} title="承诺书打印预览" height="76vh" /></Modal>}
        </Stack>
      )}
    </Loaded>
  )
}
