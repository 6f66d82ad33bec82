import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { catalogue } from '../../../src/catalogue.ts';
import type { ScorecardDocument } from '../../../src/model/document.ts';
import html from '../../../src/report/reports/html.ts';
import { canLook, startChromium } from '../../support/chromium.ts';
import { documentWith, subjectWith } from '../../support/documents.ts';
import { hostileDocument } from '../../support/hostile-document.ts';
import { loadedDocuments } from '../../support/load-runs.ts';
import { changedLinesOf, crowded, historyOf } from '../../support/pages.ts';
import { storyDocuments } from '../../support/stories.ts';

const stories = new Map(storyDocuments());

function story(name: string): ScorecardDocument {
  const document = stories.get(name);
  if (document === undefined) throw new Error(`There is no story ${name}.`);
  return { ...document, subject: subjectWith(), history: historyOf(12) };
}

const text = 'long/'.repeat(80);
const pages = {
  'a closed gate': story('service-open-to-attack'),
  'an open gate': story('protocol-engine/after'),
  'a comparison': { ...story('monorepo-with-moved-code'), changedLines: changedLinesOf(30) },
  'paths of 400 characters': crowded(30, (index) => ({ path: `${text}${index}.ts`, message: text })),
  'words of 400 characters everywhere': { ...hostileDocument('x'.repeat(290)), history: historyOf(3) },
  'right to left': hostileDocument('\u05d0\u05d1\u05d2 \u202e\u0627\u0644\u0639\u0631\u0628\u064a\u0629'),
};

const loads = Object.entries(loadedDocuments).map(([name, loaded]) => [name, documentWith(loaded)] as const);

const screens = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [390, 1280].map((width) => ({ colorScheme, width })),
);

type Violation = {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
};

/** A script that tries to load, send, style and run something, and tells what the policy refused and whether it ran. */
function attemptsTo(origin: string): string {
  return `(async () => {
    const directives = new Set();
    document.addEventListener('securitypolicyviolation', (event) => directives.add(event.effectiveDirective));
    document.body.insertAdjacentHTML('beforeend', \`
      <img src="${origin}/x.png"><iframe src="${origin}/x"></iframe><object data="${origin}/x"></object>
      <video src="${origin}/x"></video><link rel="stylesheet" href="${origin}/x.css"><style>p { color: red }</style>
      <p style="color: red" onclick="globalThis.ran = true">x</p><form action="${origin}/x"></form>\`);
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.body.append(script);
    document.forms[0].submit();
    await fetch('${origin}/x').catch(() => null);
    document.querySelector('p[onclick]').click();
    await new Promise((later) => setTimeout(later, 200));
    return [...directives, 'ran' in globalThis ? 'it ran' : 'nothing ran'].sort();
  })()`;
}

/** Texts of a bar chart that touch another one, or lie outside of their section. */
const collisions = `[...document.querySelectorAll('#load svg.bars')].flatMap((chart) => {
  const words = [...chart.querySelectorAll('text')].map((text) => ({ said: text.textContent, box: text.getBoundingClientRect() }));
  const { left, right } = document.querySelector('#load').getBoundingClientRect();
  const touches = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  return words.flatMap(({ said, box }, index) => [
    ...(box.left < left || box.right > right ? [said + ' is outside'] : []),
    ...words.slice(index + 1).filter((other) => touches(box, other.box)).map((other) => said + ' touches ' + other.said),
  ]);
})`;

describe.skipIf(!canLook())('report.html in Chromium', () => {
  let chromium: Awaited<ReturnType<typeof startChromium>>;
  let server: Server;
  let origin: string;
  const served = new Map<string, string>();
  const asked: string[] = [];

  beforeAll(async () => {
    // axe comes in as a script, which the page's policy would refuse.
    chromium = await startChromium({ bypassCSP: true });
    server = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.setHeader('content-type', 'text/html; charset=utf-8').end(served.get(url) ?? '');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    await chromium?.[Symbol.asyncDispose]();
    server?.close();
  });

  async function open(
    document: ScorecardDocument,
    context: BrowserContext = chromium.context,
  ): Promise<Page> {
    served.set('/report.html', html.render(document, { catalogue }));
    const page = await context.newPage();
    await page.goto(`${origin}/report.html`);
    return page;
  }

  it.each([...Object.entries(pages), ...loads])(
    '%s: everybody can read it, on every screen',
    async (_, document) => {
      const page = await open(document);
      await page.evaluate(axe.source);
      const isTooWide = async () =>
        (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) as boolean;
      for (const { colorScheme, width } of screens) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 844 });
        await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = false");
        expect(await isTooWide(), `folded, ${width} px`).toBe(false);
        await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
        expect(await isTooWide(), `unfolded, ${width} px`).toBe(false);
        const violations = (await page.evaluate(
          'axe.run().then(({ violations }) => violations)',
        )) as Violation[];
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(grave.map(({ id, nodes }) => `${colorScheme}, ${width} px: ${id}: ${nodes[0]?.html}`)).toEqual(
          [],
        );
      }
      await page.close();
    },
  );

  it.each(loads)('%s: words in charts of load runs stand apart and inside', async (_, document) => {
    const page = await open(document);
    for (const width of [375, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await page.evaluate(collisions), `${width} px`).toEqual([]);
    }
    await page.close();
  });

  test('its own policy lets its style in, and nothing else; it asks for nothing', async () => {
    await using strict = await startChromium();
    asked.length = 0;
    const requests: string[] = [];
    strict.context.on('request', (request) => requests.push(new URL(request.url()).pathname));
    const complaints: string[] = [];
    strict.context.on('console', (message) => complaints.push(message.text()));
    const page = await open(story('service-open-to-attack'), strict.context);
    expect(await page.evaluate("getComputedStyle(document.querySelector('section')).borderRadius")).toBe(
      '12px',
    );
    expect(complaints).toEqual([]);
    expect(requests).toEqual(['/report.html']);
    expect(asked).toEqual(['/report.html']);
    const refused = await page.evaluate(attemptsTo(origin));
    expect(refused).toEqual([
      'connect-src',
      'form-action',
      'frame-src',
      'img-src',
      'media-src',
      'nothing ran',
      'object-src',
      'script-src-attr',
      'script-src-elem',
      'style-src-attr',
      'style-src-elem',
    ]);
    expect(asked).toEqual(['/report.html']);
  });

  test('on paper, what is folded is unfolded', async () => {
    const page = await open(story('protocol-engine/after'));
    const hidden = async () =>
      await page.evaluate(
        "[...document.querySelectorAll('details:not([open]) li')].filter((item) => !item.checkVisibility()).length",
      );
    expect(await hidden()).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await hidden()).toBe(0);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    await page.close();
  });

  test('a keyboard reaches what can be followed or unfolded, and only that, and sees where it is', async () => {
    const page = await open(story('service-open-to-attack'));
    const focused = async () =>
      (await page.evaluate(
        '[document.activeElement.tagName, document.activeElement.className, getComputedStyle(document.activeElement).outlineStyle].join(" ")',
      )) as string;
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('A skip solid');
    const count = (await page.evaluate("document.querySelectorAll('a, summary').length")) as number;
    for (let step = 1; step < Math.min(40, count); step += 1) {
      await page.keyboard.press('Tab');
      expect(await focused()).toMatch(/^(?:A|SUMMARY) .*solid$/);
    }
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate("document.querySelector('details').open")).toBe(true);
    await page.close();
  });
});
