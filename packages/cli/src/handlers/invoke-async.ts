import { LAMBDA_RETRIES } from '@quote-elt/runtime';

/** Calls `attempt` as Lambda's asynchronous invocation does, without its pauses; throws the last error. */
export async function invokeAsync<T>(attempt: () => Promise<T>): Promise<T> {
  for (let retries = 0; ; retries++) {
    try {
      return await attempt();
    } catch (error) {
      if (retries === LAMBDA_RETRIES) throw error;
    }
  }
}
