import { z } from 'zod';

/** A pressed button: its verb and the data it carried. */
export type Press = { readonly verb: string; readonly data: unknown };

const verb = z
  .string()
  .regex(/^[a-z]+\.[a-z-]+$/)
  .max(60);
const executed = z.looseObject({ action: z.looseObject({ verb, data: z.unknown() }) });
const submitted = z.looseObject({ verb, data: z.unknown() });

/** Reads an Action.Execute (invoke) or its fallback Action.Submit (message); `undefined` when it is neither. */
export function parsePress(value: unknown): Press | undefined {
  const execute = executed.safeParse(value);
  if (execute.success) return { verb: execute.data.action.verb, data: execute.data.action.data };
  const submit = submitted.safeParse(value);
  return submit.success ? { verb: submit.data.verb, data: submit.data.data } : undefined;
}
