// A failure as users read it: what happened, what to do, and the reference where there is one.
import { Alert, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { wordsOf } from '../api/client'

export function ProblemNotice({ error }: { error: unknown }): ReactElement | null {
  if (!error) return null
  const { title, text, remedy } = wordsOf(error)
  return (
    <Alert color="red" title={title} role="alert">
      <Text size="sm">{text}</Text>
      <Text size="sm" mt={4}>{remedy}</Text>
    </Alert>
  )
}
