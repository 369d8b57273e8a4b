import { type DuckDBConnection, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api';

/** A function of a text that SQL calls by its name; a null stays null. */
export interface TextFunction {
  readonly name: string;
  readonly of: (text: string) => string | null;
  /** What SQL makes of the result. */
  readonly type: 'varchar' | 'integer' | 'date';
  /** SQL of the text `given` that answers alike: `answer` where `when` is true. Only the other texts are handed over. */
  readonly plain?: { readonly when: string; readonly answer: string };
}

/**
 * Lets SQL call a function of TypeScript. DuckDB hands over up to 2,048 texts at a time and waits for them, whichever of
 * its threads asks: a call takes a third of a microsecond a text, and waits until the event loop is free. What the function
 * throws is the error of the statement.
 */
export async function registerTextFunction(connection: DuckDBConnection, each: TextFunction): Promise<void> {
  const { name, of, type, plain } = each;
  const guarded = `${name}_of_guarded`;
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: guarded,
      parameterTypes: [VARCHAR],
      returnType: VARCHAR,
      mainFunction: (_info, input, output) => {
        const texts = input.getColumnVector(0);
        for (let row = 0; row < input.rowCount; row++) {
          const text = texts.getItem(row);
          output.setItem(row, typeof text === 'string' ? of(text.slice(GUARD.length)) : null);
        }
        output.flush();
      },
    }),
  );
  const called = `${guarded}('${GUARD}' || given)::${type}`;
  const answered = plain === undefined ? '' : `when ${plain.when} then ${plain.answer}`;
  await connection.run(
    `create temporary macro ${name}(given) as case ${answered} when given is not null then ${called} end`,
  );
}

/** Stands before each text on its way: node-api 1.5.5 takes a byte order mark off its front, which is a part of it. */
const GUARD = '>';
