// Stands before the core while the data key is closed: asks for its passphrase, or makes a demonstration folder, then lets everything through.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '../../shared/contract'
import type { Message, Reply } from '../../shared/contract/contract'
import { localDateOf } from '../../shared/primitives/local-date'
import { ProblemError } from '../../shared/problem'
import { demonstrationMarker } from '../admin'
import { openCore, type Core } from './core'
import type { CoreOptions } from './ports'

export interface Gate {
  dispatch: (message: Message) => Promise<Reply>
  /** The core once it is open; undefined while the key is closed. */
  core: () => Core | undefined
}
const refused = (error: ProblemError): Reply => ({ ok: false, problem: error.problem })

class ClosedGate implements Gate {
  readonly #options: CoreOptions
  readonly #onOpen: (core: Core) => void
  #core: Core | undefined
  constructor(options: CoreOptions, onOpen: (core: Core) => void) {
    this.#options = options
    this.#onOpen = onOpen
  }
  core = (): Core | undefined => this.#core

  /** True when the core is open; false when the passphrase is what is missing. Other faults are thrown. */
  async tryOpen(options: CoreOptions): Promise<boolean> {
    try {
      this.#core = await openCore(options)
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === 'key.passphraseRequired') return false
      throw error
    }
    this.#onOpen(this.#core)
    return true
  }
  dispatch = async (message: Message): Promise<Reply> => {
    if (this.#core) return this.#core.dispatch(message)
    try {
      return await this.#closed(message)
    } catch (error) {
      if (error instanceof ProblemError) return refused(error)
      throw error
    }
  }
  async #closed(message: Message): Promise<Reply> {
    const { dataDir } = this.#options
    const isNew = !existsSync(join(dataDir, 'keys.json'))
    if (message.operation === 'session.state') {
      const value = { keyNeeded: isNew ? 'new' : 'existing', initialised: false, demonstration: false, locked: false, officeName: '', idleLockMinutes: 10, today: localDateOf(new Date()), person: null }
      return { ok: true, value }
    }
    if (message.operation === 'key.provide') {
      const input = contract['key.provide'].input.safeParse(message.input)
      if (!input.success) throw new ProblemError('input.malformed', { field: '密钥口令', message: input.error.issues[0]?.message ?? '' })
      await this.tryOpen({ ...this.#options, passphrase: input.data.passphrase })
      return { ok: true, value: {} }
    }
    if (message.operation === 'office.loadDemonstration') {
      mkdirSync(dataDir, { recursive: true })
      if (readdirSync(dataDir).length > 0) throw new ProblemError('office.notEmpty')
      writeFileSync(demonstrationMarker(dataDir), 'This folder holds a demonstration office with public passwords.\n')
      await this.tryOpen(this.#options)
      return this.dispatch(message)
    }
    throw new ProblemError('key.passphraseRequired')
  }
}
/** Opens at once where the key can be had (OS store, given passphrase, demonstration); otherwise waits for the first-run page. */
export async function openGate(options: CoreOptions, onOpen: (core: Core) => void): Promise<Gate> {
  const gate = new ClosedGate(options, onOpen)
  await gate.tryOpen(options)
  return gate
}
