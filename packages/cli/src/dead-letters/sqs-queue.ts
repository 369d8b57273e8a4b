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
import type { DeadLetterQueue } from './queue.ts';

/** How long a received message is hidden: longer than its replay takes, short enough to come back after a crash. */
const HIDDEN_SECONDS = 900;

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
    async send(body) {
      await sqs.send(new SendMessageCommand({ QueueUrl: await url(), MessageBody: body }));
    },
    async receive() {
      const messages: Message[] = [];
      for (;;) {
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(receiveInput(await url())));
        if (Messages.length === 0) break;
        messages.push(...Messages);
      }
      return messages
        .sort((a, b) => sentAt(a) - sentAt(b))
        .map(({ ReceiptHandle = '', Body = '' }) => ({ id: ReceiptHandle, body: Body }));
    },
    async remove(id) {
      await sqs.send(new DeleteMessageCommand({ QueueUrl: await url(), ReceiptHandle: id }));
    },
    async release(id) {
      const QueueUrl = await url();
      try {
        await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: id, VisibilityTimeout: 0 }));
      } catch (error) {
        // Its time was over: the next reader sees it already.
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

/** The exact request for a batch; waiting asks every server of the queue, so that an empty answer means an empty queue. */
export function receiveInput(QueueUrl: string): ReceiveMessageCommandInput {
  return {
    QueueUrl,
    MaxNumberOfMessages: 10,
    WaitTimeSeconds: 1,
    VisibilityTimeout: HIDDEN_SECONDS,
    MessageSystemAttributeNames: ['SentTimestamp'],
  };
}

function sentAt({ Attributes }: Message): number {
  return Number(Attributes?.SentTimestamp ?? 0);
}
