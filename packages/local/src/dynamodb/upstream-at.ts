import { asRecord, type JsonObject, parseJson } from '@quote-elt/runtime';
import { itemSize } from './item-size.ts';

/** Answers a request that the capacity let through. */
export type Upstream = (operation: string, input: JsonObject) => Promise<UpstreamAnswer>;

/** An answer of DynamoDB: its body as JSON, made when it is sent, and the bytes of the items that were read for it, whatever was asked of them. */
interface UpstreamAnswer {
  readonly status: number;
  readonly body: () => string;
  readonly bytesRead: number;
}

/** Gives the DynamoDB at an address as an upstream. It asks for whole items, since capacity counts whole items. */
export function upstreamAt(endpoint: string): Upstream {
  return async (operation, input) => {
    const { ProjectionExpression, ExpressionAttributeNames, ...whole } = input;
    const projected = ProjectionExpression !== undefined;
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        authorization: 'AWS4-HMAC-SHA256 Credential=local/1/local/dynamodb/aws4_request, SignedHeaders=a, Signature=b',
        'x-amz-date': '20261122T000000Z',
      },
      body: JSON.stringify(projected ? whole : input),
    });
    const body = asRecord(parseJson(await answer.text())) ?? {};
    const items = Array.isArray(body.Items) ? body.Items : body.Item === undefined ? [] : [body.Item];
    const bytesRead = items.reduce<number>((sum, item) => sum + itemSize(item), 0);
    const names = projected ? namesOf(String(ProjectionExpression), asRecord(ExpressionAttributeNames)) : undefined;
    const told = names === undefined ? body : { ...body, Items: items.map((item) => project(item, names)) };
    return { status: answer.status, body: () => JSON.stringify(told), bytesRead };
  };
}

function namesOf(expression: string, names: JsonObject = {}): string[] {
  return expression.split(',').map((part) => String(names[part.trim()] ?? part.trim()));
}

function project(item: unknown, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(asRecord(item) ?? {}).filter(([name]) => names.includes(name)));
}
