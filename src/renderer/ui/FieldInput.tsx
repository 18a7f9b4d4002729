// One field of a small form, described as data: the kinds that the steps of a case are made of.
import { Checkbox, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import type { ReactElement } from 'react'

export type FieldValue = string | boolean | null
export interface Field {
  name: string
  label: string
  kind: 'text' | 'area' | 'date' | 'choice' | 'select' | 'check'
  options?: readonly { value: string; label: string }[]
  hint?: string
  initial?: FieldValue
}
export function FieldInput({ field, value, onChange, autoFocus }: { field: Field; value: FieldValue; onChange: (value: FieldValue) => void; autoFocus: boolean }): ReactElement {
  const common = { label: field.label, ...(field.hint ? { description: field.hint } : {}), ...(autoFocus ? { 'data-autofocus': true } : {}) }
  const text = typeof value === 'string' ? value : ''
  if (field.kind === 'area') return <Textarea {...common} autosize minRows={3} maxRows={8} value={text} onChange={(e) => onChange(e.currentTarget.value)} />
  if (field.kind === 'date') return <DateInput {...common} valueFormat="YYYY-MM-DD" value={text === '' ? null : text} onChange={(day) => onChange(day ?? '')} />
  if (field.kind === 'select') return <Select {...common} data={[...(field.options ?? [])]} value={text === '' ? null : text} onChange={onChange} searchable nothingFoundMessage="没有可选项" />
  if (field.kind === 'check') return <Checkbox {...common} checked={value === true} onChange={(e) => onChange(e.currentTarget.checked)} />
  if (field.kind === 'choice') {
    return (
      <Radio.Group {...common} value={text} onChange={onChange}>
        <Stack gap={6} mt={4}>{field.options?.map((o) => <Radio key={o.value} value={o.value} label={o.label} />)}</Stack>
      </Radio.Group>
    )
  }
  return <TextInput {...common} value={text} onChange={(e) => onChange(e.currentTarget.value)} />
}
