import { timingSafeEqual } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { feedToken } from '../src/forum/forum-feed.ts';
import { forumIcs } from '../src/forum/forum-ics.ts';
import type { BotDeps } from './deps.ts';
import { readComing } from './forum-series.ts';
import { textsFor } from './texts/texts.ts';

/** Forums in the calendar file: half a year. */
const IN_FILE = 26;
/** Whatever begins so: restify would log a path that it does not know, and with it a mangled secret. */
const PATH = '/forum/*';

/** Serves the calendar file of the forum to those who know its address. */
export function addForumRoute(server: Server, deps: BotDeps): void {
  server.get(PATH, async (req: Request, res: Response) => {
    const given = /^([\w-]{10,50})\.ics$/.exec(String(req.params['*']))?.[1] ?? '';
    if (!isSame(given, await feedToken(deps.store))) {
      res.send(404, { error: 'not found' });
      return;
    }
    const { series, name } = textsFor('sv').forum;
    const coming = await readComing(deps, deps.now(), IN_FILE);
    // What falls away by the calendar was never in it; what the hosts have cancelled may be.
    const told = coming.filter(({ absence }) => absence === undefined || absence.kind === 'cancelled');
    const file = forumIcs(told, { title: name, text: series.what, join: deps.forum.join });
    res.setHeader('content-type', 'text/calendar; charset=utf-8');
    res.setHeader('content-disposition', 'attachment; filename="oppet-forum.ics"');
    res.setHeader('cache-control', 'private, max-age=300');
    res.sendRaw(200, file);
  });
}

function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
