// Who works here now, for every room.
import { createContext, useContext } from 'react'
import type { Person } from '../../shared/admin/admin.contract'
import { allows, type Access } from '../../shared/admin/permissions'

export interface Me {
  person: Person
  /** Local date of the office, YYYY-MM-DD, from the core's clock. */
  today: string
}
export const MeContext = createContext<Me | null>(null)
export function useMe(): Me & { may: (access: Access) => boolean } {
  const me = useContext(MeContext)
  if (!me) throw new Error('outside the workspace')
  return { ...me, may: (access) => allows(access, me.person.roles) }
}
