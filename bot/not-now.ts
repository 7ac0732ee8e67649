import type { Sending } from '../src/delivery/dispatcher.ts';

/** Why a message is not written after all, or not yet. */
export type NotNow = Extract<Sending, { kind: 'wait' | 'drop' }>;

export const drop = (cause: string): NotNow => ({ kind: 'drop', cause });
