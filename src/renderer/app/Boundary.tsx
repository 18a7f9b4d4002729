// A fault in one room does not take the whole workspace away.
import { Alert, Button, Stack } from '@mantine/core'
import { Component, type ReactNode } from 'react'

export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }
  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <Alert color="red" title="这一页出错了" role="alert">
        <Stack gap="xs" align="flex-start">已保存的数据和草稿不受影响。请重试；仍然出错请联系系统管理员。<Button size="xs" variant="default" onClick={() => this.setState({ failed: false })}>重试</Button></Stack>
      </Alert>
    )
  }
}
