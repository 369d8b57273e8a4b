import { CodedError } from '@quote-elt/runtime';

/** Every source failed (`ingest.no_source`); thrown so that the tick is retried and then dead-lettered. */
export class NoSourceError extends CodedError {
  constructor(tick: string, attempts: readonly { source: string; code: string; message: string }[]) {
    const told = attempts.map(({ source, code, message }) => `${source} (${code}: ${message})`).join('; ');
    super('ingest.no_source', `no source answered for ${tick}: ${told}`, {
      hint: 'the tick is retried; if it keeps failing, look at the sources named',
      details: { tick, attempts },
    });
  }
}
