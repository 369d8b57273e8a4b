import { z } from 'zod';
import type { TextFunction } from '../duckdb/text-function.ts';
import { LAYERS } from '../manifest/model.ts';
import type { Manifest } from './model-set.ts';

const Name = z.string().min(1);
const Severity = z.enum(['warn', 'error']);
const Order = z.array(z.object({ column: Name, descending: z.boolean().exactOptional() }));

const Check = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('not_null'), column: Name }),
    z.object({ kind: z.literal('accepted_values'), column: Name, values: z.array(z.string()) }),
    z.object({ kind: z.literal('range'), column: Name, min: z.number(), max: z.number().exactOptional() }),
    z.object({ kind: z.literal('relationship'), column: Name, to: Name, toColumn: Name }),
  ])
  .and(z.object({ severity: Severity.exactOptional() }));

const OfAny = z.object({
  name: Name,
  materialise: z.enum(['incremental', 'table', 'view']),
  reads: z.array(Name),
  grain: z.string(),
  key: z.array(Name),
  order: Order.exactOptional(),
  checks: z.array(Check).exactOptional(),
});

const Model = z.discriminatedUnion('layer', [
  OfAny.extend({ layer: z.literal('marts'), partition: Name }),
  OfAny.extend({ layer: z.enum(LAYERS).exclude(['marts']) }),
]);

const Callable = z.object({
  name: Name,
  of: z.custom<TextFunction['of']>((of) => typeof of === 'function', 'a function'),
  type: z.enum(['varchar', 'integer', 'date']),
  plain: z.object({ when: z.string(), answer: z.string() }).exactOptional(),
});

/**
 * What a module must export to be a manifest, whatever release it is of: an older one may lack what came later. The figures of
 * models are left out, since a build does not need them.
 */
export const ManifestModule = z
  .object({
    MODELS: z.array(Model),
    ROLES: z.object({ staging: Name, facts: Name, rejected: Name }),
    SINGULAR_CHECKS: z
      .array(z.object({ name: Name, layer: z.enum(['checks', 'engine']), severity: Severity }))
      .default([]),
    VIEWS: z
      .array(
        z.object({
          name: Name,
          reads: z.array(Name),
          answers: z.string(),
          key: z.array(Name),
          order: Order.exactOptional(),
        }),
      )
      .default([]),
    TEXT_FUNCTIONS: z.array(Callable).default([]),
  })
  .refine(({ MODELS, ROLES }) => Object.values(ROLES).every((role) => MODELS.some(({ name }) => name === role)), {
    error: 'each role is a model',
    path: ['ROLES'],
  })
  .transform(
    ({ MODELS, ROLES, SINGULAR_CHECKS, VIEWS, TEXT_FUNCTIONS }): Manifest => ({
      models: MODELS,
      roles: ROLES,
      checks: SINGULAR_CHECKS,
      views: VIEWS,
      functions: TEXT_FUNCTIONS,
    }),
  );
