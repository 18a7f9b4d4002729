// The item, and what it asks for: conditions, what may come later, how it is signed for.
import { Checkbox, Group, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useDebouncedValue } from '@mantine/hooks'
import { useState, type ReactElement } from 'react'
import { publicities } from '../../shared/ledger/ledger.items'
import type { Output } from '../api/client'
import { useOperation } from '../api/hooks'
import { digits } from '../ui/Due'
import type { Draft } from '../ui/useDraft'

export interface Form {
  partyId: string | null
  itemId: string | null
  contact: string
  phone: string
  madeOn: string
  validUntil: string | null
  publicity: '1' | '2' | '3'
  remark: string
  materials: string[]
}
type Item = Output<'catalog.item'>
function ItemPicker({ item, onPick }: { item: Item | undefined; onPick: (id: string | null) => void }): ReactElement {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text, 80)
  const chosen = item ? `${item.name}（${item.code}）` : ''
  const items = useOperation('catalog.items', { q: q === chosen ? '' : q.trim() })
  const found = (items.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.name}（${row.code}）` }))
  // The chosen one stays an option while others are looked for.
  const options = item && !found.some((o) => o.value === item.id) ? [{ value: item.id, label: chosen }, ...found] : found
  return (
    <Select label="事项" placeholder="输入两个字、拼音首字母或编号" searchable clearable limit={60} data={options} value={item?.id ?? null} onChange={onPick} searchValue={text} onSearchChange={setText} filter={({ options: all }) => all}
      nothingFoundMessage={items.isFetching ? '正在查找…' : '没有这个事项'} selectFirstOptionOnChange />
  )
}
function Materials({ item, draft }: { item: Item; draft: Draft<Form> }): ReactElement | null {
  if (item.materials.length === 0) return null
  const { value, change } = draft
  const toggle = (name: string, later: boolean): void => change({ materials: later ? [...value.materials, name] : value.materials.filter((m) => m !== name) })
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>容缺材料（暂缺的打勾，到期前补齐）</Text>
      {item.materials.map((m) => (
        <Group key={m.name} gap="xs"><Checkbox size="xs" label={m.name} checked={value.materials.includes(m.name)} onChange={(e) => toggle(m.name, e.currentTarget.checked)} /><Text size="xs" c="dimmed" style={digits}>{m.days} 个工作日，至 {m.dueOn}</Text></Group>
      ))}
    </Stack>
  )
}
export function ItemFields({ draft, item }: { draft: Draft<Form>; item: Item | undefined }): ReactElement {
  const { value, change } = draft
  return (
    <Stack gap="xs">
      <ItemPicker item={item} onPick={(itemId) => change({ itemId, materials: [] })} />
      {item && item.conditions.length > 0 && <Text size="xs" c="dimmed">条件（{item.readiness === 'byDate' ? '限期具备' : '已具备'}）：{item.conditions.join('；')}</Text>}
      <SimpleGrid cols={2} spacing="xs">
        <TextInput label="经办人" value={value.contact} onChange={(e) => change({ contact: e.currentTarget.value })} />
        <TextInput label="联系电话" value={value.phone} onChange={(e) => change({ phone: e.currentTarget.value })} />
        <DateInput label="承诺作出日期" valueFormat="YYYY-MM-DD" value={value.madeOn} onChange={(day) => change({ madeOn: day ?? '' })} />
        <DateInput label="承诺有效期至（可不填）" valueFormat="YYYY-MM-DD" clearable value={value.validUntil} onChange={(validUntil) => change({ validUntil })} />
        <Select label="公开类型" allowDeselect={false} data={Object.entries(publicities).map(([key, label]) => ({ value: key, label }))} value={value.publicity} onChange={(publicity) => change({ publicity: (publicity ?? '1') as Form['publicity'] })} />
        <Textarea label="备注（可不填）" rows={1} value={value.remark} onChange={(e) => change({ remark: e.currentTarget.value })} />
      </SimpleGrid>
      {item && <Materials item={item} draft={draft} />}
    </Stack>
  )
}
