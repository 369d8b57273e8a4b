import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { stackDeadLetterQueue } from '@quote-elt/runtime';
import { LETTER_ATTRIBUTES } from './dead-letter.ts';
import { type DeadLetterQueue, MAX_MESSAGES, type QueueMessage } from './queue.ts';

/** How long a received message is hidden: longer than its replay takes, short enough to come back after a crash. */
const HIDDEN_SECONDS = 900;

/** SQS gives no more messages at once. */
const MAX_BATCH = 10;

/** What SQS says of a message that is no longer hidden for us. */
const NOT_HELD = /^(AWS\.SimpleQueueService\.)?(MessageNotInflight|ReceiptHandleIsInvalid)/;

/** The dead-letter queue of a deployed stack. */
export function sqsQueue(sqs: SQSClient, stack: string): DeadLetterQueue {
  let address: Promise<string> | undefined;
  const url = () => {
    address ??= sqs.send(new GetQueueUrlCommand({ QueueName: stackDeadLetterQueue(stack) })).then(({ QueueUrl }) => {
      if (QueueUrl === undefined) throw new TypeError('SQS gave no address of the queue');
      return QueueUrl;
    });
    return address;
  };
  return {
    async send(body, attributes = {}) {
      const MessageAttributes = Object.fromEntries(
        Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
      );
      await sqs.send(new SendMessageCommand({ QueueUrl: await url(), MessageBody: body, MessageAttributes }));
    },
    async receive(max = MAX_MESSAGES) {
      const messages: Message[] = [];
      while (messages.length < max) {
        const input = receiveInput(await url(), max - messages.length);
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(input));
        if (Messages.length === 0) break;
        messages.push(...Messages);
      }
      return messages.sort((a, b) => sentAt(a) - sentAt(b)).map(toMessage);
    },
    async remove(id) {
      await sqs.send(new DeleteMessageCommand({ QueueUrl: await url(), ReceiptHandle: id }));
    },
    async release(id) {
      const QueueUrl = await url();
      try {
        await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: id, VisibilityTimeout: 0 }));
      } catch (error) {
        // The time for which it was hidden is over, so the next reader sees it already.
        if (!(error instanceof Error && NOT_HELD.test(error.name))) throw error;
      }
    },
    async size() {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: await url(), AttributeNames: ['ApproximateNumberOfMessages'] }),
      );
      return Number(Attributes.ApproximateNumberOfMessages);
    },
  };
}

/** The exact request for a batch of at most `left` messages; waiting asks every server of the queue, so that an empty answer means an empty queue. */
function receiveInput(QueueUrl: string, left: number): ReceiveMessageCommandInput {
  return {
    QueueUrl,
    MaxNumberOfMessages: Math.min(left, MAX_BATCH),
    WaitTimeSeconds: 1,
    VisibilityTimeout: HIDDEN_SECONDS,
    MessageSystemAttributeNames: ['SentTimestamp'],
    // SQS gives no attribute that is not asked for.
    MessageAttributeNames: [...LETTER_ATTRIBUTES],
  };
}

function toMessage({ ReceiptHandle = '', Body = '', MessageAttributes = {} }: Message): QueueMessage {
  const attributes = Object.entries(MessageAttributes).flatMap(([name, { StringValue }]) =>
    StringValue === undefined ? [] : [[name, StringValue]],
  );
  return { id: ReceiptHandle, body: Body, attributes: Object.fromEntries(attributes) };
}

function sentAt({ Attributes }: Message): number {
  return Number(Attributes?.SentTimestamp ?? 0);
}
