import type { StandInRecord } from '../../src/index.ts';

/** Records for the stand-in to give, all different. */
export const SAMPLES: readonly StandInRecord[] = Array.from({ length: 60 }, (_, n) => ({
  id: `id-${String(n).padStart(7, '0')}`,
  content: `Quotation number ${n}${'.'.repeat(n)}`,
  author: n % 2 === 0 ? 'Émile Zola' : 'Laozi',
  tags: n % 3 === 0 ? ['Life'] : [],
  ...(n === 0 ? { added: '2020-01-01', modified: '2021-01-01' } : {}),
}));
