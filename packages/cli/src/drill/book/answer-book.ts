import { HOSTED_SOURCE, type SourceName } from '@quote-elt/ingest/config';
import { keyedRandom, type StandInRecord } from '@quote-elt/local';
import { type Tick, tickMs } from '@quote-elt/shared';
import { OFFLINE_SOURCE, offlineAnswer, UNUSABLE_RECORD_FAULT, withUnusable } from '../../record/record.ts';
import { dayOf, type Stage } from '../plan/stage.ts';

/** What a source answered for a tick: the records that can be used, by their places. */
export interface GivenAnswer {
  readonly source: SourceName;
  readonly records: readonly StandInRecord[];
}

/** What is known of a tick. */
export interface TickEntry {
  readonly answers: readonly GivenAnswer[];
  /** How many places of its batch an invocation has reported as stored. */
  readonly reported: number;
}

/** Keeps what the sources answered, for the judge: what lies in the table must come from here. */
export interface AnswerBook {
  /** Has the last word on what the API answers to a request of the tick that is being ingested. */
  revise(drawn: readonly StandInRecord[]): readonly StandInRecord[];
  /** Notes that the second source may answer for a tick. */
  mayFailOver(tick: Tick): void;
  /** Notes that an invocation reported a tick as ingested from a source. */
  reported(tick: Tick, source: string): void;
  entryOf(tick: string): TickEntry;
}

/** Opens an empty book. */
export function openAnswerBook(stage: Stage): AnswerBook {
  const entries = new Map<string, TickEntry>();
  const entryOf = (tick: string) => entries.get(tick) ?? { answers: [], reported: 0 };
  const give = (tick: Tick, answer: GivenAnswer) => {
    const { answers, reported } = entryOf(tick);
    if (answer.records.length > 0) entries.set(tick, { answers: [...answers, answer], reported });
  };
  const countOf = (tick: Tick) => {
    const day = dayOf(stage, tick);
    return day === undefined ? 0 : stage.recordsOf(day);
  };
  return {
    revise(drawn) {
      const { tick } = stage;
      if (tick === undefined) return drawn;
      const { answer, usable } = revised(drawn, tick, stage, entryOf(tick));
      give(tick, { source: HOSTED_SOURCE, records: usable.slice(0, countOf(tick)) });
      return answer;
    },
    mayFailOver(tick) {
      if (entryOf(tick).answers.some(({ source }) => source === OFFLINE_SOURCE)) return;
      give(tick, { source: OFFLINE_SOURCE, records: offlineAnswer(tick, countOf(tick)) });
    },
    reported(tick, source) {
      const { answers, reported } = entryOf(tick);
      const stored = answers.findLast((answer) => answer.source === source)?.records.length ?? 0;
      entries.set(tick, { answers, reported: Math.max(reported, stored) });
    },
    entryOf,
  };
}

/** The generator that the next answer to a tick is drawn with: a retry is answered otherwise. */
export function drawWith({ seed, tick, days }: Stage, book: AnswerBook) {
  if (tick === undefined) return keyedRandom(seed, 'answer');
  const passedMs = tickMs(tick) - Date.parse(days[0] ?? tick);
  return keyedRandom(seed, `answer ${passedMs} ${book.entryOf(tick).answers.length}`);
}

interface Revised {
  readonly answer: readonly StandInRecord[];
  readonly usable: readonly StandInRecord[];
}

function revised(drawn: readonly StandInRecord[], tick: Tick, { plan }: Stage, entry: TickEntry): Revised {
  if (plan.take(UNUSABLE_RECORD_FAULT, tick)) return withUnusable(drawn);
  const isRetry = drawn.length > 1 && entry.answers.some(({ source }) => source === HOSTED_SOURCE);
  if (!isRetry || !plan.strikes('ingest retry-of-another-length', tick)) return { answer: drawn, usable: drawn };
  const random = plan.randomOf('ingest retry-of-another-length', tick);
  const answer = random() < 0.5 ? drawn.slice(0, 1 + Math.floor(random() * (drawn.length - 1))) : [...drawn, ...drawn];
  return { answer, usable: answer };
}
