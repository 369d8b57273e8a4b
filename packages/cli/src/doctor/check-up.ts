import { CodedError, messageOf } from '@quote-elt/runtime';

/** How a part of the machine or the stack is. */
type CheckUpStatus = 'ok' | 'warn' | 'fail';

/** One line of the doctor. */
export interface CheckUp {
  readonly name: string;
  readonly status: CheckUpStatus;
  readonly message: string;
  /** What to do about it; empty where all is well. */
  readonly hint: string;
}

/** What a look at one part found; a throw counts as a failure with the error's message, and its hint if it is one of ours. */
export interface Finding {
  readonly status?: CheckUpStatus;
  readonly message: string;
}

/** Looks at one part; `hint` is shown unless all is well. */
export async function checkUp(name: string, hint: string, look: () => Promise<Finding>): Promise<CheckUp> {
  try {
    const { status = 'ok', message } = await look();
    return { name, status, message, hint: status === 'ok' ? '' : hint };
  } catch (error) {
    const known = error instanceof CodedError ? (error.hint ?? hint) : hint;
    return { name, status: 'fail', message: messageOf(error), hint: known };
  }
}

/** Looks at parts of which each needs those before it, and stops at the first one that fails, since other failures would only be its consequences. */
export async function checkInTurn(looks: readonly (() => Promise<CheckUp>)[]): Promise<CheckUp[]> {
  const lines: CheckUp[] = [];
  for (const look of looks) {
    const line = await look();
    lines.push(line);
    if (line.status === 'fail') break;
  }
  return lines;
}
