import { S3Client } from '@aws-sdk/client-s3';
import { type LocalS3, type S3Fault, type S3Request, startLocalS3 } from '@quote-elt/local';
import { type Patience, s3ClientConfig } from '@quote-elt/runtime';
import type { Warehouse } from '../src/ports/ports.ts';
import { s3Warehouse } from '../src/warehouse/s3-warehouse.ts';

const BUCKET = 'warehouse';

/** A warehouse in a bucket of the double of S3, with every request that came. */
export interface TestedS3 {
  readonly warehouse: Warehouse;
  readonly s3: LocalS3;
  readonly requests: string[];
  /** Where the double has the object of a key. */
  path(key: string): string;
  close(): Promise<void>;
}

/** Starts the double and a warehouse in it, reached by the real SDK. */
export async function startS3Warehouse({
  fault = () => undefined,
  pageKeys = 1000,
  patience,
  bucket = BUCKET,
}: {
  readonly fault?: (request: S3Request) => S3Fault | undefined;
  readonly pageKeys?: number;
  readonly patience?: Patience;
  readonly bucket?: string;
} = {}): Promise<TestedS3> {
  const requests: string[] = [];
  const s3 = await startLocalS3({
    buckets: [BUCKET],
    pageKeys,
    fault: (request) => {
      requests.push(`${request.method} ${request.key}`);
      return fault(request);
    },
  });
  const client = new S3Client({
    ...s3ClientConfig('lambda'),
    endpoint: s3.endpoint,
    region: 'local',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    warehouse: s3Warehouse(client, bucket, patience),
    s3,
    requests,
    path: (key) => `${BUCKET}/${key}`,
    close: async () => {
      client.destroy();
      await s3.close();
    },
  };
}
