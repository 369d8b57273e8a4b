/** So many messages are taken at once, at most: SQS hides them for a quarter of an hour, and a run must come to an end. */
export const MAX_MESSAGES = 1000;

/** What a sender wrote beside the body of a message, by name. */
export type MessageAttributes = Readonly<Record<string, string>>;

/** A message of the queue. */
export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
}

/** Where failed invocations wait. */
export interface DeadLetterQueue {
  send(body: string, attributes?: MessageAttributes): Promise<void>;
  /** The messages that wait, oldest first and at most `max` or MAX_MESSAGES; another reader may not see them until they are released. */
  receive(max?: number): Promise<QueueMessage[]>;
  /** Takes a received message away for good; one that is gone already is no error. */
  remove(id: string): Promise<void>;
  /** Leaves a received message to the next reader. */
  release(id: string): Promise<void>;
  /** About how many messages wait. */
  size(): Promise<number>;
}
