import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../electron/chromium/findChromium.ts';

// node build/drawIcons.ts: draws build/icons/pyros.svg as the PNG that electron-builder makes every platform's icon of.
const SIZE_PIXELS = 1024;
const folder = fileURLToPath(new URL('icons/', import.meta.url));
const executablePath = await findChromium();
if (executablePath === null) throw new Error('Chromium is needed to draw the icon.');
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  const page = await browser.newPage({ viewport: { width: SIZE_PIXELS, height: SIZE_PIXELS } });
  await page.setContent(`<style>body{margin:0}</style>${readFileSync(`${folder}pyros.svg`, 'utf8')}`);
  writeFileSync(`${folder}icon.png`, await page.screenshot({ omitBackground: true }));
} finally {
  await browser.close();
}
