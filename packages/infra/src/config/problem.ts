import { CodedError } from '@quote-elt/runtime';

/** Something that is wrong with a stack's configuration, and the command that repairs it. */
export interface ConfigProblem {
  readonly message: string;
  /** One line for the shell. */
  readonly remedy: string;
}

/** The stack's configuration is wrong (`config.invalid`); the message has two lines for each problem, the second one to paste. */
export class StackConfigError extends CodedError {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[], cause?: unknown) {
    const lines = problems.flatMap(({ message, remedy }) => [`  ${message}`, `    ${remedy}`]);
    super('config.invalid', `the configuration of the stack is wrong:\n${lines.join('\n')}`, {
      hint: 'run the commands above, then again',
      details: { problems },
      cause,
    });
    this.problems = problems;
  }
}
