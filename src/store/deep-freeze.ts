/**
 * Freezes a JSON value in place, all the way down, and returns it.
 *
 * An object that is frozen already is taken to be so all the way down: a decision that copies a list and adds one
 * record then costs one step for each old record, not for each of their fields.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
