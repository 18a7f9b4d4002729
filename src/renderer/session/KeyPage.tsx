// Before anything else: set or give the passphrase of the data key, or load a demonstration office.
import { Button, Center, Divider, Group, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useCommand } from '../api/hooks'
import { ProblemNotice } from '../ui/ProblemNotice'

export function KeyPage({ isNew }: { isNew: boolean }): ReactElement {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const provide = useCommand('key.provide')
  const demonstration = useCommand('office.loadDemonstration')
  const differs = isNew && again !== '' && again !== passphrase
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isNew || again === passphrase) provide.mutate({ passphrase })
  }
  return (
    <Center mih="100vh" component="main">
      <Paper withBorder p="xl" w={480}>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <Title order={1}>{isNew ? '首次启动：设定密钥口令' : '输入密钥口令'}</Title>
            <Text size="sm">
              {isNew ? '身份证号、电话等个人信息加密保存。请设定密钥口令并交由专人保管：口令遗失后，加密的数据无法恢复。' : '本机没有可用的系统密钥库，打开数据需要密钥口令。'}
            </Text>
            <PasswordInput label="密钥口令" description="至少 12 位" value={passphrase} onChange={(e) => setPassphrase(e.currentTarget.value)} autoFocus />
            {isNew && <PasswordInput label="再次输入" value={again} onChange={(e) => setAgain(e.currentTarget.value)} error={differs ? '两次输入不一致' : undefined} />}
            <Group><Button type="submit" loading={provide.isPending} disabled={differs}>{isNew ? '设定并继续' : '打开'}</Button></Group>
            <ProblemNotice error={provide.error ?? demonstration.error} />
            {isNew && (
              <>
                <Divider label="或者" />
                <Group>
                  <Button variant="default" loading={demonstration.isPending} onClick={() => demonstration.mutate({})}>载入演示单位</Button>
                  <Text size="sm" c="dimmed">每个角色一个演示账号，仅用于熟悉流程。</Text>
                </Group>
              </>
            )}
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}
