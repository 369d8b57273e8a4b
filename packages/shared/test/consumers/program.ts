/** What the programs of the consumers print: a program that reached the end through every subpath. */
export const PRINTED = '420cf9bc6af78fda 2026-11-22T18:59:00.004Z urn:quote-elt:schema:raw-item:1 codec.value';

const USE = `
const item = RawItem.parse(decodeItem(encodeItem(sampleRawItem())));
const key = rawKey(toTick(Date.parse('2026-11-22T18:59:00Z')), 4);
let code = 'none';
try { encodeItem({ at: Number.NaN }); } catch (error) { code = String(Object(error).code); }
const printed = [item.quote_id, key.ingested_at, schema.$id, code].join(' ');
`;

/** A program that uses every subpath by `import`; it has its result in the variable `printed`. */
export function importing(attributes = ''): string {
  return `
import { RawItem } from '@quote-elt/shared';
import { decodeItem, encodeItem } from '@quote-elt/shared/dynamodb';
import schema from '@quote-elt/shared/json-schema/raw-item.json'${attributes};
import { rawKey, toTick } from '@quote-elt/shared/keys';
import { sampleRawItem } from '@quote-elt/shared/testing';
${USE}`;
}

/** The same by `require`. */
export const REQUIRING = `
const { RawItem } = require('@quote-elt/shared');
const { decodeItem, encodeItem } = require('@quote-elt/shared/dynamodb');
const schema = require('@quote-elt/shared/json-schema/raw-item.json');
const { rawKey, toTick } = require('@quote-elt/shared/keys');
const { sampleRawItem } = require('@quote-elt/shared/testing');
${USE}`;
