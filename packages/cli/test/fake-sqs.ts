import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { SQSClient } from '@aws-sdk/client-sqs';
import { closeServer, listenOnLoopback } from '@quote-elt/local';
import { stackDeadLetterQueue } from '@quote-elt/runtime';
import { z } from 'zod';

const Request = z.object({
  QueueUrl: z.string().optional(),
  QueueName: z.string().optional(),
  MessageBody: z.string().default(''),
  MessageAttributes: z.record(z.string(), z.object({ DataType: z.string(), StringValue: z.string() })).default({}),
  MessageAttributeNames: z.array(z.string()).default([]),
  ReceiptHandle: z.string().default(''),
  MaxNumberOfMessages: z.number().min(1).max(10).default(1),
  VisibilityTimeout: z.number().default(30),
});

/** What each action says when it refuses. */
const REFUSALS: Readonly<Record<string, string>> = {
  GetQueueUrl: 'QueueDoesNotExist',
  ChangeMessageVisibility: 'MessageNotInflight',
};

interface Stored {
  readonly body: string;
  readonly attributes: z.infer<typeof Request>['MessageAttributes'];
  readonly sent: number;
  handle: string;
  visible: boolean;
}

/** SQS on loopback with the dead-letter queue of stack dev: its JSON protocol, batches of ten in no order, receipt handles that expire. */
export async function startFakeSqs(): Promise<{ endpoint: string; client: SQSClient; close(): Promise<void> }> {
  const name = stackDeadLetterQueue('dev');
  let stored: Stored[] = [];
  let endpoint = '';
  const held = (handle: string) => stored.find((message) => message.handle === handle);
  const actions: Record<string, (input: z.infer<typeof Request>) => object | undefined> = {
    GetQueueUrl: ({ QueueName }) => (QueueName === name ? { QueueUrl: `${endpoint}/1/${name}` } : undefined),
    SendMessage: ({ MessageBody, MessageAttributes }) => {
      stored.push({
        body: MessageBody,
        attributes: MessageAttributes,
        sent: 1000 + stored.length,
        handle: '',
        visible: true,
      });
      return { MessageId: randomUUID(), MD5OfMessageBody: md5(MessageBody) };
    },
    ReceiveMessage: ({ MaxNumberOfMessages, MessageAttributeNames }) => {
      const batch = stored
        .filter(({ visible }) => visible)
        .reverse()
        .slice(0, MaxNumberOfMessages);
      for (const message of batch) Object.assign(message, { visible: false, handle: randomUUID() });
      return {
        Messages: batch.map(({ body, attributes, sent, handle }) => ({
          MessageId: handle,
          ReceiptHandle: handle,
          Body: body,
          MD5OfBody: md5(body),
          // As SQS does: no attribute that was not asked for by name.
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).filter(([name]) => MessageAttributeNames.includes(name)),
          ),
          Attributes: { SentTimestamp: String(sent) },
        })),
      };
    },
    DeleteMessage: ({ ReceiptHandle }) => {
      stored = stored.filter(({ handle }) => handle !== ReceiptHandle);
      return {};
    },
    ChangeMessageVisibility: ({ ReceiptHandle, VisibilityTimeout }) => {
      const message = held(ReceiptHandle);
      if (message === undefined || message.visible) return undefined;
      message.visible = VisibilityTimeout === 0;
      return {};
    },
    GetQueueAttributes: () => ({
      Attributes: { ApproximateNumberOfMessages: String(stored.filter(({ visible }) => visible).length) },
    }),
  };
  const server = createServer(async (request, response) => {
    const action = String(request.headers['x-amz-target']).replace('AmazonSQS.', '');
    const answer = actions[action]?.(Request.parse(await json(request)));
    response.writeHead(answer === undefined ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(answer ?? { __type: `com.amazonaws.sqs#${REFUSALS[action]}`, message: 'refused' }));
  });
  endpoint = await listenOnLoopback(server);
  const client = new SQSClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const close = async () => {
    client.destroy();
    await closeServer(server);
  };
  return { endpoint, client, close };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
