// Deadlines with "why this date": the law or setting, and every step of the counting.
import { Badge, List, Stack, Table, Text, UnstyledButton } from '@mantine/core'
import { Fragment, useState, type ReactElement } from 'react'
import type { DeadlineView } from '../../shared/commitments/commitments.contract'
import { Due, digits } from '../ui/Due'
import { Empty } from '../ui/Page'

export function WhyThisDate({ deadline }: { deadline: DeadlineView }): ReactElement {
  return (
    <Stack gap={4}>
      <Text size="xs">依据：{deadline.basis}</Text>
      <List size="xs" type="ordered">{deadline.steps.map((step) => <List.Item key={step}>{step}</List.Item>)}</List>
    </Stack>
  )
}
export function Deadlines({ deadlines }: { deadlines: readonly DeadlineView[] }): ReactElement {
  const [open, setOpen] = useState<string | null>(null)
  if (deadlines.length === 0) return <Empty>没有期限。受理、下达责令改正和送达告知书时会自动计算。</Empty>
  return (
    <Table fz="sm" verticalSpacing={4}>
      <Table.Thead><Table.Tr><Table.Th>期限</Table.Th><Table.Th>起算</Table.Th><Table.Th>届满</Table.Th><Table.Th /></Table.Tr></Table.Thead>
      <Table.Tbody>
        {deadlines.map((d) => (
          <Fragment key={d.id}>
            <Table.Tr>
              <Table.Td>{d.label}{d.provisional && <Badge ml={6} size="xs" color="orange.9" variant="outline" tt="none">暂定：次年放假安排未公布</Badge>}</Table.Td>
              <Table.Td style={digits}>{d.fromOn}</Table.Td>
              <Table.Td><Due on={d.dueOn} status={d.status} words={d.words} /></Table.Td>
              <Table.Td ta="right"><UnstyledButton c="blue.8" fz="xs" aria-expanded={open === d.id} onClick={() => setOpen(open === d.id ? null : d.id)}>为什么是这一天 ⓘ</UnstyledButton></Table.Td>
            </Table.Tr>
            {open === d.id && <Table.Tr><Table.Td colSpan={4}><WhyThisDate deadline={d} /></Table.Td></Table.Tr>}
          </Fragment>
        ))}
      </Table.Tbody>
    </Table>
  )
}
