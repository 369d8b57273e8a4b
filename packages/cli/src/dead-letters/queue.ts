/** A message of the queue. */
export interface QueueMessage {
  readonly id: string;
  readonly body: string;
}

/** Where failed invocations wait. */
export interface DeadLetterQueue {
  send(body: string): Promise<void>;
  /** Every message, oldest first; another reader may not see them until they are released. */
  receive(): Promise<QueueMessage[]>;
  /** Takes a received message away for good; one that is gone already is none. */
  remove(id: string): Promise<void>;
  /** Leaves a received message to the next reader. */
  release(id: string): Promise<void>;
  /** About how many messages wait. */
  size(): Promise<number>;
}
