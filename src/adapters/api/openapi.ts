import { z } from 'zod';
import { named } from '../schemas/schema.js';
import type { Endpoint } from './endpoints.js';

type Json = Readonly<Record<string, unknown>>;

const fault = named(
  'Fault',
  'What is wrong, and what to do.',
  z.strictObject({
    error: z.string(),
    id: z.string().exactOptional().describe('Where something went wrong on our side: under it the log tells more.'),
  }),
);

/** JSON Schemas whose named parts are told once, in `components`, and referred to. */
function schemas() {
  const components: Record<string, unknown> = {};
  return {
    components,
    of(schema: z.ZodType, io: 'input' | 'output' = 'output'): Json {
      const text = JSON.stringify(z.toJSONSchema(schema, { io })).replaceAll('"#/$defs/', '"#/components/schemas/');
      const { $defs = {}, $schema: _, ...own } = JSON.parse(text) as Json & { $defs?: Record<string, { id?: string }> };
      for (const [id, { id: __, ...part }] of Object.entries($defs)) components[id] = part;
      return own;
    },
  };
}

/** The API as OpenAPI 3.1 describes it: made from the list of its addresses, and of the schemas that check what they give. */
export function openapi(endpoints: readonly Endpoint[], release: string): Json {
  const { components, of } = schemas();
  const content = (schema: z.ZodType, io?: 'input' | 'output') => ({ 'application/json': { schema: of(schema, io) } });
  const operation = ({ address, operation: operationId, summary, parameters, body, response }: Endpoint): Json => ({
    operationId,
    summary,
    ...(body && { requestBody: { required: true, content: content(body.schema, 'input') } }),
    parameters: [
      ...(address.endsWith('/:id') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : []),
      ...Object.entries(parameters).map(([name, schema]) => {
        const { description, ...own } = of(schema, 'input');
        return { name, in: 'query', ...(description === undefined ? {} : { description }), schema: own };
      }),
    ],
    responses: {
      '200': { description: 'As asked for.', content: content(response) },
      '4XX': { description: 'What is wrong with the request, and what to do.', content: content(fault) },
      '5XX': { description: 'Something went wrong on our side, or takes too long.', content: content(fault) },
    },
  });
  const paths = Object.fromEntries(
    endpoints.map((e) => [e.address.replace('/:id', '/{id}'), { [e.body ? 'post' : 'get']: operation(e) }] as const),
  );
  return {
    openapi: '3.1.1',
    info: {
      title: 'On Record',
      version: release,
      description:
        'Announcements on record: who pledged what, who said what, and where it is printed. Every figure stands beside its source and the words that it rests on.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    // PAGE decides who may ask; there is nothing to send along.
    security: [],
    paths,
    components: { schemas: components },
  };
}
