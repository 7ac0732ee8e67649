import { type Logger, pino } from 'pino';

export type CapturedLog = { log: Logger; text(): string; lines(): Record<string, unknown>[] };

/** A log that keeps what is written, at the most talkative level. */
export function createCapturedLog(): CapturedLog {
  const written: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => written.push(line) });
  return { log, text: () => written.join(''), lines: () => written.map((line) => JSON.parse(line)) };
}
