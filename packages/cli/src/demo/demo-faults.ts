import { type Random, type StandInFault, seededRandom } from '@quote-elt/local';

const FAULTS: readonly StandInFault[] = ['server-error', 'rate-limited', 'html', 'empty-list', 'invalid-json', 'reset'];

/** One request in so many fails. */
const ONE_IN = 75;

/** The demo's faults: reproducible by seed, counted, and never two in a row, so that a retry gets through. */
export function demoFaults(seed: number): { next: () => StandInFault | undefined; met: () => number } {
  const random: Random = seededRandom(seed ^ 0x5eed);
  let failedBefore = false;
  let met = 0;
  return {
    next() {
      failedBefore = !failedBefore && random() < 1 / ONE_IN;
      if (!failedBefore) return undefined;
      met++;
      return FAULTS[Math.floor(random() * FAULTS.length)];
    },
    met: () => met,
  };
}
