// SPDX-License-Identifier: Apache-2.0
// Complains about what the validator finds; then opens the pages in the installed browser, wide and narrow, and complains
// about what axe-core finds, about contrast below 7:1 and about anything wider than the screen. `node check.mjs PAGE.html...`; exit status 1: something was found.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const widths = [1200, 320];

// A page is well-formed XML too, so empty elements end with a slash, and what is drawn has its size where it stands.
const validator = new HtmlValidate(new FileSystemConfigLoader({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  elements: ['html5'],
  rules: { 'void-style': ['error', { style: 'selfclose' }], 'no-inline-style': 'off', 'no-trailing-whitespace': 'off' },
}));

const complaintsOfValidator = async (file) => {
  const { results } = await validator.validateFile(file);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${file}:${line}:${column}: ${ruleId}: ${message}`));
};

const complaintsOfAxe = async (page) => {
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { rules: { 'color-contrast-enhanced': { enabled: true } } }));
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target})`));
};

const tooWide = (page) =>
  page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const name = (element) => `${element.tagName} ${element.className.baseVal ?? element.className}`;
    return [...document.body.querySelectorAll('*')]
      .filter((element) => !element.closest('thead') && element.getBoundingClientRect().right > room + 0.5)
      .map((element) => `${name(element)} is wider than the screen`);
  });

const check = async (browser, file, width) => {
  const page = await browser.newPage();
  await page.setViewportSize({ width, height: 800 });
  await page.goto(`file://${path.resolve(file)}`);
  await page.evaluate(axe);
  const found = [...(await complaintsOfAxe(page)), ...(await tooWide(page))];
  await page.close();
  return found.map((complaint) => `${file} at ${width}: ${complaint}`);
};

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
let pages = 0;
let complaints = 0;
const tell = (found) => {
  complaints += found.length;
  for (const complaint of found) console.log(complaint);
};
for (const file of process.argv.slice(2)) {
  tell(await complaintsOfValidator(file));
  for (const width of widths) {
    pages += 1;
    tell(await check(browser, file, width));
  }
}
await browser.close();
console.log(`${pages} pages looked at, ${complaints} complaints`);
process.exitCode = pages > 0 && complaints === 0 ? 0 : 1;
