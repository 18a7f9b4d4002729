// Journeys on the real Electron application, one at a time.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e/journeys', outputDir: 'e2e/output/results', workers: 1, timeout: 120_000, reporter: [['line'], ['json', { outputFile: 'out/playwright.json' }]],
})
