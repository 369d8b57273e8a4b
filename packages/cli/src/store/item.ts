import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item in DynamoDB's attribute form. */
export type Item = Readonly<Record<string, AttributeValue>>;
