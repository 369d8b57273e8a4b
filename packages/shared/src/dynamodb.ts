export type { Attribute, Plain } from './dynamodb/attribute.ts';
export { CodecError } from './dynamodb/codec-error.ts';
export { decodeItem } from './dynamodb/decode-item.ts';
export { encodeItem } from './dynamodb/encode-item.ts';
