// A form that is a draft by itself: kept a moment after each change, given back when the page is opened again.
import { useEffect, useRef, useState } from 'react'
import { callOperation } from '../api/client'

export interface Draft<T> {
  value: T
  change: (patch: Partial<T>) => void
  /** Forgets the draft and starts over. */
  clear: () => void
  savedAt: string | null
  ready: boolean
}
const settleMs = 400

export function useDraft<T extends object>(key: string, initial: T): Draft<T> {
  const [value, setValue] = useState<T>(initial)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [ready, setReady] = useState(false)
  const unsaved = useRef<T | null>(null)
  const put = useRef(async (): Promise<void> => undefined)
  put.current = async () => {
    const waiting = unsaved.current
    if (waiting === null) return
    unsaved.current = null
    await callOperation('drafts.put', { key, value: waiting })
    setSavedAt(new Date().toISOString())
  }
  useEffect(() => {
    let live = true
    void callOperation('drafts.get', { key })
      .then((draft) => {
        if (!live || typeof draft.value !== 'object' || draft.value === null) return
        setValue({ ...initial, ...draft.value })
        setSavedAt(draft.savedAt)
      })
      .catch(() => undefined)
      .finally(() => live && setReady(true))
    return () => {
      live = false
      void put.current().catch(() => undefined)
    }
  }, [key])
  useEffect(() => {
    if (unsaved.current === null) return undefined
    const timer = setTimeout(() => void put.current().catch(() => undefined), settleMs)
    return () => clearTimeout(timer)
  }, [value])
  return {
    value, savedAt, ready,
    change: (patch) => setValue((before) => (unsaved.current = { ...before, ...patch })),
    clear: () => {
      unsaved.current = null
      setValue(initial)
      setSavedAt(null)
      void callOperation('drafts.put', { key, value: null }).catch(() => undefined)
    },
  }
}
