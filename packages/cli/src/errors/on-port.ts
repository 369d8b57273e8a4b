import { hasCode } from '@quote-elt/runtime';
import { PortBusyError } from './errors.ts';

/** What `start` gives; throws PortBusyError when it fails because `port` is taken. */
export async function onPort<T>(port: number, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE')) throw new PortBusyError(port, error);
    throw error;
  }
}
