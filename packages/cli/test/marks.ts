/** The SVG of the wide drawing of the chart on a page whose label begins so. */
export function chartOn(page: string, label: string): string {
  const start = page.indexOf(`<div class="chart wide" role="img" aria-label="${label}`);
  if (start < 0) throw new RangeError(`no chart begins with ${label}`);
  return page.slice(page.indexOf('<svg', start), page.indexOf('</svg>', start));
}

/** What each mark of a chart says when it is pointed at. */
export function hintsOf(svg: string): string[] {
  return [...svg.matchAll(/<title dir="auto">([^<]*)<\/title>/g)].map(([, hint = '']) => hint);
}

/** The hours that a mark of a heat map covers, from `<date>[, HH:00 to HH:00]: <what>`. */
export function hoursOf(hint: string): number {
  const [, from = '0', to = '24'] = /, (\d\d):00 to (\d\d):00: /.exec(hint) ?? [];
  return Number(to) - Number(from);
}

/** The minutes of the day that a mark of the strip covers, from `HH:MM[:SS] to HH:MM[:SS]: <what>`. */
export function minutesOf(hint: string): number {
  const [, from = '', to = ''] = /^([\d:]+) to ([\d:]+): /.exec(hint) ?? [];
  return minuteOf(to) - minuteOf(from);
}

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes + seconds / 60;
}
