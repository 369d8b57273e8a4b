import { setTimeout as sleep } from 'node:timers/promises';

/** Rings that come in a burst are one ring; one that comes while its listener works is heard after. */
export interface Bell {
  ring(): void;
  /** Waits for a ring, if none is waiting, and then until no other one came for a while; false when the signal is aborted. */
  heard(signal: AbortSignal): Promise<boolean>;
}

/** A bell whose rings are of one burst if less than `quietMs` lies between them. */
export function createBell(quietMs: number): Bell {
  let waiting = Promise.withResolvers<void>();
  let rung = false;
  return {
    ring() {
      rung = true;
      waiting.resolve();
    },
    async heard(signal) {
      const stopped = Promise.withResolvers<void>();
      const stop = () => stopped.resolve();
      signal.addEventListener('abort', stop, { once: true });
      if (!signal.aborted) await Promise.race([waiting.promise, stopped.promise]);
      signal.removeEventListener('abort', stop);
      while (rung && !signal.aborted) {
        rung = false;
        waiting = Promise.withResolvers();
        await sleep(quietMs);
      }
      return !signal.aborted;
    },
  };
}
