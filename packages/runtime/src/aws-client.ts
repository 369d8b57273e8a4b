import { attemptDeadline } from './attempt-deadline.ts';
import { retryTransient } from './retry-transient.ts';

/** Where a client runs: in a Lambda beside its service, or on the command line of a machine anywhere. */
export type ClientPlace = 'lambda' | 'command';

/** Bounds of one attempt at a request, in milliseconds, and how many attempts there are. */
export interface ClientBounds {
  readonly connect: number;
  readonly answer: number;
  readonly idle: number;
  readonly attempt: number;
  readonly attempts: number;
}

/** A page of a Query has 1 MB: a slow line needs time for it. */
const BOUNDS = {
  lambda: { connect: 1000, answer: 3000, idle: 3000, attempt: 6000, attempts: 3 },
  command: { connect: 3000, answer: 5000, idle: 5000, attempt: 15_000, attempts: 4 },
} as const satisfies Record<ClientPlace, ClientBounds>;

/**
 * The configuration of every AWS client: each attempt ends, whatever the peer does. `answer` bounds the time until the
 * headers of an answer, `idle` the time between two pieces of it, `attempt` all of it, since a drip is never idle.
 * Plain data without an import of the SDK, so that a cold start does not grow.
 */
export function awsClientConfig(place: ClientPlace, bounds: ClientBounds = BOUNDS[place]) {
  const { connect, answer, idle, attempt, attempts } = bounds;
  return {
    maxAttempts: attempts,
    // aws-sdk-js-v3: `requestTimeout` only prints a warning unless `throwOnRequestTimeout` is true.
    requestHandler: {
      connectionTimeout: connect,
      requestTimeout: answer,
      throwOnRequestTimeout: true,
      socketTimeout: idle,
    },
    extensions: [attemptDeadline(attempt)],
  };
}

/** The same for DynamoDB, where throttling is thrown at once: `withPatience` waits it out within the time that is left. */
export function dynamoDbClientConfig(place: ClientPlace, bounds: ClientBounds = BOUNDS[place]) {
  return { ...awsClientConfig(place, bounds), retryStrategy: retryTransient(bounds.attempts) };
}

/** An object of megabytes has to be sent whole before the answer to a put begins. */
const S3_BOUNDS = {
  lambda: { connect: 1000, answer: 15_000, idle: 5000, attempt: 30_000, attempts: 3 },
  command: { connect: 3000, answer: 60_000, idle: 10_000, attempt: 120_000, attempts: 4 },
} as const satisfies Record<ClientPlace, ClientBounds>;

/** What a client of S3 is made from: requests that end, and throttling that is thrown at once, for `withPatience` to wait out. */
export function s3ClientConfig(place: ClientPlace, bounds: ClientBounds = S3_BOUNDS[place]) {
  return dynamoDbClientConfig(place, bounds);
}
