import { createHandler } from './handler.ts';

/** The entry of the Lambda. */
export const handler = createHandler(process.env);
