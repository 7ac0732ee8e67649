import { z } from 'zod';

/** A pressed button: its verb and the data it carried. */
export type Press = { readonly verb: string; readonly data: unknown };

const verb = z
  .string()
  .regex(/^[a-z]+\.[a-z-]+$/)
  .max(60);
const executed = z.looseObject({ action: z.looseObject({ verb, data: z.unknown() }) });
const submitted = z.looseObject({ verb, data: z.record(z.string(), z.unknown()) });

/** Reads an Action.Execute (invoke) or its fallback Action.Submit (message); `undefined` when it is neither. */
export function parsePress(value: unknown): Press | undefined {
  const execute = executed.safeParse(value);
  if (execute.success) return { verb: execute.data.action.verb, data: execute.data.action.data };
  const submit = submitted.safeParse(value);
  if (!submit.success) return undefined;
  // A client puts what its inputs hold beside what the button carries; the latter is ours and wins. `msteams` tells the
  // client that a dialog is to open, and may come along where it has none.
  const { verb: submittedVerb, data, msteams: _client, ...inputs } = submit.data;
  return { verb: submittedVerb, data: { ...inputs, ...data } };
}
