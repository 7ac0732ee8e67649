import assert from 'node:assert/strict';
import { entryView } from '../../../bot/tab/knowledge-view.ts';
import { textsFor } from '../../../bot/texts/texts.ts';
import { entry, knowledgeOf } from '../../knowledge/entries.ts';

describe('an entry in the tab', () => {
  for (const [url, shown] of [
    ['https://vgregion.se/fvm', 'https://vgregion.se/fvm'],
    ['http://vgregion.se/fvm', null],
    ['javascript:alert(1)', null],
    ['JavaScript:alert(1)//https://vgregion.se', null],
    ['data:text/html,<script>alert(1)</script>', null],
    ['vgregion.se', null],
    [undefined, null],
  ] as const) {
    it(`links ${shown === null ? 'nothing' : 'its source'} for ${url}`, () => {
      const one = entry({ id: 'en', body: 'Text.' });
      const source = { ...one.source, url };
      const reading = { texts: textsFor('sv'), now: new Date('2026-11-20T08:00:00Z') };
      assert.equal(entryView({ ...one, source }, knowledgeOf(one), reading).source.url, shown);
    });
  }
});
