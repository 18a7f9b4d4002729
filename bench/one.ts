// One measurement in this process; readings as JSON on standard output.
import { start } from './start'
import { eligibility, pdf, search } from './window'
import { command, importLedger, queue, type Readings } from './measures'

const [name = '', size = '100000', runs = '5'] = process.argv.slice(2)
const all: Record<string, (size: number, runs: number) => Promise<Readings>> = { import: importLedger, queue, command, start, search, eligibility, pdf }
const measure = all[name]
if (!measure) throw new Error(`no measurement ${name}`)
void measure(Number(size), Number(runs)).then((readings) => process.stdout.write(JSON.stringify(readings), () => process.exit(0)))
