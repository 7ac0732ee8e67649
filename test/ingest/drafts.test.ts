import assert from 'node:assert/strict';
import { draftsOf } from '../../src/ingest/drafts.ts';
import { parseEntry } from '../../src/knowledge/parse-entry.ts';
import { entryMarkdown } from '../../src/knowledge/write-entry.ts';

const SOURCE = { publisher: 'VästKom' };
const SENTENCE = 'Loggkontroller görs varje månad av den som är ansvarig i kommunen.';

function drafts(file: string, content: string | Buffer, source: Parameters<typeof draftsOf>[2] = SOURCE) {
  const found = draftsOf(file, Buffer.isBuffer(content) ? content : Buffer.from(content), source);
  assert.ok(found.kind === 'drafts', JSON.stringify(found));
  return found;
}
const said = (file: string, content: string | Buffer): string[][] =>
  drafts(file, content).entries.map(({ title, body }) => [title, body]);

const HTML = `<!doctype html><html><head><title>Sajten</title><meta charset="utf-8">
<script>globalThis.hasRun = true; document.body.innerHTML = 'hackad';</script></head>
<body onload="globalThis.hasRun = true"><nav><a href="/">Start</a> <a href="/sok">Sök</a></nav>
<div class="cookie">Vi använder kakor för att webbplatsen ska fungera. Godkänn kakor.</div>
<main><h1>Loggkontroller</h1><p>${SENTENCE} Resultatet redovisas för styrgruppen, som beslutar om åtgärder och om vem som ska göra dem.</p>
<h2>Ansvar</h2><p>Verksamhetschefen ansvarar för att loggkontroller görs, och för att den som granskas får veta det efteråt.</p>
<ul><li>Kommunen utser en ansvarig för loggkontroller</li><li>VGR tar fram underlaget</li></ul>
<img src="x" onerror="globalThis.hasRun = true"><iframe src="https://evil.example"></iframe>
<p>Senast uppdaterad: 3 mars 2026</p></main><footer>Kontakta oss</footer></body></html>`;

describe('a page that is turned into drafts', () => {
  it('of HTML is read under its headings, without what stands around it, and nothing in it is run', () => {
    const found = drafts('sida.html', HTML);
    assert.deepEqual([found.title, found.asOf], ['Loggkontroller', '2026-03-03']);
    const all = JSON.stringify(found.entries);
    for (const part of [SENTENCE, 'Verksamhetschefen ansvarar', 'Kommunen utser en ansvarig'])
      assert.ok(all.includes(part), part);
    for (const part of ['kakor', 'Start', 'hackad', 'script', 'evil.example', 'Kontakta oss', 'Senast uppdaterad'])
      assert.ok(!all.includes(part), part);
    assert.ok(found.entries.some(({ title }) => title === 'Ansvar'));
    assert.equal((globalThis as { hasRun?: boolean }).hasRun, undefined);
  });

  it('of text finds headings, lists and the date, and drops notices', () => {
    const text = [
      'Webbplatsen använder teknik som inte stöds i din webbläsare. Vi rekommenderar att du byter.',
      'Gå direkt till huvudinnehållet',
      '',
      'Roller i kommunen',
      '',
      'Följande roller ska finnas:',
      '',
      ' • Projektledare',
      '  leder projektet i kommunen',
      ' • Utbildare',
      '',
      'Kontakt',
      '',
      'Skriv till projektet, så svarar någon inom en vecka.',
      'Senast uppdaterad: 2022-05-31 13:59',
    ].join('\n');
    assert.equal(drafts('sida.txt', text).asOf, '2022-05-31');
    assert.deepEqual(said('sida.txt', text), [
      ['Roller i kommunen', 'Följande roller ska finnas:\n• Projektledare leder projektet i kommunen\n• Utbildare'],
      ['Kontakt', 'Skriv till projektet, så svarar någon inom en vecka.'],
    ]);
  });

  it('of Markdown is plain text, and its front matter is not looked at', () => {
    const text = `---\ntitle: !!js/function 'function(){}'\n---\n# Loggar\n\n## **Vem** [gör](https://x.se) det?\n\n${SENTENCE} Se _bilagan_.\n`;
    assert.deepEqual(said('sida.md', text), [['Vem gör det?', `${SENTENCE} Se bilagan.`]]);
  });

  it('within a form, or with a header of its own, is read whole', () => {
    const html = `<body><form id="aspnetForm"><article><h1>Loggar</h1><header><p>Ingressen säger vad sidan handlar om, i en mening.</p></header>
      <p>${SENTENCE}</p><p>Vem beslutar? Styrgruppen. Beslutet publicerad 2021-02-03 gäller än och står kvar som förut, säger alla.</p>
      <p>Millennium körs i en webbläsare, och leverantören rekommenderar Edge.</p></article></form></body>`;
    const all = JSON.stringify(drafts('sida.html', html).entries);
    for (const part of ['Ingressen säger', SENTENCE, 'Styrgruppen', 'Beslutet publicerad', 'rekommenderar Edge'])
      assert.ok(all.includes(part), part);
  });

  it('is not dated by a meeting to come', () => {
    const html = `<body><h1>Loggar</h1><time datetime="2031-01-01">nästa möte</time><p>${SENTENCE}</p><p>Senast uppdaterad: 2024-05-03</p></body>`;
    assert.equal(drafts('sida.html', html).asOf, '2024-05-03');
  });

  // Each of these took minutes or hours once; now they end while one waits.
  for (const [what, file, hostile] of [
    ['brackets', 'sida.md', '['.repeat(400_000)],
    ['blanks after a label', 'sida.txt', `Uppdaterad${' '.repeat(200_000)}x`],
    ['tags that never end', 'sida.html', `${'<div>'.repeat(251)}${'<p '.repeat(200_000)}`],
    ['signs that are no tags', 'sida.html', `${'<div>'.repeat(251)}${'<'.repeat(200_000)}`],
    ['long nested tags', 'sida.html', `<div data-x="${'a'.repeat(2010)}">`.repeat(2000)],
    ['stars', 'sida.md', `${'*a '.repeat(100_000)}`],
  ] as const) {
    it(`of ${what} is read or refused in time`, () => {
      const found = draftsOf(file, Buffer.from(`# Rubrik\n\n${hostile}\n\n${SENTENCE}`), { ...SOURCE, title: 'Sidan' });
      assert.ok(['drafts', 'problem'].includes(found.kind));
    });
  }

  it('is cut where it becomes too long, at sentences', () => {
    const { entries } = drafts('sida.txt', `Lång sida\n\n${`${SENTENCE} `.repeat(60)}`);
    assert.ok(entries.length >= 4);
    for (const { body } of entries) assert.ok(body.length <= 1000 && body.endsWith('.'), `${body.length}`);
    assert.equal(entries.map(({ body }) => body).join(' '), `${SENTENCE} `.repeat(60).trim());
  });

  it('gives entries that are read as files', () => {
    for (const entry of drafts('sida.html', HTML, { ...SOURCE, url: 'https://vastkom.se/loggar' }).entries) {
      const parsed = parseEntry(`${entry.id}.md`, entryMarkdown(entry));
      assert.ok(parsed.kind === 'entry', JSON.stringify(parsed));
      assert.deepEqual(parsed.entry, entry);
    }
  });

  for (const [encoding, bytes] of [
    ['windows-1252', Buffer.from(`Åtgärder\n\n${SENTENCE.replace('görs', 'gÖrs')}`, 'latin1')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`Åtgärder\n\n${SENTENCE}`, 'utf16le')])],
    ['UTF-8 with a mark', Buffer.from(`\uFEFFÅtgärder\n\n${SENTENCE}`)],
  ] as const) {
    it(`in ${encoding} keeps its letters`, () => {
      assert.deepEqual(drafts('sida.txt', bytes).title, 'Åtgärder');
      assert.match(said('sida.txt', bytes)[0]?.[1] ?? '', /är ansvarig i kommunen/);
    });
  }

  for (const [what, file, content, problem] of [
    ['that is huge', 'sida.html', Buffer.alloc(20_000_000, 'a'), 'too-large'],
    ['that is a picture', 'sida.html', Buffer.from([0x89, 0x50, 0, 0, 0]), 'binary'],
    ['of another kind', 'sida.pdf', '%PDF', 'kind'],
    ['without content', 'sida.html', '<html><body><nav>Meny</nav></body></html>', 'empty'],
    ['that is empty', 'sida.txt', '', 'empty'],
  ] as const) {
    it(`${what} is refused, with the reason`, () => {
      assert.deepEqual(draftsOf(file, Buffer.from(content), SOURCE), { kind: 'problem', problem });
    });
  }

  for (const broken of [
    `<h1>Rubrik<p>${SENTENCE}`,
    `${'<div>'.repeat(3000)}${SENTENCE}`,
    `<table><tr><td>${SENTENCE}`,
    `<p>${SENTENCE}<h2></h2><`,
  ]) {
    it(`of broken HTML is read as far as it goes: ${broken.slice(0, 20)}`, () => {
      const found = draftsOf('sida.html', Buffer.from(broken), { ...SOURCE, title: 'Sidan' });
      assert.ok(
        found.kind === 'drafts' && JSON.stringify(found.entries).includes('Loggkontroller görs'),
        JSON.stringify(found),
      );
    });
  }
});
