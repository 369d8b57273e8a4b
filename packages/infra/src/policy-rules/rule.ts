import type { ResourceValidationPolicy } from '@pulumi/policy';

/** The properties of a resource as far as the engine knows them; what is not known yet is missing. */
export type Props = Readonly<Record<string, unknown>>;

/** A rule for resources of some types, by their Pulumi tokens. `problems` says what is wrong with one, a line each. */
export function rule(
  name: string,
  description: string,
  types: readonly string[],
  problems: (props: Props, type: string) => readonly string[],
): ResourceValidationPolicy {
  return {
    name,
    description,
    enforcementLevel: 'mandatory',
    validateResource: ({ type, props }, report) => {
      if (types.includes(type)) for (const problem of problems(props, type)) report(problem);
    },
  };
}
