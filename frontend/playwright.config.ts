import { defineConfig } from '@playwright/test';

const launchOptions = {
  executablePath: process.env.WEFT_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
};

export default defineConfig({
  testDir: 'tests/walks',
  workers: 1,
  reporter: 'line',
  use: { baseURL: process.env.WEFT_PUBLIC_URL ?? 'http://127.0.0.1:8000', browserName: 'chromium', launchOptions },
  projects: [
    { name: 'phone', use: { viewport: { width: 360, height: 740 }, hasTouch: true } },
    { name: 'desktop', use: { viewport: { width: 1280, height: 900 } } },
  ],
});
