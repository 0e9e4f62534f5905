import { Entity } from 'botframework-connector/lib/connectorApi/models/mappers.js';

/**
 * botbuilder 4.23.3 drops every field of an entity but `type` and what it knows from mentions: citations vanish without
 * an error. It was mended in its sources on 2025-09-13 and never released. A test looks at what goes over the wire.
 */
export function keepEntitiesWhole(): void {
  (Entity.type as { additionalProperties?: object }).additionalProperties = { type: { name: 'Object' } };
}
