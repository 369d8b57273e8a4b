export { NoSourceError } from './asking/no-source-error.ts';
export { createHandler } from './handler.ts';
export { dynamoDbItemStore, putRawItemInput } from './stores/dynamodb-item-store.ts';
