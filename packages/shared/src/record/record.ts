// What a record is, in the words of the engine. All other code knows the domain by these names alone.

export { RECORD_EXAMPLES } from './examples.ts';
export { QuoteStatsRow as StatsRow } from './marts.ts';
export {
  normaliseQuote as normaliseRecord,
  Quote as SourceRecord,
  type QuoteCandidate as RecordCandidate,
} from './quote.ts';
export { quoteProblems as recordProblems } from './quote-problems.ts';
export { RECORD_SCHEMAS } from './schemas.ts';
