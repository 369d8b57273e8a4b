import { type AttributeValue, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES } from '@quote-elt/local';
import { type CalendarDate, type Tick, tickMs } from '@quote-elt/shared';
import type { Stage } from '../plan/stage.ts';

/** An item in DynamoDB's attribute form. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** A row that somebody put into the table by hand. */
export interface OddRow {
  readonly item: Item;
  /** Whether it can be used as a quote all the same. */
  readonly usable: boolean;
}

/** Keys of odd rows lie so many milliseconds after their tick, behind every place of a batch. */
const ODD_MS = 900;

const CONTENT = 'An odd row that somebody put in by hand.';

const plain: Item = {
  quote_id: { S: '00000000000000ff' },
  content: { S: CONTENT },
  author: { S: 'A Hand' },
  author_slug: { S: 'a-hand' },
  tag_list: { L: [] },
  character_count: { N: String(CONTENT.length) },
  source: { S: 'by hand' },
  schema_version: { N: '1' },
};

const { author: _author, author_slug: _slug, ...withoutAuthor } = plain;

/** What hands and other programs leave, and whether it is a quote. An author has at most 500 code points. */
const ODD_ITEMS: readonly OddRow[] = [
  { usable: true, item: { ...plain, character_count: { S: String(CONTENT.length) } } },
  { usable: true, item: { ...plain, tag_list: { SS: ['One', 'Two'] } } },
  { usable: true, item: { ...plain, tag_list: { L: [{ N: '7' }, { S: 'Life' }] } } },
  { usable: true, item: withoutAuthor },
  { usable: true, item: { ...plain, note: { M: { seen: { BOOL: true } } } } },
  { usable: true, item: { ...plain, author: { S: 'N'.repeat(500) } } },
  { usable: false, item: { ...plain, author: { S: 'N'.repeat(501) } } },
  { usable: false, item: { ...plain, content: { S: ' \u00a0 ' } } },
  { usable: false, item: { ...plain, content: { NULL: true } } },
  { usable: false, item: { ...plain, quote_id: { S: 'no id at all' } } },
];

/** Puts the odd rows of a day into the table and gives them. */
export async function plantOddRows(client: DynamoDBClient, stage: Stage, day: CalendarDate): Promise<OddRow[]> {
  const planted: OddRow[] = [];
  for (const tick of stage.ticksOf(day)) {
    if (!stage.plan.take('table odd-row', tick)) continue;
    const chosen = ODD_ITEMS[Math.floor(stage.plan.randomOf('table odd-row', tick)() * ODD_ITEMS.length)];
    if (chosen === undefined) continue;
    const item = { ...chosen.item, ...oddKey(day, tick) };
    await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item: item }));
    planted.push({ ...chosen, item });
  }
  return planted;
}

function oddKey(day: CalendarDate, tick: Tick): Item {
  return { ingested_date: { S: day }, ingested_at: { S: new Date(tickMs(tick) + ODD_MS).toISOString() } };
}
