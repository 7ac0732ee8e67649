import { type Person, samePerson } from '../people/person.ts';
import type { Queue } from './forum-queue.ts';
import { inOrder, type QueuedQuestion } from './questions.ts';

/** After so many forums without an answer the hosts are reminded. */
const REMINDED_AFTER = 2;

/** What waits for a host: answers given by word of mouth that are to be written, and what two forums have left unanswered. */
export type HostDuties = { readonly unwritten: readonly QueuedQuestion[]; readonly waited: readonly QueuedQuestion[] };

/** What waits for one of the hosts. What was handed to another host is that one's, and to nobody who is no host any more. */
export function dutiesOf(host: Person, queue: Queue, hosts: readonly Person[]): HostDuties {
  const isAnothers = ({ host: handed }: QueuedQuestion): boolean =>
    handed !== null && !samePerson(handed.person, host) && hosts.some((one) => samePerson(one, handed.person));
  const mine = inOrder(queue).filter((one) => !isAnothers(one));
  return {
    unwritten: mine.filter(({ state }) => state === 'spoken'),
    waited: mine.filter(({ state, missed }) => state !== 'spoken' && missed.length >= REMINDED_AFTER),
  };
}
