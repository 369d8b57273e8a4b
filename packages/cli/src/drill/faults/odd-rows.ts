import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES } from '@quote-elt/local';
import { type CalendarDate, type Tick, tickMs } from '@quote-elt/shared';
import { ODD_ITEMS, type OddItem } from '../../record/record.ts';
import type { Item } from '../../store/item.ts';
import type { Stage } from '../plan/stage.ts';

/** A row that somebody put into the table by hand. */
export type OddRow = OddItem;

/** Keys of odd rows lie so many milliseconds after their tick, behind every place of a batch. */
const ODD_MS = 900;

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
