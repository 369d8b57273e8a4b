import { Agent, get, type IncomingMessage } from 'node:http';
import { printReport } from './report.ts';
import { readWayArguments } from './way-arguments.ts';

/** The wire itself: the bytes of every page by bare HTTP, one after the other over one connection. No SDK, nothing signed, nothing looked at. */
const { address, projection } = readWayArguments();
const asked = Object.values(projection.ExpressionAttributeNames ?? {}).join(',');
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

async function receive(index: number): Promise<{ bytes: number; pages: number }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${address}/${index}?attributes=${asked}`, { agent }, resolve).once('error', reject);
  });
  let bytes = 0;
  for await (const chunk of response) bytes += chunk.length;
  return { bytes, pages: Number(response.headers['x-pages']) };
}

let pages = 1;
for (let index = 0; index < pages; index++) ({ pages } = await receive(index));
agent.destroy();
printReport({ rows: 0, marts: {} });
