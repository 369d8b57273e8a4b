/** The hours of a day as `00:00` to `23:00`, and `24:00` as its end. */
export function hourName(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** The first minute of each hour of a day, as an axis shows them. */
export const HOUR_NAMES = Array.from({ length: 24 }, (_, hour) => hourName(hour));
