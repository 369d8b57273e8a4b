import type { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

/** Watches a transport that is not connected yet, and gives what waits until every request that came has been answered or called off. */
export function allAnswered(transport: StdioServerTransport): () => Promise<void> {
  const open = new Set<unknown>();
  let tell = () => {};
  const close = (id: unknown) => {
    open.delete(id);
    if (open.size === 0) tell();
  };
  const send = transport.send.bind(transport);
  transport.onmessage = (message: JSONRPCMessage) => {
    if ('method' in message && 'id' in message) open.add(message.id);
    else if ('method' in message && message.method === 'notifications/cancelled') close(message.params?.requestId);
  };
  transport.send = async (message) => {
    await send(message);
    if (!('method' in message) && 'id' in message) close(message.id);
  };
  return () =>
    new Promise((resolve) => {
      tell = resolve;
      if (open.size === 0) resolve();
    });
}
