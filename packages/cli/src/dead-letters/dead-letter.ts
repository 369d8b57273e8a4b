import { z } from 'zod';

/** What EventBridge Scheduler leaves when it could not hand over: the input itself. */
const Input = z.looseObject({});

/** What Lambda leaves when a function failed to the end. */
const FailureRecord = z.object({
  requestContext: z.object({ functionArn: z.string() }),
  requestPayload: Input,
  responsePayload: z.looseObject({ errorMessage: z.string().optional() }).optional(),
});

/** Which handler a letter is for. */
export type LetterTarget = 'ingest' | 'transform';

/** A failed invocation, ready to be repeated. */
export interface DeadLetter {
  readonly id: string;
  readonly target: LetterTarget;
  readonly event: unknown;
  readonly reason: string;
}

/** The letter in a message body of the queue; throws ZodError or SyntaxError on anything else. */
export function readLetter(id: string, body: string): DeadLetter {
  const parsed: unknown = JSON.parse(body);
  const failure = FailureRecord.safeParse(parsed);
  if (!failure.success)
    return { id, event: Input.parse(parsed), target: targetOf(parsed, ''), reason: 'not delivered' };
  const { requestContext, requestPayload, responsePayload } = failure.data;
  return {
    id,
    event: requestPayload,
    target: targetOf(requestPayload, requestContext.functionArn),
    reason: responsePayload?.errorMessage ?? 'failed',
  };
}

/** The body that Lambda would leave for a failed invocation of a local handler. */
export function letterBody(target: LetterTarget, event: unknown, error: unknown): string {
  return JSON.stringify({
    requestContext: { functionArn: `local:function:quote-elt-local-${target}:$LATEST`, condition: 'RetriesExhausted' },
    requestPayload: event,
    responsePayload: { errorMessage: error instanceof Error ? error.message : String(error) },
  });
}

/** The function named in the ARN; without one, only transform knows events of days. A bare tick is ingested: a day heals by itself. */
function targetOf(event: unknown, functionArn: string): LetterTarget {
  if (functionArn !== '') return /-transform(?::[^:]*)?$/.test(functionArn) ? 'transform' : 'ingest';
  return ['dates', 'from'].some((key) => Object.hasOwn(Object(event), key)) ? 'transform' : 'ingest';
}
