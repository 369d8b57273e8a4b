import { CodedError } from '@quote-elt/runtime';

/** Every source failed (`ingest.no_source`); thrown so that the tick is retried and then dead-lettered. */
export class NoSourceError extends CodedError {
  constructor(tick: string, attempts: readonly { source: string; code: string; message: string }[]) {
    const told = attempts.map(({ source, code, message }) => `${source} (${code}: ${message})`).join('; ');
    const reason = attempts.length === 0 ? 'none was asked, for want of time or of sources' : told;
    super('ingest.no_source', `no source answered for ${tick}: ${reason}`, {
      hint: 'the tick is retried; if it keeps failing, look at the sources named, at ELT_SOURCES and at the time that ingest has',
      details: { tick, attempts },
    });
  }
}
