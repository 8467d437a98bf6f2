// SPDX-License-Identifier: Apache-2.0
// Fills in the form in the installed browser as a person does, and complains about what went otherwise than said.
// `node form.mjs PLANNER OUT`; exit status 1: something did. Papers and pictures are left in OUT.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [planner, out] = process.argv.slice(2).map((name) => path.resolve(name));
const repository = path.resolve(import.meta.dirname, '../..');

const timeout = 8000;
let seen = 0;
let complaints = 0;
let scene = '';
const expect = (truth, what) => {
  seen += 1;
  if (truth) return;
  complaints += 1;
  console.log(`${scene}: ${what}`);
};

// --- The planner ---

const folderOf = (name) => {
  const folder = path.join(out, name);
  mkdirSync(folder, { recursive: true });
  return folder;
};

const desks = [];

class Desk {
  static async start(folder, ...more) {
    const desk = new Desk();
    desks.push(desk);
    desk.process = spawn(planner, ['form', '--no-browser', '--no-clinic', ...more], { cwd: folder });
    desk.process.stderr.resume();
    desk.ended = new Promise((resolve) => desk.process.on('exit', resolve));
    desk.address = await new Promise((resolve) => {
      let said = '';
      desk.process.stdout.on('data', (data) => {
        said += data;
        const found = /http:\S+\/start\/[0-9a-f]{32}\n/.exec(said);
        if (found) resolve(found[0].trim());
      });
    });
    return desk;
  }
  async end() {
    if (this.process.exitCode === null) this.process.kill('SIGTERM');
    return this.ended;
  }
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/// What `plan` writes for an intake that the form saved.
const planned = (intake) => {
  const folder = folderOf(`plan-of-${path.basename(intake, '.yaml')}-${seen}`);
  const copy = path.join(folder, path.basename(intake));
  copyFileSync(intake, copy);
  try {
    execFileSync(planner, ['plan', copy, '--no-clinic'], { cwd: folder, stdio: 'ignore' });
  } catch (fault) {
    if (fault.status !== 10) throw fault;
  }
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))]));
};

// --- The page ---

const control = (page, name) => page.locator(`[name="${name}"]`);
const toOpenTopic = (element) => {
  for (let part = element; part; part = part.parentElement) if (part.matches('details')) part.open = true;
};

const answer = async (page, name, value) => {
  const first = control(page, name).first();
  await first.evaluate(toOpenTopic);
  const kind = await first.evaluate((element) => (element.tagName === 'INPUT' ? element.type : element.tagName));
  if (kind === 'radio' || kind === 'checkbox') return page.locator(`[name="${name}"][value="${value}"]`).check();
  if (kind === 'SELECT') return first.selectOption(value);
  return first.fill(value);
};
const answerAll = async (page, answers) => {
  for (const [name, value] of answers) await answer(page, name, value);
};
const valueOf = (page, name) => page.evaluate((which) => new FormData(document.getElementById('intake')).get(which), name);

/// The plan beside is of these answers.
const upToDate = (page) => page.waitForFunction(() => !document.querySelector('#plan.stale'), null, { timeout: 20_000 });
const buttonTo = (page, where) => page.locator(`button[formaction="${where}"]`).first();

/// What a button prints: the bytes, and the name they came under.
const printed = async (page, where) => {
  const [response] = await Promise.all([
    page.context().waitForEvent('response', { predicate: (each) => each.url().endsWith(where), timeout }),
    buttonTo(page, where).click()]);
  const name = /filename="(.+)"/.exec(response.headers()['content-disposition'] ?? '')?.[1] ?? '';
  return { name, type: response.headers()['content-type'] };
};

/// Gone through a second time outside the page, as the viewer keeps the bytes to itself.
const bytesOf = async (page, where) => {
  const [origin, body] = await page.evaluate(() => [
    location.origin, new URLSearchParams(new FormData(document.getElementById('intake'))).toString()]);
  const response = await page.context().request.post(origin + where, {
    headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' }, data: body });
  return response.body();
};

const save = async (page) => {
  await buttonTo(page, '/save').click();
  await page.waitForLoadState();
  return page.locator('.notice').first().textContent().catch(() => '');
};

const plain = (patient, more = []) => [
  ['patient', patient], ['date', '2026-11-20'], ['name', 'Ana Silva'], ['clinician', 'J. Park, PT-4411'], ['age', '34'],
  ['weak_side', 'left'], ['pregnant', 'no'], ['pain_usual', '3'], ['red_flags', 'none'], ['falls', 'none'],
  ['cannot', 'none'], ['conditions', 'none'], ...more];

// --- The scenes ---

const scenes = {
  async 'three patients, from an empty page to printed papers'(browser, folder) {
    const desk = await Desk.start(folder);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(desk.address);
    await page.waitForURL('**/');
    const patients = [
      plain('B-1'),
      plain('B-2', [['pain_where', '...'], ['pain_where', 'buttock'], ['goal', 'Climb "the stairs": <again> & again']]),
      plain('B-3', [['age', '61'], ['used_to_exercise', 'some'], ['note', 'First line.\nSecond: line.']]),
    ];
    for (const answers of patients) {
      await page.goto(new URL('/', desk.address).href);
      await answerAll(page, answers);
      await upToDate(page);
      const id = answers[0][1];
      expect((await page.locator('#problems .errors').count()) === 0, `${id} has a problem`);
      const bytes = await bytesOf(page, '/sheet');
      const said = await save(page);
      expect(said.includes(`${id}.yaml`), `${id} was not saved: ${said}`);
      const papers = planned(path.join(folder, `${id}.yaml`));
      expect(sha256(bytes) === sha256(papers[`${id}.pdf`] ?? ''), `${id}: the sheet is not the one of plan`);
      for (const [name, text] of Object.entries(papers))
        expect(sha256(text) === sha256(readFileSync(path.join(folder, name))), `${name} is not the one of plan`);
      for (const name of readdirSync(folder))
        expect((statSync(path.join(folder, name)).mode & 0o777) === 0o600, `${name} can be read by others`);
      const { name, type } = await printed(page, '/sheet');
      expect(name === `${id}.pdf` && type === 'application/pdf', `${id}: the button printed ${name} (${type})`);
      for (const [field, value] of answers)
        if (['name', 'goal', 'note'].includes(field))
          expect(readFileSync(path.join(folder, `${id}.yaml`), 'utf8').includes(JSON.stringify(value)),
            `${id}: ${field} is not what was typed`);
    }
    await context.close();
    await desk.end();
  },

  async 'a held plan'(browser, folder) {
    const desk = await Desk.start(folder);
    const page = await browser.newPage();
    await page.goto(desk.address);
    await answerAll(page, [...plain('H-1').filter(([name]) => name !== 'red_flags'),
      ['red_flags', '...'], ['red_flags', 'fracture']]);
    await upToDate(page);
    const { name } = await printed(page, '/sheet');
    expect(name === 'H-1.held.pdf', `the button printed ${name}`);
    await page.close();
    await desk.end();
  },

  async 'a rule set aside'(browser, folder) {
    const desk = await Desk.start(folder);
    const page = await browser.newPage();
    await page.goto(desk.address);
    const answers = [...plain('O-1').filter(([name]) => name !== 'conditions'), ['conditions', '...'],
      ['conditions', 'clot_treated']];
    await answerAll(page, answers);
    await upToDate(page);
    expect((await printed(page, '/sheet')).name === 'O-1.held.pdf', 'it was not held before');
    await page.goto(new URL('/', desk.address).href);
    await answerAll(page, [...answers, ['overrides', '...'], ['overrides.1.rule', 'safety_rules/A10'],
      ['overrides.1.reason', 'On tablets for three months'], ['overrides.1.agreed_by', 'Dr. S. Young']]);
    await upToDate(page);
    expect((await printed(page, '/sheet')).name === 'O-1.pdf', 'it is still held');
    await page.close();
    await desk.end();
  },

  async 'a second visit'(browser, folder) {
    const desk = await Desk.start(folder);
    const page = await browser.newPage();
    await page.goto(desk.address);
    await answerAll(page, plain('V-1'));
    await save(page);
    await page.goto(new URL('/', desk.address).href);
    await control(page, '_intake').selectOption('V-1.yaml');
    await buttonTo(page, '/next').click();
    await page.waitForLoadState();
    expect((await valueOf(page, 'patient')) === 'V-1', 'the patient is another one');
    expect(!(await valueOf(page, 'pain_usual')), 'the pain of the last visit was taken over');
    const rows = await page.locator('[name^="progress.exercises."][name$=".key"]').count();
    expect(rows >= 4, `there are ${rows} rows for exercises`);
    await answerAll(page, [['date', '2026-12-04'], ['age', '34'], ['pregnant', 'no'], ['pain_usual', '2'],
      ['red_flags', 'none']]);
    for (let row = 1; row < rows; row += 1)
      await answerAll(page, [[`progress.exercises.${row}.pain.1`, '1'], [`progress.exercises.${row}.settled`, 'yes']]);
    await upToDate(page);
    const said = await save(page);
    expect(said.includes('V-1.visit-2.yaml') && said.includes('V-1.visit-2.pdf'), `saved: ${said}`);
    await page.close();
    await desk.end();
  },

  async "a plugin's own field"(browser, folder) {
    const bundle = path.join(folder, 'plugins/own_field');
    mkdirSync(bundle, { recursive: true });
    writeFileSync(path.join(bundle, 'plugin.yaml'), readFileSync(path.join(repository, 'tests/desk/own_field.yaml')));
    const desk = await Desk.start(folder, '--plugins', path.join(folder, 'plugins'));
    const page = await browser.newPage();
    await page.goto(desk.address);
    await answerAll(page, plain('F-1', [['own_field.brace', 'always']]));
    await upToDate(page);
    await save(page);
    expect(readFileSync(path.join(folder, 'F-1.yaml'), 'utf8').includes('own_field.brace: always'), 'it was not saved');
    await page.close();
    await desk.end();
  },

  async 'errors'(browser, folder) {
    const desk = await Desk.start(folder);
    const page = await browser.newPage();
    await page.goto(desk.address);
    await answerAll(page, plain('E-1', [['age', 'abc']]));
    await upToDate(page);
    const link = page.locator('#problems .errors a').first();
    await link.click();
    expect(await page.evaluate(() => document.activeElement.name) === 'age', 'the summary does not lead to the field');
    expect(await control(page, 'age').getAttribute('aria-invalid') === 'true', 'the field is not marked');
    await control(page, 'age').fill('34');
    await upToDate(page);
    expect((await page.locator('#problems .errors').count()) === 0, 'the error stays');
    await page.close();
    await desk.end();
  },

  async 'back, reload, and a page that is left'(browser, folder) {
    const desk = await Desk.start(folder);
    const page = await browser.newPage();
    const asked = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      dialog.accept();
    });
    await page.goto(desk.address);
    await page.waitForURL('**/');
    await answerAll(page, plain('R-1'));
    await upToDate(page);
    await page.reload();
    expect(asked.includes('beforeunload'), 'a reload loses answers without asking');
    await answerAll(page, plain('R-1'));
    await upToDate(page);
    await page.goto(desk.address);
    await page.waitForURL('**/');
    expect(await control(page, 'age').count() > 0, 'the address does not lead on a second time');
    await page.goBack().catch(() => null);
    await page.goForward().catch(() => null);
    await page.close();
    await desk.end();
  },

  async 'two tabs'(browser, folder) {
    const desk = await Desk.start(folder);
    const context = await browser.newContext();
    const [one, two] = [await context.newPage(), await context.newPage()];
    await one.goto(desk.address);
    await one.waitForURL('**/');
    await two.goto(new URL('/', desk.address).href);
    await answerAll(one, plain('T-1'));
    await answerAll(two, plain('T-2', [['age', '50']]));
    await Promise.all([upToDate(one), upToDate(two)]);
    expect((await save(one)).includes('T-1.yaml'), 'the first tab does not save');
    expect((await save(two)).includes('T-2.yaml'), 'the second tab does not save');
    expect(readFileSync(path.join(folder, 'T-2.yaml'), 'utf8').includes('age: 50'), 'the tabs mix their patients');
    await answer(two, 'patient', 'T-1');
    await save(two);
    expect(readFileSync(path.join(folder, 'T-1.yaml'), 'utf8').includes('age: 34'), 'one patient was saved over another');
    await context.close();
    await desk.end();
  },

  async 'another browser'(browser, folder) {
    const desk = await Desk.start(folder);
    const [own, other] = [await browser.newContext(), await browser.newContext()];
    const page = await own.newPage();
    await page.goto(desk.address);
    await page.waitForURL('**/');
    const late = await other.newPage();
    expect((await late.goto(desk.address)).status() === 403, 'the address works twice');
    expect((await late.goto(new URL('/', desk.address).href)).status() === 403, 'no cookie is needed');
    const elsewhere = await own.newPage();
    await elsewhere.setContent(`<form method="post" action="${new URL('/stop', desk.address).href}"><button>x</button></form>`);
    await elsewhere.locator('button').click();
    await elsewhere.waitForLoadState();
    expect((await page.goto(new URL('/', desk.address).href)).status() === 200, "another page's form was taken");
    await own.close();
    await other.close();
    await desk.end();
  },

  async 'the planner has ended'(browser, folder) {
    const desk = await Desk.start(folder);
    const page = await browser.newPage();
    await page.goto(desk.address);
    await answerAll(page, plain('S-1'));
    await upToDate(page);
    await desk.end();
    await answer(page, 'age', '35');
    await page.waitForFunction(() => document.getElementById('said').textContent !== '', null, { timeout: 5000 });
    expect(await page.locator('#said').isVisible(), 'nobody says that the planner has ended');
    expect(await valueOf(page, 'name') === 'Ana Silva', 'the answers are gone');
    await page.close();
  },

  async 'its button ends it'(browser, folder) {
    const desk = await Desk.start(folder);
    const page = await browser.newPage();
    await page.goto(desk.address);
    await page.waitForURL('**/');
    await buttonTo(page, '/stop').click();
    expect(await desk.ended === 0, 'it ended badly');
    expect((await page.content()).includes('ended'), 'the page does not say so');
    await page.close();
  },

  async 'without script'(browser, folder) {
    const desk = await Desk.start(folder);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(desk.address);
    await page.waitForURL('**/');
    const closed = page.locator('details.topic:not([open]) > summary:visible');
    const openTopics = async () => {
      while ((await closed.count()) > 0) await closed.first().click();
    };
    const fill = async (name, value) => {
      const first = control(page, name).first();
      if (!(await first.isVisible())) await openTopics();
      const type = await first.getAttribute('type');
      if (type === 'radio' || type === 'checkbox') return page.locator(`[name="${name}"][value="${value}"]`).check();
      return first.fill(value).catch(() => first.selectOption(value));
    };
    await fill('patient', 'N-1');
    await buttonTo(page, '/').click();
    expect((await page.locator('#plan').textContent()).length > 20, 'an update shows nothing of what is missing');
    for (const [name, value] of plain('N-1')) await fill(name, value);
    await buttonTo(page, '/').click();
    await page.waitForLoadState();
    expect((await page.locator('#plan img, #plan svg').count()) > 0, 'the plan shows no drawing');
    const { name } = await printed(page, '/sheet');
    expect(name === 'N-1.pdf', `the button printed ${name}`);
    await context.close();
    await desk.end();
  },

  async 'by the keyboard alone'(browser, folder) {
    const desk = await Desk.start(folder);
    const page = await browser.newPage();
    await page.goto(desk.address);
    await page.waitForURL('**/');
    const here = () => page.evaluate(() => {
      const element = document.activeElement;
      return { name: element.name ?? '', value: element.value ?? '', to: element.getAttribute('formaction') ?? '',
        type: element.type ?? element.tagName, closed: element.tagName === 'SUMMARY' && !element.parentElement.open,
        ring: [element, element.parentElement, element.nextElementSibling].some((each) => each &&
          (getComputedStyle(each).outlineStyle !== 'none' || getComputedStyle(each).boxShadow !== 'none')) };
    });
    const wanted = new Map(plain('K-1'));
    const unseen = new Set();
    for (let step = 0; step < 700; step += 1) {
      await page.keyboard.press('Tab');
      const at = await here();
      if (!at.ring) unseen.add(`${at.type} ${at.name}${at.to}`);
      if (at.closed) await page.keyboard.press('Enter');
      if (at.to === '/sheet') break;
      if (!wanted.has(at.name)) continue;
      const value = wanted.get(at.name);
      wanted.delete(at.name);
      if (at.type === 'radio') {
        for (let i = 0; i < 12 && (await here()).value !== value; i += 1) await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Space');
      } else if (at.type === 'date') {
        await page.keyboard.type('11202026');
      } else {
        await page.keyboard.type(value);
      }
      if (wanted.size === 0) await upToDate(page);
    }
    expect(wanted.size === 0, `Tab never came to ${[...wanted.keys()]}`);
    expect(unseen.size === 0, `nothing shows that one is at ${[...unseen]}`);
    expect((await here()).to === '/sheet', 'Tab never came to the button that prints');
    const [response] = await Promise.all([
      page.context().waitForEvent('response', { predicate: (each) => each.url().endsWith('/sheet'), timeout }),
      page.keyboard.press('Enter')]);
    expect(response.headers()['content-type'] === 'application/pdf', 'Enter does not print');
    await page.close();
    await desk.end();
  },

  async 'axe-core, narrow and wide, light and dark, zoomed'(browser, folder) {
    const desk = await Desk.start(folder);
    const context = await browser.newContext();
    const first = await context.newPage();
    await first.goto(desk.address);
    await first.waitForURL('**/');
    const looks = { empty: [], plan: plain('A-1'), errors: plain('A-1', [['age', 'abc'], ['pain_usual', '99']]) };
    for (const [look, answers] of Object.entries(looks)) {
      const page = await context.newPage();
      await page.goto(new URL('/', desk.address).href);
      await answerAll(page, answers);
      await upToDate(page);
      for (const topic of await page.locator('details.topic').all()) await topic.evaluate((each) => { each.open = true; });
      await page.evaluate(axe);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        for (const [width, height] of [[320, 256], [1280, 800]]) {  // 320 x 256 is what 400 % leaves of 1280 x 1024
          await page.setViewportSize({ width, height });
          const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: { type: 'tag',
            values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }));
          for (const { id, help, nodes } of violations)
            expect(false, `${look} ${colorScheme} ${width}: ${id}: ${help} (${nodes.slice(0, 3).map(({ target }) => target)})`);
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
            `${look} ${width}: wider than the screen`);
          await page.screenshot({ path: path.join(out, `${look}-${colorScheme}-${width}.png`), fullPage: true });
        }
      }
      await page.close();
    }
    await context.close();
    await desk.end();
  },

  async 'nothing from elsewhere'(browser, folder) {
    const desk = await Desk.start(folder);
    const page = await browser.newPage();
    const asked = new Set();
    const faults = [];
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    page.on('console', (message) => message.type() === 'error' && !message.location().url.endsWith('/favicon.ico') &&
      faults.push(message.text()));
    page.on('pageerror', (fault) => faults.push(String(fault)));
    await page.goto(desk.address);
    await answerAll(page, plain('L-1'));
    await upToDate(page);
    const own = new URL(desk.address).origin;
    expect([...asked].every((origin) => origin === own || origin === 'null'), `it asked ${[...asked]}`);
    expect(faults.length === 0, `the console says ${faults}`);
    await page.close();
    await desk.end();
  },

  async 'time from an answer to its plan'(browser, folder) {
    const desk = await Desk.start(folder);
    const page = await browser.newPage();
    await page.goto(desk.address);
    await answerAll(page, plain('M-1'));
    await upToDate(page);
    const times = [];
    for (const age of [35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45])
      times.push(await page.evaluate((value) => new Promise((resolve) => {
        const input = document.querySelector('[name="age"]');
        const began = performance.now();
        new MutationObserver((_, observer) => {
          if (document.querySelector('#plan.stale')) return;
          observer.disconnect();
          resolve(performance.now() - began);
        }).observe(document.getElementById('intake'), { childList: true, subtree: true });
        input.value = value;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }), String(age)));
    times.sort((a, b) => a - b);
    console.log(`from an answer to its plan, in ms: median ${Math.round(times[5])}, worst ${Math.round(times[10])}`);
    await page.close();
    await desk.end();
  },
};

const only = process.argv[4] ?? '';
const chrome = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
/// As the browser, with little patience.
const browser = {
  async newContext(options) {
    const context = await chrome.newContext(options);
    context.setDefaultTimeout(timeout);
    return context;
  },
  async newPage() {
    return (await this.newContext()).newPage();
  },
};
for (const [name, play] of Object.entries(scenes)) {
  if (!name.includes(only)) continue;
  scene = name;
  const began = Date.now();
  try {
    await play(browser, folderOf(name.replaceAll(/[^a-z]+/g, '-')));
  } catch (fault) {
    expect(false, String(fault).split('\n').slice(0, 9).join(' '));
    await Promise.all(desks.map((desk) => desk.end()));
  }
  console.log(`${Math.round((Date.now() - began) / 1000)} s: ${name}`);
}
await chrome.close();
console.log(`${seen} things looked at, ${complaints} complaints`);
process.exitCode = seen > 0 && complaints === 0 ? 0 : 1;
