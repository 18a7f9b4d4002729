// The risk of a party: shape and word always go with the colour.
import { Text } from '@mantine/core'
import type { ReactElement } from 'react'
import type { RiskLevel } from '../../shared/parties/parties.schema'

const looks: Record<RiskLevel, { color: string; shape: string; word: string }> = {
  blue: { color: 'blue.8', shape: '◆', word: '优' }, green: { color: 'green.9', shape: '●', word: '低风险' }, yellow: { color: 'orange.9', shape: '▲', word: '中风险' }, red: { color: 'red.8', shape: '■', word: '高风险' },
}
export function Risk({ level }: { level: RiskLevel }): ReactElement {
  const { color, shape, word } = looks[level]
  return <Text span size="sm" c={color} style={{ whiteSpace: 'nowrap' }}>{shape} {word}</Text>
}
