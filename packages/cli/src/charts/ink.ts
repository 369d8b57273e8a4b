/** Colours come from the page's style, so that one drawing serves light and dark. */
export const INK = {
  text: 'var(--ink)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  accent: 'var(--accent)',
  alert: 'var(--alert)',
  faint: 'var(--faint)',
  stored: 'var(--stored)',
  page: 'var(--page)',
  unknown: 'var(--kind-4)',
} as const;

/** Colours of kinds that have no order, the most frequent first; the last one is for all others. */
export const KIND_INKS = [INK.stored, 'var(--kind-2)', 'var(--kind-3)', 'var(--kind-4)'] as const;

/** An axis of values in the page's colours. */
export const VALUE_AXIS = {
  type: 'value',
  axisLabel: { color: INK.muted },
  splitLine: { lineStyle: { color: INK.line } },
} as const;

/** An axis of names in the page's colours. */
export const NAME_AXIS = {
  type: 'category',
  axisLabel: { color: INK.text },
  axisLine: { lineStyle: { color: INK.line } },
  axisTick: { show: false },
} as const;

/** A legend below a chart, in the page's colours, that nobody can switch. */
export const LEGEND = {
  bottom: 0,
  itemGap: 16,
  itemWidth: 14,
  itemHeight: 10,
  textStyle: { color: INK.muted },
  selectedMode: false,
} as const;
