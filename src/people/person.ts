import { z } from 'zod';

/** Who somebody is: the tenant and the person's Entra object id in it. Names and addresses are never kept. */
export const personSchema = z.object({ tenantId: z.string(), userId: z.string() });
export type Person = Readonly<z.infer<typeof personSchema>>;
