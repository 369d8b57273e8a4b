import { BatchWriteItemCommand, QueryCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROLES } from '../../models/manifest.ts';
import { withBuiltDay } from '../../src/models/with-built-day.ts';
import type { RowReader } from '../../src/ports/ports.ts';
import { dynamoDbRowReader } from '../../src/rows/dynamodb-row-reader.ts';
import type { AttributeMap } from '../../src/rows/memory-row-reader.ts';
import { asAttributes } from '../as-attributes.ts';
import { ATTRIBUTES_READ, attributesAt, DAY, SETTINGS } from '../support.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1 });

/** An attribute of any of DynamoDB's types. */
const attribute: fc.Arbitrary<object> = fc.letrec<{ any: object }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.record({ S: text }),
    fc.record({ N: fc.integer().map(String) }),
    fc.record({ BOOL: fc.boolean() }),
    fc.constant({ NULL: true }),
    fc.record({ B: fc.uint8Array({ minLength: 1 }) }),
    fc.record({ SS: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }) }),
    fc.record({ NS: fc.uniqueArray(fc.integer().map(String), { minLength: 1, maxLength: 3 }) }),
    fc.record({ L: fc.array(tie('any'), { maxLength: 3 }) }),
    fc.record({ M: fc.dictionary(text, tie('any'), { maxKeys: 3 }) }),
  ),
})).any;

/** What models read, what they do not read, and what they do not know. */
const ATTRIBUTES = [...ATTRIBUTES_READ, 'fetched_at', 'extra'];
const oddities = fc.dictionary(fc.constantFrom(...ATTRIBUTES), fc.option(attribute, { nil: undefined }), {
  maxKeys: 3,
});

test('the bytes of an answer and its items read one by one give the same tables', async () => {
  const { client, close } = await startDynamoDb();
  /** Reads in the plain way: every attribute, as the SDK's objects, printed again. */
  const plain: RowReader = {
    hasRows: async () => true,
    async *pages(date) {
      const { Count = 0, Items = [] } = await client.send(
        new QueryCommand({
          TableName: LOCAL_TABLES.raw,
          KeyConditionExpression: 'ingested_date = :date',
          ExpressionAttributeValues: { ':date': { S: date } },
        }),
      );
      yield { count: Count, json: Buffer.from(JSON.stringify(Items)) };
    },
  };
  const tables = (reader: RowReader) =>
    withBuiltDay(DAY, SETTINGS, reader, async (db) => ({
      facts: await db.rows(`from ${ROLES.facts} order by all`),
      rejected: await db.rows(`from ${ROLES.rejected} order by all`),
    }));
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(oddities, { minLength: 1, maxLength: 20 }), async (changes) => {
        const items: AttributeMap[] = changes.map((change, n) => attributesAt(n, change));
        const requests = items.map((item): WriteRequest => ({ PutRequest: { Item: asAttributes(item) } }));
        await client.send(new BatchWriteItemCommand({ RequestItems: { [LOCAL_TABLES.raw]: requests } }));
        const fast = await tables(dynamoDbRowReader(client, LOCAL_TABLES.raw));
        expect(fast).toEqual(await tables(plain));
        expect(fast.facts.length + fast.rejected.length).toBeGreaterThanOrEqual(items.length);
      }),
      { numRuns: 30 },
    );
  } finally {
    await close();
  }
});
