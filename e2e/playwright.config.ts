import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser';
import { PAGES } from './ports';

export default defineConfig({
  testDir: '.',
  testMatch: '*/*.spec.ts',
  outputDir: '../test-results',
  // Two cores: one for the browser's page, one for its servers.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list'], ['./fault-table.ts'], ['./closing-line.ts']],
  expect: { timeout: 10_000 },
  timeout: 45_000,
  // No traces: they take a quarter of the time. `-- --trace retain-on-failure` has them.
  use: {
    baseURL: PAGES,
    viewport: { width: 1100, height: 800 },
    launchOptions: launchOptions(),
  },
  webServer: {
    command: 'npx tsx e2e/serve.ts',
    cwd: '..',
    url: PAGES,
    reuseExistingServer: false,
  },
});
