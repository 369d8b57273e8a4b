import type { ServerResponse } from 'node:http';
import type { JsonObject } from '@quote-elt/runtime';
import { type AwsJsonServer, sendAwsJson, startAwsJson, startAwsJsonServer } from './aws-json-server.ts';

/** Ways in which the other end of a connection fails to answer. */
const FAULTS = {
  /** It takes the request and says nothing. */
  silent: () => undefined,
  /** It goes on with its headers, and never comes to the body. */
  dawdling: (response) => {
    const { socket } = response;
    socket?.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => socket?.write('x-more: 1\r\n'), 100);
    socket?.once('close', () => clearInterval(timer));
  },
  /** It sends headers and a part of the body, and then nothing. */
  stalling: (response, body) => {
    startAwsJson(response, body);
    response.write(body.slice(0, body.length / 2));
  },
  /** It goes on sending, but never comes to an end. */
  dripping: (response, body) => {
    startAwsJson(response, body, false);
    const timer = setInterval(() => response.write(' '), 100);
    response.once('close', () => clearInterval(timer));
  },
  /** It closes the connection in the middle of a body whose length it had announced. */
  breaking: (response, body) => {
    startAwsJson(response, body);
    response.write(body.slice(0, body.length / 2), () => response.destroy());
  },
  /** It closes the connection in the middle of a body of which it had announced neither length nor checksum. */
  cutting: (response, body) => {
    response.socket?.end(`HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${body.slice(0, body.length / 2)}`);
  },
} as const satisfies Record<string, (response: ServerResponse, body: string) => void>;

/** The name of a way to fail. */
export type PeerFault = keyof typeof FAULTS;

/** What the peer says to a request, in the JSON protocol of AWS's services; with a fault it never comes to the end of that. */
export interface PeerAnswer {
  readonly status?: number;
  readonly body: unknown;
  readonly fault?: PeerFault | undefined;
}

/** A stand-in for an AWS service on loopback; `answer` is asked with an operation such as `PutItem` and its input. */
export async function startFaultyPeer(
  answer: (operation: string, input: JsonObject) => PeerAnswer | Promise<PeerAnswer>,
): Promise<AwsJsonServer> {
  return startAwsJsonServer(async (operation, input, response) => {
    const { status = 200, body, fault } = await answer(operation, input);
    const json = JSON.stringify(body);
    if (fault === undefined) sendAwsJson(response, status, json);
    else FAULTS[fault](response, json);
  });
}
