// The layer rule refuses what the table forbids and lets the rest pass.
import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { diagram, faultsOf } from './lint-layers.mjs'

const from = (file: string, line: string): string[] => faultsOf(file, `${line}\n`)
describe('the layer rule', () => {
  it.each([
    ['src/main/parties/x.ts', "import { x } from '../commitments'", 'up'], ['src/main/parties/x.ts', "import { x } from '../catalog'", 'sideways'],
    ['src/main/commitments/x.ts', "import { x } from '../parties/parties.repository'", 'index.ts'], ['src/main/parties/x.rules.ts', "import { sql } from 'kysely'", 'pure'],
    ['src/shared/parties/x.ts', "import fs from 'node:fs'", 'shared'], ['src/shared/parties/x.ts', "import { x } from '../../main/parties'", 'shared'],
    ['src/renderer/parties/x.tsx', "import { x } from '../../main/parties'", 'renderer'], ['src/main/parties/x.ts', "import { app } from 'electron'", 'Electron'], ['src/main/parties/x.ts', "import sqlite3 from 'sqlite3'", 'db alone'],
  ])('%s: %s', (file, line, why) => {
    expect(from(file, line).join()).toContain(why)
  })
  it('lets a capability use a lower one through its index, and the joining files use all', () => {
    expect(from('src/main/commitments/x.ts', "import { x } from '../parties'")).toEqual([])
    expect(from('src/main/loop.ts', "import { x } from './revocation'")).toEqual([])
  })
})
it('is drawn in CONTRIBUTING.md as the table has it', () => {
  expect(readFileSync(new URL('../CONTRIBUTING.md', import.meta.url), 'utf8')).toContain(diagram())
})
