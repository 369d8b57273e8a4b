export type { Attribute, Plain } from './attribute.ts';
export { CodecError } from './codec-error.ts';
export { decodeItem } from './decode-item.ts';
export { encodeItem } from './encode-item.ts';
