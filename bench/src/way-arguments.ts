/** Which attributes a Query asks for; all of them where it is empty. */
export interface Projection {
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
}

/** What a measured process is told. */
export interface WayArguments {
  readonly address: string;
  /** What DuckDB may use, in MB. */
  readonly memoryMb: number;
  readonly projection: Projection;
}

/** The same as words of a command line. */
export function wayWords({ address, memoryMb, projection }: WayArguments): string[] {
  return [address, String(memoryMb), JSON.stringify(projection)];
}

/** What this process is told. No schema checks it: a floor that loaded one would be no floor. */
export function readWayArguments(words: readonly string[] = process.argv.slice(2)): WayArguments {
  const [address = '', memoryMb = '1024', asked = '{}'] = words;
  const projection: Projection = JSON.parse(asked);
  return { address, memoryMb: Number(memoryMb), projection };
}
