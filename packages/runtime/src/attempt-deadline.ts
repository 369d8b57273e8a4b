/** The part of an SDK client's HTTP handler that is used. */
interface RequestHandler {
  handle(request: unknown, options?: unknown): Promise<{ readonly response: { readonly body?: unknown } }>;
}

/** A body that is still coming. */
interface StreamingBody {
  destroy(error: Error): void;
  once(event: 'close', listener: () => void): void;
}

/** A runtime extension of an SDK client (its `extensions`). */
export interface ClientExtension {
  configure(configuration: { httpHandler(): RequestHandler }): void;
}

/**
 * Ends an attempt whose answer is not complete `totalMs` after it began: the SDK bounds the time until the headers and the
 * time between two pieces of a body, but a body that drips would keep it waiting for ever.
 */
export function attemptDeadline(totalMs: number): ClientExtension {
  return {
    configure(configuration) {
      const handler = configuration.httpHandler();
      const handle = handler.handle.bind(handler);
      handler.handle = async (request, options) => {
        const started = performance.now();
        const answer = await handle(request, options);
        const { body } = answer.response;
        if (isStreaming(body)) {
          const left = Math.max(totalMs - (performance.now() - started), 0);
          const timer = setTimeout(() => body.destroy(timeoutError(totalMs)), left);
          body.once('close', () => clearTimeout(timer));
        }
        return answer;
      };
    },
  };
}

/** An error that the SDK takes for a time-out, which it tries again. */
function timeoutError(totalMs: number): Error {
  const error = new Error(`the answer was not complete within ${totalMs} ms`);
  return Object.assign(error, { name: 'TimeoutError', $metadata: {} });
}

function isStreaming(body: unknown): body is StreamingBody {
  return typeof body === 'object' && body !== null && 'destroy' in body && 'once' in body;
}
