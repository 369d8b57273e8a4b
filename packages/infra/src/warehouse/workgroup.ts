import { RESULTS_PREFIX } from './lifecycle-rules.ts';

/** Athena counts megabytes by 1,048,576 bytes, and lets no limit be below ten of them. */
const MEGABYTE = 1_048_576;

/** The most bytes that a query may read, of a limit in megabytes. */
export function scanLimitBytes(megabytes: number): number {
  return megabytes * MEGABYTE;
}

/** How queries of a workgroup run, whatever a client asks for; results lie encrypted beside the marts. */
export function workgroupConfiguration(bucket: string, accountId: string, scanLimitMb: number) {
  return {
    engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
    enforceWorkgroupConfiguration: true,
    bytesScannedCutoffPerQuery: scanLimitBytes(scanLimitMb),
    resultConfiguration: {
      outputLocation: `s3://${bucket}/${RESULTS_PREFIX}`,
      encryptionConfiguration: { encryptionOption: 'SSE_S3' },
      expectedBucketOwner: accountId,
    },
  };
}
