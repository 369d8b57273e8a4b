import type { Figure } from '@quote-elt/transform';

/** `1440` as `1,440`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** A count with its noun: `1 day`, `2 days`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Bytes in the unit that suits them, of a thousand each: `950 B`, `1.4 kB`, `2.3 GB`. */
export function formatBytes(bytes: number): string {
  const unit = UNITS.findLast(({ size }) => bytes >= size);
  return unit === undefined ? `${bytes} B` : `${(bytes / unit.size).toFixed(1)} ${unit.name}`;
}

const UNITS = [
  { name: 'kB', size: 1e3 },
  { name: 'MB', size: 1e6 },
  { name: 'GB', size: 1e9 },
] as const;

/** A part of one as a percentage that never rounds up to 100 %. */
export function formatShare(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

/** A duration in milliseconds in the unit that suits it. */
export function formatMs(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** A number with at most `digits` behind the point: `1,440.5`. */
export function formatNumber(value: number, digits = 6): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** A figure of a day as its unit is written. */
export function formatFigure(value: number, unit: Figure['unit']): string {
  if (unit === 'count') return formatCount(value);
  return unit === 'share' ? formatShare(value) : formatNumber(value, 3);
}
