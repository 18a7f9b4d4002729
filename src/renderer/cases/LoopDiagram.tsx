// The loop as a line of steps with the present one lit: mark and word, never colour alone.
import { Group, Text } from '@mantine/core'
import { Fragment, type ReactElement } from 'react'
import type { CommitmentCase } from '../../shared/commitments/commitments.contract'

const looks = { done: { mark: '✓', color: 'blue.8', word: '已完成' }, current: { mark: '●', color: 'orange.9', word: '进行中' }, todo: { mark: '○', color: 'dimmed', word: '未到' }, skipped: { mark: '–', color: 'dimmed', word: '不需要' } } as const

export function LoopDiagram({ steps }: { steps: CommitmentCase['loop'] }): ReactElement {
  return (
    <Group component="ol" gap={6} wrap="nowrap" m={0} p={0} aria-label="闭环进度" style={{ listStyle: 'none' }}>
      {steps.map((step, i) => (
        <Fragment key={step.key}>
          {i > 0 && <Text component="li" aria-hidden c="dimmed" size="sm">──</Text>}
          <Text component="li" size="sm" c={looks[step.status].color} fw={step.status === 'current' ? 700 : 400} title={looks[step.status].word} aria-current={step.status === 'current' ? 'step' : undefined}>
            {looks[step.status].mark} {step.label}
          </Text>
        </Fragment>
      ))}
    </Group>
  )
}
