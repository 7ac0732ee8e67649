import { type Agent, request } from 'node:http';

/** Sends an activity to a bot as Teams does; resolves with what it answers. Rejects unless that is a success. */
export function postActivity(port: number, agent: Agent, activity: object): Promise<string> {
  const content = JSON.stringify(activity);
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) };
    const sent = request({ port, host: '127.0.0.1', path: '/api/messages', method: 'POST', agent, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.once('end', () => {
        if (res.statusCode === 200) resolve(Buffer.concat(chunks).toString());
        else reject(new Error(`the server answered ${res.statusCode}`));
      });
    });
    sent.once('error', reject);
    sent.end(content);
  });
}
