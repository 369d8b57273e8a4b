// What the command line knows of the records, in the words of the engine, which imports no other file of this folder.
export { type DayOfQuotes as DayOfRecords, readDayOfQuotes as readDayOfRecords } from './day-of-quotes.ts';
export { DEMO_FIGURES_TITLE, DEMO_TABLES, DEMO_TITLE, demoFigures } from './demo-screen.ts';
export {
  OFFLINE_SOURCE,
  offlineAnswer,
  STAND_IN_RECORDS,
  UNUSABLE_RECORD_FAULT,
  withUnusable,
} from './drill-answers.ts';
export { expectedFigures } from './expected-figures.ts';
export { expectedItem } from './expected-item.ts';
export { ADDING_NOTES, REJECTED_NOTES } from './model-notes.ts';
export { ODD_ITEMS, type OddItem } from './odd-items.ts';
export {
  NOTHING_STORED,
  REPORT_TITLE,
  reportCards,
  reportExcerpt,
  reportSections,
  sectionBesideSources,
} from './report-sections.ts';
export { type DayStats, statsOf } from './stats-of.ts';
export { HOSTED_API, RECORD, RECORDS, SHOWN_MART, SQL_EXAMPLES } from './words.ts';
