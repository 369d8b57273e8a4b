import { createServer, type Server, type ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback } from '@quote-elt/local';

/** A server on loopback that answers every request by `answer` and remembers what was asked. */
export async function serve(
  answer: (response: ServerResponse, path: string) => void,
): Promise<{ baseUrl: string; asked: string[]; server: Server; close: () => Promise<void> }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(String(request.url));
    answer(response, String(request.url));
  });
  const baseUrl = await listenOnLoopback(server);
  return { baseUrl, asked, server, close: () => closeServer(server) };
}
