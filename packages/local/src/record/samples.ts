import type { StandInQuotation } from './select-quotations.ts';

/** Records that tests let the stand-in give, all different. */
export const STAND_IN_SAMPLES: readonly StandInQuotation[] = Array.from({ length: 60 }, (_, n) => ({
  id: `id-${String(n).padStart(7, '0')}`,
  content: `Quotation number ${n}${'.'.repeat(n)}`,
  author: n % 2 === 0 ? 'Émile Zola' : 'Laozi',
  tags: n % 3 === 0 ? ['Life'] : [],
  ...(n === 0 ? { added: '2020-01-01', modified: '2021-01-01' } : {}),
}));
