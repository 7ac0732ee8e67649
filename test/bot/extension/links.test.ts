import assert from 'node:assert/strict';
import { openQuestions } from '../../../src/forum/forum-queue.ts';
import { type Summary, summaries, summaryOf } from '../../../src/summaries/summary.ts';
import { posted, saved } from '../../summaries/a-summary.ts';
import { uses } from '../../support/extension-talk.ts';
import { REPORT_BOT, reporterOf, STAFF } from '../../support/report-people.ts';
import { asks } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';

type Result = { composeExtension: { type: string; attachments: { preview: { content: { title: string } } }[] } };

const TAB = 'https://forum.example.se/tab';
const deep = (tab: string, context?: unknown) =>
  `https://teams.microsoft.com/l/entity/b0b0b0b0-2222-4333-8444-555555555555/${tab}${context === undefined ? '' : `?context=${encodeURIComponent(JSON.stringify(context))}`}`;

describe('a link into the tab', () => {
  const bot = useBot({ ...REPORT_BOT, shared: true });
  const unfurls = async (url: unknown) => {
    const { composeExtension } = await uses<Result>(bot(), STAFF, 'composeExtension/queryLink', { url });
    assert.equal(composeExtension.type, 'result');
    return composeExtension.attachments.map(({ preview }) => preview.content.title);
  };

  for (const link of [
    `${TAB}?view=knowledge/fvm-styrgrupp`,
    `${TAB}?view=knowledge&sub=knowledge/fvm-styrgrupp`,
    `${TAB}?view=knowledge&item=fvm-styrgrupp`,
    deep('knowledge', { subEntityId: 'knowledge/fvm-styrgrupp' }),
    deep('knowledge', { subPageId: 'knowledge/fvm-styrgrupp' }),
  ])
    it(`becomes the card of an entry: ${link}`, async () => assert.match((await unfurls(link)).join(), /styrgrupp/i));

  it('becomes the card of a question', async () => {
    await asks(bot(), reporterOf('1485'), 'fråga forum: När börjar kursen?');
    const [id] = Object.keys((await bot().store.read(openQuestions)).questions);
    assert.deepEqual(await unfurls(`${TAB}?view=questions/${id}`), ['När börjar kursen?']);
  });

  it('becomes the card of that month’s status, or of the newest', async () => {
    const months = ['2025-10', '2026-10', '2026-09'];
    const keeps = (period: string, next: Summary) =>
      bot().store.change(summaryOf(period), () => ({ next, result: undefined }));
    for (const period of months) await keeps(period, posted(saved({ summary: `Det var ${period}.` })));
    const unfurled = async (link: string) => (await unfurls(link)).join();
    assert.match(await unfurled(`${TAB}?view=status/2025-10`), /oktober 2025/);
    assert.match(await unfurled(`${TAB}?view=status/2026-09`), /september 2026/);
    assert.match(await unfurled(deep('status', { subEntityId: 'status/2026-10' })), /oktober 2026/);
    assert.match(await unfurled(`${TAB}?view=status`), /oktober 2026/);
    assert.equal(await unfurled(`${TAB}?view=status/2026-08`), '');
    for (const period of months) await keeps(period, summaries.empty());
  });

  for (const link of [
    undefined,
    7,
    'nothing',
    'javascript:alert(1)',
    TAB,
    `${TAB}?view=knowledge`,
    `${TAB}?view=knowledge/no-such-entry`,
    `${TAB}?view=questions/toString`,
    `${TAB}?view=status`,
    `${TAB}?view=status/2026-99`,
    `${TAB}?view=toString/x`,
    'https://evil.example/tab?view=knowledge/fvm-styrgrupp',
    'https://forum.example.se.evil.example/tab?view=knowledge/fvm-styrgrupp',
    `${deep('knowledge')}?context={`,
    deep('knowledge', null),
    ...[
      'http://teams.microsoft.com',
      'https://teams.microsoft.com:8443',
      'https://teams.microsoft.com.evil.example',
    ].map((origin) =>
      deep('knowledge', { subEntityId: 'knowledge/fvm-styrgrupp' }).replace('https://teams.microsoft.com', origin),
    ),
    ...['https://evil.example', 'https://evilteams.microsoft.com'].map((origin) =>
      deep('knowledge', { subEntityId: 'knowledge/fvm-styrgrupp' }).replace('https://teams.microsoft.com', origin),
    ),
    deep('knowledge', { subEntityId: { toString: 1 } }),
  ])
    it(`is left as it is when it leads to nothing: ${link}`, async () => assert.deepEqual(await unfurls(link), []));
});
