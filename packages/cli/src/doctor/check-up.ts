/** How a part of the machine or the stack is. */
export type CheckUpStatus = 'ok' | 'warn' | 'fail';

/** One line of the doctor. */
export interface CheckUp {
  readonly name: string;
  readonly status: CheckUpStatus;
  readonly message: string;
  /** What to do about it; empty where all is well. */
  readonly hint: string;
}

/** What a look at one part found; a throw counts as a failure with the error's message. */
export interface Finding {
  readonly status?: CheckUpStatus;
  readonly message: string;
}

/** Looks at one part; `hint` is told unless all is well. */
export async function checkUp(name: string, hint: string, look: () => Promise<Finding>): Promise<CheckUp> {
  try {
    const { status = 'ok', message } = await look();
    return { name, status, message, hint: status === 'ok' ? '' : hint };
  } catch (error) {
    return { name, status: 'fail', message: error instanceof Error ? error.message : String(error), hint };
  }
}
