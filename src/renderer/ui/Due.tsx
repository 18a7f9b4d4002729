// A due date as people read it: date, standing as colour with a mark, days left in words.
import { Text } from '@mantine/core'
import type { ReactElement } from 'react'

const standing = { overdue: { color: 'red.8', mark: '! ' }, atRisk: { color: 'orange.9', mark: '◔ ' }, inTime: { color: undefined, mark: '' }, none: { color: 'dimmed', mark: '' }, closed: { color: 'dimmed', mark: '' } } as const
export const digits = { fontVariantNumeric: 'tabular-nums' } as const

export function Due({ on, status, words }: { on: string | null; status: keyof typeof standing; words: string }): ReactElement {
  const { color, mark } = standing[status]
  return <Text span size="sm" {...(color ? { c: color } : {})} style={digits}>{on ? `${mark}${on}${words ? ` ${words}` : ''}` : '—'}</Text>
}
