import { CodedError } from '@quote-elt/runtime';
import { isOfStatement } from '../errors/is-of-statement.ts';
import { ModelError } from '../errors/model-errors.ts';

/** What `run` gives; what DuckDB says of its statement is thrown as ModelError, which names `what`. */
export async function ofModel<T>(what: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof CodedError || !isOfStatement(error)) throw error;
    throw new ModelError(what, error);
  }
}
