// What the stand-in API serves, in the words of the engine, which imports no other file of this folder.
export { QUOTES_PATH as RECORDS_PATH, quotableAnswer as answerBody } from './quotable-body.ts';
export { STAND_IN_SAMPLES } from './samples.ts';
export { type StandInQuotation as StandInRecord, selectQuotations as selectRecords } from './select-quotations.ts';
