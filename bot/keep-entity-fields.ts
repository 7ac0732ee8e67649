import { createRequire } from 'node:module';

type EntityMapper = { Entity: { type: { additionalProperties?: unknown } } };

/**
 * Makes botbuilder 4.23.3 send every field of an entity. As published it keeps `type` alone, so that citations never
 * reach Teams (fixed in its repository as #4903, never released). A test reads what goes out on the wire.
 */
export function keepEntityFields(): void {
  const require = createRequire(import.meta.url);
  const mappers = require('botframework-connector/lib/connectorApi/models/mappers') as EntityMapper;
  mappers.Entity.type.additionalProperties = { type: { name: 'Object' } };
}
