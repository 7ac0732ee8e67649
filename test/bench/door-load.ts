import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { postActivity } from './post-activity.ts';

const CONNECTIONS = 12;

/** Asks over HTTP as Teams does, 12 messages at a time; tells how long each took, in milliseconds. */
export type Door = { ask(messages: number): Promise<number[]> };

/** Opens a connector that takes every reply, and doors to servers whose messages rotate over the questions. */
export async function openLoad(questions: readonly string[]) {
  let replies = 0;
  const connector = createServer((req, res) => {
    replies++;
    req.resume();
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify({ id: `reply-${replies}` }));
  }).listen(0, '127.0.0.1');
  await once(connector, 'listening');
  const serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}/`;
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const doorTo = (port: number): Door => {
    let asked = 0;
    return {
      async ask(messages) {
        const until = asked + messages;
        const times: number[] = [];
        const repliesBefore = replies;
        const worker = async (n: number): Promise<void> => {
          while (asked < until) {
            const question = questions[asked++ % questions.length] ?? '';
            const start = performance.now();
            await postActivity(port, agent, activity(question, serviceUrl, n));
            times.push(performance.now() - start);
          }
        };
        await Promise.all(Array.from({ length: CONNECTIONS }, (_, n) => worker(n)));
        const missing = messages - (replies - repliesBefore);
        if (missing !== 0) throw new Error(`${missing} of ${messages} messages got no reply`);
        return times;
      },
    };
  };
  const close = async (): Promise<void> => {
    agent.destroy();
    connector.closeAllConnections();
    connector.close();
    await once(connector, 'close');
  };
  return { doorTo, close };
}

function activity(text: string, serviceUrl: string, person: number) {
  const tenant = { id: '0f0f0f0f-1a2b-4c3d-8e4f-5a6b7c8d9e0f' };
  return {
    type: 'message',
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: {
      id: `29:1person${person}`,
      name: 'Karin Lund',
      aadObjectId: `aaaaaaaa-0000-4000-8000-${String(person).padStart(12, '0')}`,
    },
    conversation: { id: `a:1conversation${person}`, conversationType: 'personal', tenantId: tenant.id },
    recipient: { id: '28:b0b0b0b0-2222-4333-8444-555555555555', name: 'FVM-forum' },
    text,
    textFormat: 'plain',
    locale: 'sv-SE',
    channelData: { tenant },
  };
}
