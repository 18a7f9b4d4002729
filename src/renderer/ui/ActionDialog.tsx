// A step of a case as a small form: a draft by itself, sent once, its refusal shown where it was sent from.
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState, type FormEvent, type ReactElement } from 'react'
import { FieldInput, type Field, type FieldValue } from './FieldInput'
import { ProblemNotice } from './ProblemNotice'
import { useDraft } from './useDraft'

export type Values = Record<string, FieldValue>
export interface Step {
  title: string
  submit: string
  /** What this does, and to whom it matters, before it is done. */
  note?: string
  fields: readonly Field[]
  /** Sends it; a rejection is shown in the dialog. */
  send: (values: Values) => Promise<unknown>
}
export const textOf = (values: Values, name: string): string => {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}
export function ActionDialog({ draftKey, step, onClose }: { draftKey: string; step: Step; onClose: () => void }): ReactElement {
  const draft = useDraft<Values>(draftKey, Object.fromEntries(step.fields.map((f) => [f.name, f.initial ?? (f.kind === 'check' ? false : '')])))
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      await step.send(draft.value)
      draft.clear()
      onClose()
    } catch (refused) {
      setError(refused)
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={step.title} size="lg" closeButtonProps={{ 'aria-label': '关闭' }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          {step.note && <Text size="sm">{step.note}</Text>}
          {step.fields.map((field, i) => <FieldInput key={field.name} field={field} value={draft.value[field.name] ?? null} onChange={(value) => draft.change({ [field.name]: value })} autoFocus={i === 0} />)}
          <ProblemNotice error={error} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>关闭（草稿保留）</Button><Button type="submit" loading={busy}>{step.submit}</Button></Group>
        </Stack>
      </form>
    </Modal>
  )
}
