export { dynamoDbItemStore, putRawItemInput } from './dynamodb-item-store.ts';
export { InvalidEvent, NoSourceError, SourceError } from './errors.ts';
export { createHandler, type HandlerOptions } from './handler.ts';
export { type IngestPorts, ingestTick } from './ingest-tick.ts';
export { memoryItemStore } from './memory-item-store.ts';
export type { CreateSource, ItemStore, QuoteSource, RejectedRecord, SourceAnswer, SourceRequest } from './ports.ts';
