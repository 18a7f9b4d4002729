// Locks the screen when nobody has touched keyboard or mouse for the time set; the core locks the session by its own clock too.
import { useIdle } from '@mantine/hooks'
import { useEffect } from 'react'
import { useCommand } from '../api/hooks'

const never = 2 ** 31 - 1
export function useIdleLock(minutes: number | null): void {
  const idle = useIdle(minutes === null ? never : minutes * 60_000, { initialState: false })
  const lock = useCommand('session.lock')
  useEffect(() => {
    if (idle && minutes !== null) lock.mutate({})
  }, [idle, minutes])
}
