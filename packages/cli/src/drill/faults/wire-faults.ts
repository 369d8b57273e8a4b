import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type AwsJsonServer, LOCAL_TABLES, type PeerFault, startFaultyPeer, type Upstream } from '@quote-elt/local';
import { parseJson } from '@quote-elt/runtime';
import type { Stage } from '../plan/stage.ts';
import { type TableRequest, tableRequest } from './table-request.ts';

/** Ways in which a request on its way to the table meets somebody who does not answer it. */
const PEER_FAULTS = ['silent', 'stalling', 'breaking'] as const satisfies readonly PeerFault[];

type PeerName = (typeof PEER_FAULTS)[number];

/** Peers that do what a request asks of the table and fail to answer; the silent one does nothing. */
export interface Peers {
  readonly endpoints: Readonly<Record<PeerName, string>>;
  close(): Promise<void>;
}

/** Starts a peer for each way to fail, before the table `upstream`. */
export async function startPeers(upstream: Upstream): Promise<Peers> {
  const answer = (fault: PeerName) => async (operation: string, input: Readonly<Record<string, unknown>>) =>
    fault === 'silent' ? { body: {}, fault } : { body: parseJson((await upstream(operation, input)).body()), fault };
  const start = async (fault: PeerName): Promise<AwsJsonServer> => startFaultyPeer(answer(fault));
  const [silent, stalling, breaking] = await Promise.all([start('silent'), start('stalling'), start('breaking')]);
  return {
    endpoints: { silent: silent.endpoint, stalling: stalling.endpoint, breaking: breaking.endpoint },
    close: async () => void (await Promise.all([silent, stalling, breaking].map((peer) => peer.close()))),
  };
}

/** The part of an HTTP request of the SDK that says whom it is sent to. */
interface Addressed {
  hostname: string;
  port?: number;
  readonly headers: Record<string, string>;
}

/** Throttles requests of a client, and sends some to peers that do not answer. It stands inside of the SDK's retries, since this happens to a request. */
export function addWireFaults(client: DynamoDBClient, { endpoints }: Peers, stage: Stage): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const fault = faultOf(String(commandName), tableRequest(args.input), stage);
        if (fault === 'throttled') throw throttling();
        if (fault !== undefined && isAddressed(args.request)) sendTo(endpoints[fault], args.request);
        return next(args);
      },
    { step: 'deserialize', priority: 'low', name: 'wireFaults' },
  );
}

function faultOf(command: string, input: TableRequest, { tick, run, plan }: Stage): PeerName | 'throttled' | undefined {
  if (input.TableName !== LOCAL_TABLES.raw) return undefined;
  if (command === 'PutItemCommand' && tick !== undefined)
    return (['throttled', 'silent', 'stalling'] as const).find((fault) => plan.take(`put ${fault}`, tick));
  if (command === 'QueryCommand' && input.ExclusiveStartKey !== undefined && run !== undefined)
    return PEER_FAULTS.find((fault) => plan.take(`page ${fault}`, run));
  return undefined;
}

function throttling(): Error {
  const name = 'ProvisionedThroughputExceededException';
  return Object.assign(new Error('throttled'), { name, $retryable: { throttling: true } });
}

function isAddressed(request: unknown): request is Addressed {
  return typeof request === 'object' && request !== null && 'hostname' in request && 'headers' in request;
}

/** Sends a request to another address. The host changes too, since a server on loopback answers only those who call it by its name. */
function sendTo(endpoint: string, request: Addressed): void {
  const { hostname, port, host } = new URL(endpoint);
  Object.assign(request, { hostname, port: Number(port) });
  request.headers.host = host;
}
