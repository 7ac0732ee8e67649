import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { readJson } from '../http-guard.ts';
import type { Bundle } from '../tab/tab-bundle.ts';
import { GUARDING_HEADERS, pagePolicy } from '../tab/tab-page.ts';
import { refuse, send, sendFile, sendJson } from '../tab/tab-routes.ts';
import { COLLEAGUES, objectIdOf, YOU } from './colleagues.ts';
import { renderHostPage } from './host-page.ts';
import { LOCAL_ROLES, type LocalTokens } from './local-tokens.ts';

const asked = z.strictObject({ userId: z.string(), role: z.enum(LOCAL_ROLES) });
const MAX_BODY_BYTES = 1024;

/**
 * Serves a small host for the tab, in local mode only: a page that does what Teams does around a tab, and signs tokens for
 * whom one chooses to be. The request guard lets in nothing but loopback in local mode.
 */
export function addHostRoutes(
  server: Server,
  { tokens, bundle, now }: { tokens: Pick<LocalTokens, 'sign'>; bundle: () => Promise<Bundle>; now: () => Date },
): void {
  const everybody = [YOU, ...COLLEAGUES];

  server.get('/host', async (_req: Request, res: Response) => {
    const files = (await bundle()).pages.host ?? { script: '', style: '' };
    const policy = pagePolicy({ connect: ["'self'"], frames: ["'none'"], more: ["frame-src 'self'"] });
    const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
    const page = renderHostPage(files, everybody);
    send(res, 200, { ...GUARDING_HEADERS, ...headers, 'content-security-policy': policy }, page);
  });
  server.get('/host/*', async (req: Request, res: Response) =>
    sendFile(req, res, await bundle(), String(req.params['*'])),
  );
  server.post('/host/token', async (req: Request, res: Response) => {
    // A page of another site in the same browser must not become somebody.
    if (req.headers.origin !== `http://${req.headers.host}`) return refuse(res, 403);
    const read = await readJson(req, MAX_BODY_BYTES);
    if (read.kind === 'hung-up') return;
    const body = asked.safeParse(read.kind === 'read' ? read.body : undefined);
    const user = everybody.find((one) => objectIdOf(one) === body.data?.userId);
    if (!body.success || user === undefined) return refuse(res, 400);
    const name = `${user.givenName} ${user.surname}`;
    const who = { userId: objectIdOf(user), name, role: body.data.role, municipality: user.municipality };
    sendJson(res, 200, { token: await tokens.sign(who, now()) });
  });
}
