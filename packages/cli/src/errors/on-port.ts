import { CodedError, hasCode } from '@quote-elt/runtime';

/** A server's port is taken (`port.busy`). */
class PortBusyError extends CodedError {
  constructor(port: number, cause: unknown) {
    super('port.busy', `port ${port} is in use`, { hint: 'choose another with --port, or 0 for any free one', cause });
  }
}

/** What `start` gives; throws PortBusyError when it fails because `port` is taken. */
export async function onPort<T>(port: number, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE')) throw new PortBusyError(port, error);
    throw error;
  }
}
