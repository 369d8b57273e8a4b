/** What Athena takes: dollars a byte that a query scans, and the bytes that it counts at least (aws.amazon.com/athena/pricing, us-east-1 and eu-west-1, November 2026). */
const ATHENA = { scannedByte: 5 / 1e12, leastScannedBytes: 10e6 } as const;

/** What a query costs that scans so many bytes, in dollars, without its requests to S3. */
export function scanUsd(bytes: number): number {
  return Math.max(bytes, ATHENA.leastScannedBytes) * ATHENA.scannedByte;
}
