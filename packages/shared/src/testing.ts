// Records for the tests of others, the same at every call. Each is valid and coherent, and takes overrides as plain texts
// and numbers. What follows from an override follows: another text has another id. What the schema refuses throws ZodError.

export { sampleIngestEvent, sampleIngestResult, sampleTransformEvent } from './samples/events.ts';
export * from './samples/records.ts';
export { sampleRunRecord } from './samples/run-record.ts';
