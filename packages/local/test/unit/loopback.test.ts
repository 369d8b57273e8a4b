import { createServer, get, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeServer, listenOnLoopback, startDynamoDb } from '../../src/index.ts';
import { isOwnHost } from '../../src/servers/loopback.ts';

let server: Server;
let address: string;
let asked = 0;
beforeEach(async () => {
  asked = 0;
  server = createServer((_request, response) => {
    asked++;
    response.end('secret');
  });
  address = await listenOnLoopback(server);
});
afterEach(() => closeServer(server));

function ask(to: string, headers: Record<string, string>): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    get(to, { headers }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    }).on('error', reject);
  });
}

test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('a server on loopback answers to %s', async (name) => {
  const host = `${name}:${new URL(address).port}`;
  expect(await ask(address, { host })).toEqual({ status: 200, body: 'secret' });
  expect(await ask(address, { host, origin: `http://${host}` })).toEqual({ status: 200, body: 'secret' });
});

test.each([
  ['a name that was pointed at this machine', (port: string) => ({ host: `rebound.example:${port}` })],
  ['a loopback name with another port', () => ({ host: '127.0.0.1:1' })],
  ['a name that begins like a loopback one', (port: string) => ({ host: `127.0.0.1.rebound.example:${port}` })],
  ['no port', () => ({ host: 'localhost' })],
  ['a page of another site', (port: string) => ({ host: `127.0.0.1:${port}`, origin: 'https://other.example' })],
  ['a page without a site', (port: string) => ({ host: `127.0.0.1:${port}`, origin: 'null' })],
])('a server on loopback is not reached by %s', async (_name, headers) => {
  const { port } = new URL(address);
  expect(await ask(address, headers(port))).toEqual({ status: 421, body: `call this server 127.0.0.1:${port}\n` });
  expect(asked).toBe(0);
});

test('on port 80 the port may be left out', () => {
  expect([isOwnHost({ host: 'localhost' }, 80), isOwnHost({ host: 'localhost' }, 8080), isOwnHost({}, 80)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a server is closed when it has let go of all it held, not only of its port', async () => {
  const held = createServer();
  await listenOnLoopback(held);
  const { close } = held;
  let isReleased = false;
  // As dynalite does with its files.
  held.close = (done) =>
    close.call(held, (error) => {
      setTimeout(() => {
        isReleased = true;
        done?.(error);
      }, 20);
    });
  await closeServer(held);
  expect(isReleased).toBe(true);
});

test('the embedded DynamoDB gives no web page leave to ask it', async () => {
  const dynamodb = await startDynamoDb();
  const outcome = await ask(dynamodb.endpoint, { origin: 'https://other.example' });
  await dynamodb.close();
  expect(outcome.status).toBe(421);
});
