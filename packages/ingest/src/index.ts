export { dynamoDbItemStore, putRawItemInput } from './dynamodb-item-store.ts';
export { InvalidEvent, NoSourceError, SourceError } from './errors.ts';
export { createHandler, type HandlerOptions } from './handler.ts';
export { type IngestPorts, type IngestRequest, ingestTick } from './ingest-tick.ts';
export { memoryItemStore } from './memory-item-store.ts';
export type { ItemStore, QuoteSource, RejectedRecord, SourceAnswer } from './ports.ts';
