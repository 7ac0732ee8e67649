import { inSweden, LEADER } from './report-people.ts';
import { redraws, wordsOn } from './report-talk.ts';
import type { TestBot } from './start-bot.ts';
import { appointLeader, channelNo, copiesIn, previews, progressTo, subscribeChannels, words } from './summary-talk.ts';
import { cardOf } from './teams-cards.ts';

type Json = Record<string, unknown>;

/** What tests do with a posting to the channels 1, 2 and 3 on 6 November 2026, which Lena makes. */
export function createPostingTalk(bot: () => TestBot) {
  const lena = LEADER;
  const place = (number: number): string => channelNo(number).id.replace(/;.*/, '');
  const copies = (): string[][] =>
    [1, 2, 3].map((number) => copiesIn(bot(), number).map((copy) => wordsOn(cardOf(copy))));
  const progress = (): Json => progressTo(bot(), lena);
  return {
    lena,
    place,
    /** The words of the copies in each channel. */
    copies,
    /** How many copies are in each channel. */
    counts: (): number[] => copies().map(({ length }) => length),
    /** Something that goes wrong in a channel. */
    fails: (number: number, fault: object): void => bot().connector.fail({ conversationId: place(number), ...fault }),
    progress,
    /** The project leader and the three channels. */
    async prepare(): Promise<void> {
      bot().clock.now = inSweden('2026-11-06', '09:00');
      await appointLeader(bot(), lena);
      await subscribeChannels(bot(), 1, 2, 3);
    },
    async at(time: string): Promise<void> {
      bot().clock.now = inSweden('2026-11-06', time);
      await bot().tick();
    },
    async corrects(summary: string): Promise<Json> {
      const form = await redraws(bot(), lena, progress(), words.delivery.correct.title);
      const saved = await redraws(bot(), lena, form, words.form.save.title, { summary });
      const { sending } = await previews(bot(), lena, saved);
      return redraws(bot(), lena, sending, 'summary.post');
    },
    async withdraws(): Promise<void> {
      const asked = await redraws(bot(), lena, progress(), words.delivery.withdraw.title);
      await redraws(bot(), lena, asked, words.delivery.withdrawYes.title);
      await bot().tick();
    },
  };
}
