import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { slugOf } from '@quote-elt/shared';
import { type StandInQuotation, selectQuotations } from '../quotes/select-quotations.ts';
import { type Random, seededRandom } from '../random/seeded-random.ts';
import { closeServer, listenOnLoopback } from '../servers/loopback.ts';
import { json, misbehave, type StandInFault } from './stand-in-faults.ts';

const RATE_LIMIT_PER_MINUTE = 180;

/** How the stand-in behaves; `fault` is asked at each request and tells it to misbehave. */
export interface StandInOptions {
  readonly quotations: readonly StandInQuotation[];
  readonly seed: number;
  readonly port?: number;
  readonly now?: () => Date;
  readonly fault?: () => StandInFault | undefined;
  /** Gives the generator that the quotes of a request are drawn with; without it all are drawn with one, by the seed. */
  readonly drawWith?: () => Random;
  /** Has the last word on what a request is answered. */
  readonly revise?: (drawn: readonly StandInQuotation[]) => readonly StandInQuotation[];
}

/** A running stand-in. */
export interface StandInApi {
  readonly baseUrl: string;
  /** Requests answered so far. */
  requests(): number;
  close(): Promise<void>;
}

/** Serves Quotable's `GET /quotes/random` on loopback, with its limits, headers and error bodies. */
export async function startStandInApi(options: StandInOptions): Promise<StandInApi> {
  const { quotations, now = () => new Date(), fault = () => undefined, revise = (drawn) => drawn } = options;
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
        const drawn = selectQuotations(quotations, query, drawWith());
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
  select: (query: URLSearchParams) => readonly StandInQuotation[] | string,
): void {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  if (request.method !== 'GET' || url.pathname !== '/quotes/random') {
    json(response, 404, { statusCode: 404, statusMessage: 'The requested resource could not be found' });
    return;
  }
  const selected = select(url.searchParams);
  if (typeof selected === 'string') json(response, 400, { statusCode: 400, statusMessage: selected });
  else json(response, 200, selected.map(quotableBody));
}

function quotableBody(quotation: StandInQuotation): Record<string, unknown> {
  return {
    _id: quotation.id,
    content: quotation.content,
    author: quotation.author,
    tags: quotation.tags,
    authorSlug: slugOf(quotation.author),
    length: quotation.content.length,
    ...(quotation.added === undefined ? {} : { dateAdded: quotation.added }),
    ...(quotation.modified === undefined ? {} : { dateModified: quotation.modified }),
  };
}

/** Quotable's limit: a fixed window of a minute, told in three headers. */
function rateLimiter(now: () => Date): (response: ServerResponse) => boolean {
  let window = Number.NaN;
  let used = 0;
  return (response) => {
    const ms = now().getTime();
    const current = Math.floor(ms / 60_000);
    if (current !== window) used = 0;
    window = current;
    used++;
    response.setHeader('RateLimit-Limit', RATE_LIMIT_PER_MINUTE);
    response.setHeader('RateLimit-Remaining', Math.max(0, RATE_LIMIT_PER_MINUTE - used));
    response.setHeader('RateLimit-Reset', 60 - Math.floor((ms % 60_000) / 1000));
    return used <= RATE_LIMIT_PER_MINUTE;
  };
}
