import type { PackageValues } from './package-settings.ts';

/**
 * The manifest with the values of the settings in place of each `{{NAME}}`. They are put in after the file was parsed, so that no
 * character in them can break it.
 * @throws Error for a name that is no value
 */
export function fillManifest<T>(template: T, values: PackageValues): T {
  return fill(template, values) as T;
}

function fill(template: unknown, values: PackageValues): unknown {
  if (typeof template === 'string') return fillText(template, values);
  if (Array.isArray(template)) return template.map((item) => fill(item, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, inner]) => [name, fill(inner, values)]));
}

function fillText(text: string, values: PackageValues): string {
  return text.replace(/\{\{(.*?)\}\}/g, (_all, name: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`manifest.json: there is no value {{${name}}}`);
    return values[name as keyof PackageValues];
  });
}
