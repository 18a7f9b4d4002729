// The item, and what it asks for: conditions, what may come later, how it is signed for.
import { Checkbox, Group, Select, SimpleGrid, Stack, Text, Textarea, TextInput, type ComboboxItem, type OptionsFilter } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import type { ReactElement } from 'react'
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
/** Filtered here and at once: who types fast and presses Enter must never get what an older list had on top. */
function ItemPicker({ item, onPick }: { item: Item | undefined; onPick: (id: string | null) => void }): ReactElement {
  const items = useOperation('catalog.items', {})
  const rows = items.data?.rows ?? []
  const known = new Map(rows.map((row) => [row.id, row]))
  const filter: OptionsFilter = ({ options, search }) => {
    const wanted = search.trim().toLowerCase()
    const rank = (value: string): number => {
      const row = known.get(value)
      if (!row) return Number.NaN
      if (wanted === '' || search === label(row)) return 0
      const texts = [row.name, row.initials, row.code.toLowerCase()]
      return texts.some((t) => t.startsWith(wanted)) ? row.name.length : texts.some((t) => t.includes(wanted)) ? 1000 + row.name.length : Number.NaN
    }
    return options.filter((o): o is ComboboxItem => 'value' in o).map((o) => ({ o, at: rank(o.value) })).filter(({ at }) => !Number.isNaN(at)).toSorted((x, y) => x.at - y.at).map(({ o }) => o)
  }
  return (
    <Select label="事项" placeholder="输入两个字、拼音首字母或编号" searchable clearable data={rows.map((row) => ({ value: row.id, label: label(row) }))} value={item?.id ?? null} onChange={onPick} filter={filter} nothingFoundMessage="没有这个事项" selectFirstOptionOnChange />
  )
}
const label = (row: { name: string; code: string }): string => `${row.name}（${row.code}）`
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
