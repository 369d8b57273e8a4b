const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether EventBridge Scheduler takes `name` as a time zone: a name of the IANA database, not an offset such as +01:00. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The instants (epoch milliseconds, in order) at which the clocks of a zone show `minutes` of the calendar day that begins
 * at `dayMs` when it is read as UTC. A time that the clocks leave out has none; of one that comes twice it is the first.
 */
export function instantsOf(dayMs: number, minutes: readonly number[], timeZone: string): number[] {
  const walls = minutes.map((minute) => dayMs + minute * MINUTE_MS);
  const [before = 0, after = 0] = [dayMs - DAY_MS, dayMs + 2 * DAY_MS].map((at) => offsetAt(at, timeZone));
  if (before === after) return walls.map((wall) => wall - before);
  return walls
    .flatMap((wall) => {
      const shown = [wall - before, wall - after].filter((at) => at + offsetAt(at, timeZone) === wall);
      return shown.length === 0 ? [] : [Math.min(...shown)];
    })
    .sort((a, b) => a - b);
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(atMs: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}
