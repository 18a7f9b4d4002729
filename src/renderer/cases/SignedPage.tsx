// What the party signed: the picture as captured, whether it is still the same, and a page added later.
import { Alert, Image, Stack, Text } from '@mantine/core'
import { type ReactElement } from 'react'
import type { CommitmentCase } from '../../shared/commitments/commitments.contract'
import { useCommand, useOperation } from '../api/hooks'
import { useMe } from '../session/me'
import { FileDrop } from '../ui/FileDrop'
import { Loaded } from '../ui/Page'

function Held({ id, signature }: { id: string; signature: NonNullable<CommitmentCase['signature']> }): ReactElement {
  const picture = useOperation('commitments.signature', { id })
  return (
    <Stack gap={4}>
      <Text size="sm">{signature.kind === 'drawn' ? '手写签名' : `签字页 ${signature.fileName}`}　{signature.by}　{new Date(signature.at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}</Text>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>SM3 {signature.sm3}<br />SHA-256 {signature.sha256}</Text>
      <Loaded query={picture}>
        {(data) => (
          <>
            {data.intact ? <Text size="sm" c="green.9">✓ 与采集时一致</Text> : <Alert color="red" role="alert">签名文件与采集时不一致或者已丢失，请立即报告审计管理员。</Alert>}
            {data.intact && data.mime.startsWith('image/') && <Image src={`data:${data.mime};base64,${data.base64}`} alt="签名" h={120} w="auto" fit="contain" bd="1px solid var(--mantine-color-default-border)" />}
          </>
        )}
      </Loaded>
    </Stack>
  )
}
export function SignedPage({ data }: { data: CommitmentCase }): ReactElement {
  const { may } = useMe()
  const sign = useCommand('commitments.sign')
  return (
    <Stack gap={6}>
      {data.signature ? <Held id={data.id} signature={data.signature} /> : <Text size="sm">纸质签章，签字页尚未补录。</Text>}
      {may('commitment.register') && data.origin === 'window' && <FileDrop compact label={data.signature ? '补充新的签字页' : '补录签字页'} hint="JPG、PNG 或 PDF，至多 10 MB" endings={['.jpg', '.jpeg', '.png', '.pdf']} onFile={(file) => sign.mutateAsync({ id: data.id, signature: { kind: 'scanned', file: file.handle } })} />}
    </Stack>
  )
}
