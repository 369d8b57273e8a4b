import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Random, seededRandom } from '../random/seeded-random.ts';
import { answerBody, RECORDS_PATH, type StandInRecord, selectRecords } from '../record/record.ts';
import { closeServer, listenOnLoopback } from '../servers/loopback.ts';
import { rateLimiter } from './rate-limiter.ts';
import { json, misbehave, type StandInFault } from './stand-in-faults.ts';

/** How the stand-in behaves; `fault` is asked at each request, and names the way in which it misbehaves. */
export interface StandInOptions {
  readonly records: readonly StandInRecord[];
  readonly seed: number;
  readonly port?: number;
  readonly now?: () => Date;
  readonly fault?: () => StandInFault | undefined;
  /** Gives the generator that the records of a request are drawn with; without it one generator draws all of them, by the seed. */
  readonly drawWith?: () => Random;
  /** Has the last word on what a request is answered. */
  readonly revise?: (drawn: readonly StandInRecord[]) => readonly StandInRecord[];
}

/** A running stand-in. */
export interface StandInApi {
  readonly baseUrl: string;
  /** Requests answered so far. */
  requests(): number;
  close(): Promise<void>;
}

/** Serves random records on loopback as the API does that it stands for, with its limit, headers and error bodies. */
export async function startStandInApi(options: StandInOptions): Promise<StandInApi> {
  const { records, now = () => new Date(), fault = () => undefined, revise = (drawn) => drawn } = options;
  const random = seededRandom(options.seed);
  const drawWith = options.drawWith ?? (() => random);
  const limit = rateLimiter(now);
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    const planned = fault();
    if (planned !== undefined) misbehave(planned, response);
    else if (!limit(response)) misbehave('rate-limited', response);
    else {
      answer(request, response, (query) => {
        const drawn = selectRecords(records, query, drawWith());
        return typeof drawn === 'string' ? drawn : revise(drawn);
      });
    }
  });
  const baseUrl = await listenOnLoopback(server, options.port);
  return { baseUrl, requests: () => requests, close: () => closeServer(server) };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  select: (query: URLSearchParams) => readonly StandInRecord[] | string,
): void {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  if (request.method !== 'GET' || url.pathname !== RECORDS_PATH) {
    json(response, 404, { statusCode: 404, statusMessage: 'The requested resource could not be found' });
    return;
  }
  const selected = select(url.searchParams);
  if (typeof selected === 'string') json(response, 400, { statusCode: 400, statusMessage: selected });
  else json(response, 200, answerBody(selected));
}
