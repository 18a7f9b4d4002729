// 工作台: what waits for me; each count opens exactly the list it counts.
import { Card, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useLocation } from 'wouter'
import { useOperation } from '../api/hooks'
import { ProblemNotice } from '../ui/ProblemNotice'

const tones = { normal: undefined, warning: 'orange.8', danger: 'red.8' } as const
const marks = { normal: '', warning: '◔ ', danger: '! ' } as const

export function HomePage(): ReactElement {
  const home = useOperation('work.home', {})
  const [, go] = useLocation()
  if (home.error) return <ProblemNotice error={home.error} />
  return (
    <Stack gap="sm">
      <Title order={1}>工作台</Title>
      {home.data?.cards.length === 0 && <Text>您的角色不办理案件。账号、设置与审计在左侧各自的栏目中办理。</Text>}
      <SimpleGrid cols={4} spacing="sm">
        {!home.data && [1, 2, 3, 4].map((i) => <Skeleton key={i} h={84} />)}
        {home.data?.cards.map((card) => (
          <Card key={card.key} withBorder component="button" ta="left" style={{ cursor: 'pointer' }} onClick={() => go(`/queue/${card.view}`)}>
            <Text size="sm">{card.label}</Text>
            <Text size="xl" fw={600} c={tones[card.tone]} style={{ fontVariantNumeric: 'tabular-nums' }}>{card.count > 0 ? marks[card.tone] : ''}{card.count.toLocaleString('zh-CN')}</Text>
          </Card>
        ))}
      </SimpleGrid>
    </Stack>
  )
}
