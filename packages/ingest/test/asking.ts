import { toTick } from '@quote-elt/shared';
import { sampleRecord } from '@quote-elt/shared/testing';
import { expect } from 'vitest';
import { createAskSources } from '../src/asking/ask-sources.ts';
import type { Source } from '../src/ports/source.ts';

/** A request for one record. */
export const REQUEST = { tick: toTick(0), count: 1, signal: new AbortController().signal };

/** Sources by their names, which fail as they are told to, and a clock, in milliseconds, that stands still. */
export function sourcesOnTrial() {
  const trial = { now: 0, asked: [] as string[], failing: new Map<string, unknown>() };
  const source = (name: string): Source => ({
    name,
    async fetch() {
      trial.asked.push(name);
      if (trial.failing.has(name)) throw trial.failing.get(name);
      return { records: [sampleRecord()], rejected: [] };
    },
  });
  const askAmong = (...names: string[]) =>
    createAskSources(
      names.map(source),
      () => new Date(trial.now),
      () => undefined,
    );
  /** Asks once and gives who was asked. */
  async function askedBy(ask: ReturnType<typeof askAmong>): Promise<string[]> {
    trial.asked = [];
    await ask(REQUEST).catch((error: unknown) => expect(error).toMatchObject({ code: 'ingest.no_source' }));
    return trial.asked;
  }
  return Object.assign(trial, { source, askAmong, askedBy });
}
