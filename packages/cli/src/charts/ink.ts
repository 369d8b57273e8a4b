/** Colours come from the page's style, so that one drawing serves light and dark. */
export const INK = {
  text: 'var(--ink)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  accent: 'var(--accent)',
  alert: 'var(--alert)',
  faint: 'var(--faint)',
  stored: 'var(--stored)',
} as const;

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
