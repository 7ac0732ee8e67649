import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Who somebody is: the tenant and the person's Entra object id in it. */
export const personSchema = z.object({ tenantId: z.string(), userId: z.string() });
export type Person = Readonly<z.infer<typeof personSchema>>;

export function samePerson(one: Person, other: Person): boolean {
  return one.tenantId === other.tenantId && one.userId === other.userId;
}

/** The same for the same person, and fit to be the key of a document. */
export function personKey({ tenantId, userId }: Person): string {
  return createHash('sha256')
    .update(JSON.stringify([tenantId, userId]))
    .digest('hex')
    .slice(0, 32);
}
