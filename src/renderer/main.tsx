// Starts the workspace: providers, then the application; tells main once the first page has painted.
import '@mantine/core/styles.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { theme } from './theme'

const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 2_000, networkMode: 'always' }, mutations: { networkMode: 'always' } } })
window.xinnuo.onEvent((event) => {
  const prefixes = event.kind === 'jobProgress' ? ['jobs', 'ledger', 'exchange'] : (event.prefixes ?? [])
  void client.invalidateQueries({ predicate: (query) => prefixes.some((prefix) => String(query.queryKey[0]).startsWith(`${prefix}.`)) })
})
const container = document.getElementById('root')
if (!container) throw new Error('index.html has no root')
createRoot(container).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={client}><App /></QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
requestAnimationFrame(() => requestAnimationFrame(() => window.xinnuo.painted()))
