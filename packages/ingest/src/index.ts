export { NoSourceError } from './asking/no-source-error.ts';
export { createHandler, type HandlerOptions } from './handler.ts';
export { type IngestPorts, ingestTick } from './ingest-tick.ts';
export { InvalidEvent } from './invalid-event.ts';
export type { ItemStore } from './ports/item-store.ts';
export type { CreateSource, RejectedRecord, Source, SourceAnswer, SourceRequest } from './ports/source.ts';
export { SourceError } from './ports/source-error.ts';
export { dynamoDbItemStore, putRawItemInput } from './stores/dynamodb-item-store.ts';
export { memoryItemStore } from './stores/memory-item-store.ts';
