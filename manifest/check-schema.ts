import { AppManifestUtils } from '@microsoft/app-manifest';

type Schema = Awaited<ReturnType<typeof AppManifestUtils.fetchSchema>>;
type Checked = Parameters<typeof AppManifestUtils.validateAgainstSchema>[0];

/** What the schema of Microsoft's that a document names in `$schema` finds wrong in it; read from the npm package, not fetched. */
export async function checkSchema(file: string, document: unknown): Promise<string[]> {
  const checked = document as Checked & { $schema: string };
  const schema = await AppManifestUtils.fetchSchema(checked.$schema);
  const errors = await AppManifestUtils.validateAgainstSchema(checked, withReadablePatterns(schema));
  return errors.map((error) => `${file}: ${error}`);
}

/** Ajv refuses to read some of Microsoft's patterns; they are about activities, which this app has none of. */
function withReadablePatterns(schema: Schema): Schema {
  const patterns = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) => isPattern(pattern));
  return { ...schema, patternProperties: Object.fromEntries(patterns) } as Schema;
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
