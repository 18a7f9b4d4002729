// Starts the workspace: providers, then the application; tells main once the first page has painted.
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/dropzone/styles.css'
import 'dayjs/locale/zh-cn'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { ProblemError } from '../shared/problem'
import { theme, variables } from './theme'

/** A session that ended or locked shows at once, whichever question found it out. */
const queryCache = new QueryCache({
  onError: (error) => {
    if (error instanceof ProblemError && ['session.locked', 'session.required'].includes(error.problem.code)) void client.invalidateQueries({ queryKey: ['session.state'] })
  },
})
const client = new QueryClient({ queryCache, defaultOptions: { queries: { retry: false, staleTime: 2_000, networkMode: 'always' }, mutations: { networkMode: 'always' } } })
/** A job tells of its progress ten times a second; the lists it fills are asked again every two seconds, which is news enough. */
const listsEveryMs = 2000
let listsAskedAt = 0
function touchedByJob(): string[] {
  if (Date.now() - listsAskedAt < listsEveryMs) return ['jobs', 'ledger', 'exchange']
  listsAskedAt = Date.now()
  return ['jobs', 'ledger', 'exchange', 'commitments', 'parties', 'work']
}
window.xinnuo.onEvent((event) => {
  const prefixes = event.kind === 'jobProgress' ? touchedByJob() : (event.prefixes ?? [])
  void client.invalidateQueries({ predicate: (query) => prefixes.some((prefix) => String(query.queryKey[0]).startsWith(`${prefix}.`)) })
})
const container = document.getElementById('root')
if (!container) throw new Error('index.html has no root')
createRoot(container).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: 'zh-cn', firstDayOfWeek: 1 }}><QueryClientProvider client={client}><App /></QueryClientProvider></DatesProvider>
    </MantineProvider>
  </StrictMode>,
)
requestAnimationFrame(() => requestAnimationFrame(() => window.xinnuo.painted()))
