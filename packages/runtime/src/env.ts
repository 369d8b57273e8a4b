import { problemsOf } from '@quote-elt/shared';
import * as z from 'zod';
import { CodedError } from './coded-error.ts';
import { ENV_PREFIX } from './project.ts';

/** The variables of a process by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment is incomplete or wrong (`config.invalid`); the message names every mistake at once. */
class ConfigError extends CodedError {
  constructor(problems: readonly string[], cause?: unknown) {
    super('config.invalid', `the environment is wrong: ${problems.join('; ')}`, {
      hint: `set ${problems.length === 1 ? 'this variable' : 'these variables'} and start again`,
      details: { problems },
      cause,
    });
  }
}

/** The environment parsed by a schema of `ELT_` variables; throws ConfigError naming all that is missing, wrong or unknown. */
export function parseEnv<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Environment,
): z.output<z.ZodObject<Shape, z.core.$strict>> {
  const ours = Object.fromEntries(Object.entries(env).filter(([key, value]) => key.startsWith(ENV_PREFIX) && value));
  const parsed = z.strictObject(schema.shape).safeParse(ours);
  if (!parsed.success) throw new ConfigError(problemsOf(parsed.error), parsed.error);
  return parsed.data;
}
