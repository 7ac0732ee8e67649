import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { messageText } from '../../bot/message-text.ts';

const BOT = { id: '28:bot', name: 'FVM-forum' };
const mention = (text: unknown, id = BOT.id) => ({ type: 'mention', text, mentioned: { id, name: 'x' } });

const read = (text: string | undefined, entities?: object[]): string =>
  messageText({ text, entities, recipient: BOT } as unknown as Activity);

describe('the text of a message', () => {
  const table: [written: string | undefined, is: string, entities?: object[]][] = [
    [undefined, ''],
    ['', ''],
    ['  Vad är\n\n FVM?\t', 'Vad är FVM?'],
    ['<at>FVM-forum</at> Vad är FVM?', 'Vad är FVM?', [mention('<at>FVM-forum</at>')]],
    ['Vad är <at>FVM-forum</at>FVM?', 'Vad är FVM?', [mention('<at>FVM-forum</at>')]],
    ['<at>FVM-forum</at>&nbsp;hjälp &amp; stöd', 'hjälp & stöd', [mention('<at>FVM-forum</at>')]],
    [
      '<at>FVM-forum</at> fråga <at>Erik</at>',
      'fråga Erik',
      [mention('<at>FVM-forum</at>'), mention('<at>Erik</at>', '29:1')],
    ],
    ['<at>FVM-forum</at> hej', 'FVM-forum hej', []],
    ['hej', 'hej', [mention(''), mention(undefined), mention(7), { type: 'mention' }, { type: 'clientInfo' }]],
    ['Vad är $&?', 'Vad är $&?', [mention('x')]],
    ['<p>Vad är <b>FVM</b>?</p>', 'Vad är FVM ?'],
    ['a<br/>b', 'a b'],
    ['1 < 2 och 3 > 2', '1 < 2 och 3 > 2'],
    ['<script>alert(1)</script>', 'alert(1)'],
    ['&lt;b&gt;', '<b>'],
    ['&#229;&#xE4;&ouml;', 'åä&ouml;'],
    ['&#0;a&#1114112;b', 'a b'],
    ['&amp;lt;', '&lt;'],
    ['AT&T; R&D', 'AT&T; R&D'],
    ['F\u200bVM', 'FVM'],
    ['\u202eabc\u202c', 'abc'],
    ['a\u0308', 'ä'],
    ['a\u0000b', 'a b'],
    ['\u0024{1+1}', '\u0024{1+1}'],
  ];
  for (const [written, is, entities] of table) {
    it(`${JSON.stringify(written)} is ${JSON.stringify(is)}`, () => assert.equal(read(written, entities), is));
  }

  it('is read in no time however often the bot is mentioned in it', () => {
    const started = performance.now();
    read(
      'a '.repeat(60_000),
      Array.from({ length: 2000 }, (_, at) => mention(at % 2 === 0 ? ' ' : `a${at}`)),
    );
    assert.ok(performance.now() - started < 500, `${performance.now() - started} ms`);
  });

  it('is read in no time however it is made', () => {
    const started = performance.now();
    for (const part of ['<a', '&#', '<a ', '&#1', '<at>', '<<', ' ']) read(part.repeat(100_000), [mention('<a')]);
    assert.ok(performance.now() - started < 2000, `${performance.now() - started} ms`);
  });
});
