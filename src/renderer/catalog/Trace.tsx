// 一诺一模板 · 一诺一核查 · 一诺一监管: from the sentence the party signs to its check, its breach and what follows.
import { Anchor, Paper, Table, Text, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { Link } from 'wouter'
import { clauseKinds, type ItemSource } from '../../shared/catalog/catalog.schema'

export function Trace({ content }: { content: unknown }): ReactElement {
  const item = content as ItemSource
  return (
    <Paper withBorder p="sm">
      <Title order={2} mb={6}>一诺一核查 · 一诺一监管</Title>
      <Table fz="sm" verticalSpacing={4}>
        <Table.Thead><Table.Tr><Table.Th>承诺条款（当事人签的话）</Table.Th><Table.Th w={150}>核查要点与证据</Table.Th><Table.Th w={200}>违诺判定</Table.Th><Table.Th w={90}>种类</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {item.clauses.map((c) => (
            <Table.Tr key={c.id}>
              <Table.Td>{c.text}<Text size="xs" c="dimmed">{c.id} · {c.legalBasis}</Text></Table.Td><Table.Td>{c.checkItem}{c.weight === '重点' && <Text span fw={700} size="xs">（重点）</Text>}<Text size="xs" c="dimmed">照片至少 {c.evidenceRule.photos} 张</Text></Table.Td>
              <Table.Td>{c.breachCriterion}</Table.Td><Table.Td>{clauseKinds[c.kind]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" mt={6}>模板 <Anchor component={Link} href={`/entry/letter:${item.letter}`} size="sm">{item.letter}</Anchor>　监管标准 {item.standard === '' ? '未设' : <Anchor component={Link} href={`/entry/standard:${item.standard}`} size="sm">{item.standard}</Anchor>}</Text>
    </Paper>
  )
}
