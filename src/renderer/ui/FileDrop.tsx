// Drop a file here, or press to choose one; the core gets an opaque handle, never a path from the page.
import { Group, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconUpload } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import type { Offered } from '../api/client'
import { ProblemNotice } from './ProblemNotice'

export interface FileDropProps {
  label: string
  hint: string
  /** Endings for the dialog, as in `.jpg`. What a file really is, the core decides. */
  endings: readonly string[]
  onFile: (file: Offered) => Promise<unknown>
  compact?: boolean
}
export function FileDrop({ label, hint, endings, onFile, compact = false }: FileDropProps): ReactElement {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const take = async (files: readonly File[]): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      for (const file of files) await onFile(await window.xinnuo.offerFile(file))
    } catch (refused) {
      setError(refused)
    }
    setBusy(false)
  }
  return (
    <>
      <Dropzone onDrop={(files) => void take(files)} loading={busy} p={compact ? 4 : 'lg'} inputProps={{ 'aria-label': label, accept: endings.join(',') }} useFsAccessApi={false} multiple={compact}>
        <Group gap="xs" justify={compact ? 'flex-start' : 'center'} style={{ pointerEvents: 'none' }}>
          <IconUpload size={compact ? 14 : 22} aria-hidden />
          <Text size={compact ? 'xs' : 'sm'}>{label}</Text><Text size="xs" c="dimmed">{hint}</Text>
        </Group>
      </Dropzone>
      <ProblemNotice error={error} />
    </>
  )
}
