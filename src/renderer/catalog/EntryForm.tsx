// Edits one entry by its form: plain fields, then lists of lines such as clauses.
import { ActionIcon, Button, Checkbox, Group, JsonInput, NumberInput, Paper, Select, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import type { EntryKind } from '../../shared/catalog/catalog.schema'
import { useOperation } from '../api/hooks'
import { at, forms, withAt, type FieldSpec, type ListSpec } from './entry-form'

type Content = Record<string, unknown>
interface Editing {
  content: Content
  onChange: (content: Content) => void
}
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const lines = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : '')

function CodeField({ spec, value, onChange }: { spec: FieldSpec; value: string; onChange: (value: string) => void }): ReactElement {
  const entries = useOperation('catalog.entries', { kind: spec.codes ?? 'letter' })
  return <Select label={spec.label} searchable value={value === '' ? null : value} onChange={(next) => onChange(next ?? '')} data={(entries.data?.rows ?? []).map((row) => ({ value: row.code, label: `${row.code} ${row.name}` }))} nothingFoundMessage="没有这个编号" />
}
/** What is typed stays as typed until it reads as JSON. */
function JsonField({ spec, value, onChange }: { spec: FieldSpec; value: unknown; onChange: (value: unknown) => void }): ReactElement {
  const [typed, setTyped] = useState(() => JSON.stringify(value, undefined, 2))
  const change = (next: string): void => {
    setTyped(next)
    try {
      onChange(JSON.parse(next) as unknown)
    } catch {
      onChange(next)
    }
  }
  return <JsonInput label={spec.label} autosize minRows={6} validationError="不是正确的 JSON" formatOnBlur value={typed} onChange={change} />
}
function Field({ spec, content, onChange }: Editing & { spec: FieldSpec }): ReactElement {
  const value = at(content, spec.path)
  const set = (next: unknown): void => onChange(withAt(content, spec.path, next))
  if (spec.kind === 'area') return <Textarea label={spec.label} autosize minRows={2} value={text(value)} onChange={(e) => set(e.currentTarget.value)} />
  if (spec.kind === 'lines') return <Textarea label={spec.label} autosize minRows={3} value={lines(value)} onChange={(e) => set(e.currentTarget.value.split('\n'))} onBlur={(e) => set(e.currentTarget.value.split('\n').map((line) => line.trim()).filter(Boolean))} />
  if (spec.kind === 'number') return <NumberInput label={spec.label} allowDecimal={false} allowNegative={false} value={typeof value === 'number' ? value : ''} onChange={(next) => set(typeof next === 'number' ? next : Number.NaN)} />
  if (spec.kind === 'choice') return <Select label={spec.label} allowDeselect={false} data={[...(spec.options ?? [])]} value={text(value)} onChange={(next) => set(next ?? '')} />
  if (spec.kind === 'check') return <Checkbox mt="xs" label={spec.label} checked={value === true} onChange={(e) => set(e.currentTarget.checked)} />
  if (spec.kind === 'date') return <DateInput label={spec.label} clearable valueFormat="YYYY-MM-DD" value={text(value) || null} onChange={(day) => set(day)} />
  if (spec.kind === 'json') return <JsonField spec={spec} value={value} onChange={set} />
  if (spec.kind === 'code') return <CodeField spec={spec} value={text(value)} onChange={set} />
  return <TextInput label={spec.label} value={text(value)} onChange={(e) => set(e.currentTarget.value)} />
}
function Fields({ specs, content, onChange, cols }: Editing & { specs: readonly FieldSpec[]; cols: number }): ReactElement {
  return (
    <Stack gap="xs">
      <SimpleGrid cols={cols} spacing="xs">{specs.filter((spec) => !spec.wide).map((spec) => <Field key={spec.path} spec={spec} content={content} onChange={onChange} />)}</SimpleGrid>
      {specs.filter((spec) => spec.wide).map((spec) => <Field key={spec.path} spec={spec} content={content} onChange={onChange} />)}
    </Stack>
  )
}
function Lines({ spec, content, onChange }: Editing & { spec: ListSpec }): ReactElement {
  const held = at(content, spec.path)
  const rows = Array.isArray(held) ? (held as Content[]) : []
  const set = (next: readonly Content[]): void => onChange(withAt(content, spec.path, next))
  const swap = (i: number, j: number): void => set(rows.map((row, k) => (k === i ? (rows[j] ?? row) : k === j ? (rows[i] ?? row) : row)))
  return (
    <Stack gap="xs">
      <Title order={2}>{spec.label}</Title>
      {rows.length === 0 && <Text size="sm" c="dimmed">还没有。</Text>}
      {rows.map((row, i) => (
        // Lines have no key of their own that stays while it is being typed.
        // oxlint-disable-next-line react/no-array-index-key
        <Paper key={i} withBorder p="xs">
          <Group justify="space-between" mb={4}>
            <Text size="sm" fw={600}>第 {i + 1} 项</Text>
            {!spec.fixed && (
              <Group gap={2}>
                <ActionIcon variant="subtle" size="sm" aria-label={`第 ${i + 1} 项上移`} disabled={i === 0} onClick={() => swap(i, i - 1)}><IconArrowUp size={14} /></ActionIcon>
                <ActionIcon variant="subtle" size="sm" aria-label={`第 ${i + 1} 项下移`} disabled={i === rows.length - 1} onClick={() => swap(i, i + 1)}><IconArrowDown size={14} /></ActionIcon>
                <ActionIcon variant="subtle" size="sm" color="red.8" aria-label={`删除第 ${i + 1} 项`} onClick={() => set(rows.filter((_, k) => k !== i))}><IconTrash size={14} /></ActionIcon>
              </Group>
            )}
          </Group>
          <Fields specs={spec.fields} content={row} cols={3} onChange={(next) => set(rows.map((other, k) => (k === i ? next : other)))} />
        </Paper>
      ))}
      {spec.add && <Button size="xs" variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => set([...rows, spec.blank(text(content.code), rows.length + 1)])}>{spec.add}</Button>}
    </Stack>
  )
}
export function EntryForm({ kind, content, onChange }: Editing & { kind: EntryKind }): ReactElement {
  const form = forms[kind]
  return (
    <Stack gap="md">
      <Paper withBorder p="sm"><Fields specs={form.fields} content={content} onChange={onChange} cols={3} /></Paper>
      {form.lists.map((spec) => <Lines key={spec.path} spec={spec} content={content} onChange={onChange} />)}
    </Stack>
  )
}
