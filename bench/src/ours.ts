import { dynamoDbRowReader, memoryLedger, transformDay } from '@quote-elt/transform';
import { MAX_REJECTED_SHARE } from '@quote-elt/transform/config';
import { replayClient } from './client.ts';
import { BENCH_DAY } from './pages.ts';
import { printReport } from './report.ts';
import { readWayArguments } from './way-arguments.ts';

/** Ours, end to end: every model, every check, the hashes and the record. */
const { address, memoryMb } = readWayArguments();

const settings = {
  tickSeconds: 60,
  maxRejectedShare: MAX_REJECTED_SHARE,
  failOnDrift: false,
  threads: 2,
  memoryLimitMb: memoryMb,
};
const { record } = await transformDay(BENCH_DAY, settings, {
  reader: dynamoDbRowReader(replayClient(address), 'quotes_raw'),
  ledger: memoryLedger(),
  now: () => new Date(),
  log: () => undefined,
  countDay: () => undefined,
});
printReport({ rows: record.rows, marts: record.output_sha256, steps_ms: record.durations_ms });
