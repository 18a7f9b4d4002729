// 工作台: what waits for me; each count opens exactly the list it counts.
import { Card, SimpleGrid, Skeleton, Text, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useLocation } from 'wouter'
import { useOperation } from '../api/hooks'
import type { Output } from '../api/client'
import { useMe } from '../session/me'
import { digits } from '../ui/Due'
import { Page } from '../ui/Page'
import { ProblemNotice } from '../ui/ProblemNotice'

type CardView = Output<'work.home'>['cards'][number]
const tones = { normal: undefined, warning: 'orange.9', danger: 'red.8' } as const
const marks = { normal: '', warning: '◔ ', danger: '! ' } as const

function Cards({ cards }: { cards: readonly CardView[] }): ReactElement {
  const [, go] = useLocation()
  return (
    <SimpleGrid cols={6} spacing="sm">
      {cards.map((card) => (
        <Card key={card.key} withBorder p="sm" component="button" ta="left" style={{ cursor: 'pointer' }} onClick={() => go(`/${card.room}/${card.view}`)}>
          <Text size="sm">{card.label}</Text>
          <Text size="xl" fw={600} {...(tones[card.tone] ? { c: tones[card.tone] } : {})} style={digits}>{card.count > 0 ? marks[card.tone] : ''}{card.count.toLocaleString('zh-CN')}</Text>
        </Card>
      ))}
    </SimpleGrid>
  )
}
export function HomePage(): ReactElement {
  const home = useOperation('work.home', {})
  const { person } = useMe()
  const cards = home.data?.cards ?? []
  const own = cards.filter((card) => card.room !== 'queue')
  const queue = cards.filter((card) => card.room === 'queue')
  return (
    <Page title="工作台">
      {!home.data && home.error ? <ProblemNotice error={home.error} /> : null}
      {home.isPending && <SimpleGrid cols={6} spacing="sm">{[1, 2, 3, 4, 5, 6].map((i) => <Skeleton key={i} h={76} />)}</SimpleGrid>}
      {home.data && cards.length === 0 && <Text>{person.displayName}，您的角色不办理案件。请在左侧打开您的栏目。</Text>}
      {own.length > 0 && <><Title order={2}>等我办理</Title><Cards cards={own} /></>}
      {queue.length > 0 && <><Title order={2} mt="xs">全部承诺</Title><Cards cards={queue} /></>}
      {queue.length > 0 && cards.every((card) => card.count === 0) && <Text c="dimmed" size="sm">还没有承诺。窗口受理第一份承诺，或导入已有台账后，待办会出现在这里。</Text>}
    </Page>
  )
}
