// 设置: the values the law leaves open, each with its unit and where it comes from.
import { Button, Group, Table, Text, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { Output } from '../api/client'
import { useCommand, useOperation } from '../api/hooks'
import { Loaded, Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

type Setting = Output<'settings.list'>['rows'][number]
function SettingRow({ setting }: { setting: Setting }): ReactElement {
  const set = useCommand('settings.set')
  const [value, setValue] = useState(setting.value)
  return (
    <Table.Tr>
      <Table.Td>{setting.label}</Table.Td>
      <Table.Td w={420}>
        <Group gap="xs" wrap="nowrap">
          <TextInput size="xs" flex={1} aria-label={setting.label} value={value} onChange={(e) => setValue(e.currentTarget.value)} />
          <Text size="xs" w={56}>{setting.unit}</Text>
          <Button size="compact-xs" variant="default" disabled={value === setting.value} loading={set.isPending} onClick={() => set.mutate({ key: setting.key, value })}>保存</Button>
        </Group>
        <ProblemNotice error={set.error} />
      </Table.Td>
      <Table.Td><Text size="xs" c="dimmed">{setting.source}</Text></Table.Td>
    </Table.Tr>
  )
}
export function SettingsPage(): ReactElement {
  const settings = useOperation('settings.list', {})
  return (
    <Page title="设置">
      <Loaded query={settings}>
        {({ rows }) => (
          <Table fz="sm" verticalSpacing={4}>
            <Table.Thead><Table.Tr><Table.Th>设置</Table.Th><Table.Th>值</Table.Th><Table.Th>来源</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>{rows.map((setting) => <SettingRow key={setting.key} setting={setting} />)}</Table.Tbody>
          </Table>
        )}
      </Loaded>
    </Page>
  )
}
