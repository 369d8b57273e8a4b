import { QUOTATIONS } from '@quote-elt/ingest/quotations';
import { keyedRandom, type StandInQuotation } from '@quote-elt/local';
import { type Tick, tickMs } from '@quote-elt/shared';
import { dayOf, type Stage } from '../plan/stage.ts';

/** What a source answered for a tick: the quotes that can be used, by their places. */
export interface GivenAnswer {
  readonly source: 'quotable' | 'embedded';
  readonly quotes: readonly StandInQuotation[];
}

/** What is known of a tick. */
export interface TickEntry {
  readonly answers: readonly GivenAnswer[];
  /** How many places of its batch an invocation has reported as stored. */
  readonly reported: number;
}

/** Keeps what the sources answered, for the judge: what lies in the table must come from here. */
export interface AnswerBook {
  /** The answer of the API to a request of the tick that is being ingested; has the last word on it. */
  revise(drawn: readonly StandInQuotation[]): readonly StandInQuotation[];
  /** The second source may answer for a tick. */
  mayFailOver(tick: Tick): void;
  /** An invocation reported a tick as ingested from a source. */
  reported(tick: Tick, source: string): void;
  entryOf(tick: string): TickEntry;
}

/** An empty book. */
export function openAnswerBook(stage: Stage): AnswerBook {
  const entries = new Map<string, TickEntry>();
  const entryOf = (tick: string) => entries.get(tick) ?? { answers: [], reported: 0 };
  const give = (tick: Tick, answer: GivenAnswer) => {
    const { answers, reported } = entryOf(tick);
    if (answer.quotes.length > 0) entries.set(tick, { answers: [...answers, answer], reported });
  };
  const countOf = (tick: Tick) => {
    const day = dayOf(stage, tick);
    return day === undefined ? 0 : stage.quotesOf(day);
  };
  return {
    revise(drawn) {
      const { tick } = stage;
      if (tick === undefined) return drawn;
      const { answer, usable } = revised(drawn, tick, stage, entryOf(tick));
      give(tick, { source: 'quotable', quotes: usable.slice(0, countOf(tick)) });
      return answer;
    },
    mayFailOver(tick) {
      if (entryOf(tick).answers.some(({ source }) => source === 'embedded')) return;
      give(tick, { source: 'embedded', quotes: embeddedAnswer(tick, countOf(tick)) });
    },
    reported(tick, source) {
      const { answers, reported } = entryOf(tick);
      const stored = answers.findLast((answer) => answer.source === source)?.quotes.length ?? 0;
      entries.set(tick, { answers, reported: Math.max(reported, stored) });
    },
    entryOf,
  };
}

/** The generator that the next answer to a tick is drawn with: a retry is answered otherwise. */
export function drawWith({ seed, tick }: Stage, book: AnswerBook) {
  return keyedRandom(seed, `answer ${tick} ${tick === undefined ? 0 : book.entryOf(tick).answers.length}`);
}

/** The contract allows 500 code points. */
const OVER_LONG_AUTHOR = 'N'.repeat(501);

interface Revised {
  readonly answer: readonly StandInQuotation[];
  readonly usable: readonly StandInQuotation[];
}

function revised(drawn: readonly StandInQuotation[], tick: Tick, { plan }: Stage, entry: TickEntry): Revised {
  if (plan.take('api over-long-author', tick)) {
    const [first, ...others] = drawn;
    if (first === undefined) return { answer: drawn, usable: drawn };
    return { answer: [{ ...first, author: OVER_LONG_AUTHOR }, ...others], usable: others };
  }
  const isRetry = drawn.length > 1 && entry.answers.some(({ source }) => source === 'quotable');
  if (!isRetry || !plan.strikes('ingest retry-of-another-length', tick)) return { answer: drawn, usable: drawn };
  const random = plan.randomOf('ingest retry-of-another-length', tick);
  const answer = random() < 0.5 ? drawn.slice(0, 1 + Math.floor(random() * (drawn.length - 1))) : [...drawn, ...drawn];
  return { answer, usable: answer };
}

/** Of the list that comes with the project so many are used, in steps of so many (docs: packages/ingest/src/sources/embedded.ts). */
const USED = 773;
const STRIDE = 7919;

/** What the second source answers, counted again here. */
function embeddedAnswer(tick: Tick, count: number): StandInQuotation[] {
  const first = tickMs(tick) / 1000;
  return Array.from({ length: count }, (_, place) => QUOTATIONS[((first + place) * STRIDE) % USED] ?? []).flat();
}
