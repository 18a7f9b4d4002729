// Two versions side by side, line by line: what was added, taken away or changed, by mark, word and colour.
import { Checkbox, Stack, Table, Text } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { Difference } from '../../shared/catalog/catalog.contract'

const marks = { added: { mark: '＋ 新增', color: 'green.9' }, removed: { mark: '－ 删除', color: 'red.8' }, changed: { mark: '± 修改', color: 'orange.9' }, same: { mark: '　相同', color: undefined } } as const
export function Differences({ rows, before, after }: { rows: readonly Difference[]; before: string; after: string }): ReactElement {
  const [all, setAll] = useState(false)
  const changed = rows.filter((row) => row.change !== 'same')
  const shown = all ? rows : changed
  return (
    <Stack gap={6}>
      <Checkbox size="xs" label={`也显示相同的 ${rows.length - changed.length} 处`} checked={all} onChange={(e) => setAll(e.currentTarget.checked)} />
      {changed.length === 0 && <Text size="sm">内容完全相同。</Text>}
      {shown.length > 0 && (
        <Table fz="sm" verticalSpacing={4} layout="fixed">
          <Table.Thead><Table.Tr><Table.Th w={80}>变化</Table.Th><Table.Th w={130}>位置</Table.Th><Table.Th>{before}</Table.Th><Table.Th>{after}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {shown.map((row) => (
              <Table.Tr key={`${row.section}${row.label}`}>
                <Table.Td c={marks[row.change].color}>{marks[row.change].mark}</Table.Td><Table.Td>{row.section}{row.label ? ` · ${row.label}` : ''}</Table.Td>
                <Table.Td style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{row.before || '—'}</Table.Td><Table.Td style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{row.after || '—'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  )
}
