// The list of shortcuts, under `?`.
import { Kbd, Modal, Table } from '@mantine/core'
import type { ReactElement } from 'react'
import { useMe } from '../session/me'
import { rooms } from './rooms'

export function ShortcutsDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { may } = useMe()
  const keys: [string, string][] = [
    ['Ctrl K', '查找主体、承诺、事项、案件；扫文书二维码核对'], ['?', '本列表'], ['Esc', '关闭对话框'], ['Ctrl Enter', '窗口受理：受理'], ['Ctrl P', '窗口受理：受理后打印承诺书'],
    ...rooms.filter((room) => may(room.access)).map((room): [string, string] => [`Alt ${room.key.toUpperCase()}`, `打开${room.label}`]),
  ]
  return (
    <Modal opened onClose={onClose} title="快捷键" closeButtonProps={{ 'aria-label': '关闭' }}>
      <Table verticalSpacing={4}><Table.Tbody>{keys.map(([key, what]) => <Table.Tr key={key}><Table.Td w={130}><Kbd>{key}</Kbd></Table.Td><Table.Td>{what}</Table.Td></Table.Tr>)}</Table.Tbody></Table>
    </Modal>
  )
}
