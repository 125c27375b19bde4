import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/browser';

export default defineConfig({
  testDir: 'tests/walks',
  globalSetup: './tests/stage.ts',
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env.CI ? 'list' : 'line',
  forbidOnly: !!process.env.CI,
  use: {
    browserName: 'chromium',
    launchOptions: await launchOptions(),
    locale: 'en-GB',
    timezoneId: 'Europe/Oslo',
    actionTimeout: 20_000,
    reducedMotion: 'reduce',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'phone', use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
    { name: 'desktop', grep: /@desktop/, use: { viewport: { width: 1280, height: 900 } } },
  ],
});
