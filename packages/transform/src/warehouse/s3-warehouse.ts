import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  type ClientPlace,
  endlessPatience,
  type Patience,
  s3ClientConfig,
  statusOf,
  withPatience,
} from '@quote-elt/runtime';
import { WarehouseError } from '../errors/warehouse-errors.ts';
import type { StoredObject, Warehouse } from '../ports/ports.ts';
import { conflictOf, type S3Right, slowedDown, warehouseErrorOf } from './s3-errors.ts';
import { getInput, headInput, listInput, putInput } from './s3-requests.ts';

/** A client of S3 whose requests end, by the AWS settings of the environment. */
export function s3Client(place: ClientPlace): S3Client {
  return new S3Client(s3ClientConfig(place));
}

/** A warehouse in a bucket. Throws WarehouseError, the reason of the patience's signal, and what the SDK throws besides. */
export function s3Warehouse(client: S3Client, bucket: string, patience: Patience = endlessPatience()): Warehouse {
  /** Sends a request that needs a right, and again for as long as S3 asks for a slower pace. */
  const ask = async <T>(
    right: S3Right,
    send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> => {
    const slowing = (options: { readonly abortSignal: AbortSignal }) =>
      send(options).catch((error: unknown) => {
        throw slowedDown(error);
      });
    try {
      return await withPatience(slowing, patience);
    } catch (error) {
      throw warehouseErrorOf(error, bucket, right);
    }
  };
  const page = (prefix: string, token?: string) =>
    ask('s3:ListBucket', (options) => client.send(new ListObjectsV2Command(listInput(bucket, prefix, token)), options));
  const warehouse: Warehouse = {
    locationOf: (key) => `s3://${bucket}/${key}`,
    head: async (key) => {
      try {
        const head = await ask('s3:GetObject', (options) =>
          client.send(new HeadObjectCommand(headInput(bucket, key)), options).catch(undefinedIfAbsent),
        );
        return head && storedObject(key, head);
      } catch (error) {
        // S3 answers so of a key that does not exist, unless it may be listed; a list tells it from a key that may not be read.
        if (error instanceof WarehouseError && error.code === 'warehouse.denied' && (await isAbsent(key)))
          return undefined;
        throw error;
      }
    },
    get: (key) =>
      ask('s3:GetObject', async (options) => {
        const object = await client.send(new GetObjectCommand(getInput(bucket, key)), options).catch(undefinedIfAbsent);
        return object?.Body?.transformToByteArray();
      }),
    async *list(prefix) {
      let token: string | undefined;
      do {
        const { Contents = [], NextContinuationToken } = await page(prefix, token);
        for (const { Key = '', ETag, Size } of Contents) yield storedObject(Key, { ETag, ContentLength: Size });
        token = NextContinuationToken;
      } while (token !== undefined);
    },
    put: (key, bytes, expected) =>
      ask('s3:PutObject', async (options) => {
        const command = new PutObjectCommand(putInput(bucket, key, bytes, expected));
        const { ETag } = await client.send(command, options).catch((error: unknown) => {
          throw conflictOf(error, key, expected) ?? error;
        });
        return told(ETag);
      }),
  };
  const isAbsent = async (key: string) => {
    const { Contents = [] } = await page(key);
    return Contents.every(({ Key }) => Key !== key);
  };
  return warehouse;
}

/** The part of an answer that says what stands under a key. */
interface ObjectHead {
  readonly ETag?: string | undefined;
  readonly ContentLength?: number | undefined;
  readonly ChecksumSHA256?: string | undefined;
}

function storedObject(key: string, { ETag, ContentLength, ChecksumSHA256 }: ObjectHead): StoredObject {
  const sha256 = ChecksumSHA256 === undefined ? undefined : Buffer.from(ChecksumSHA256, 'base64').toString('hex');
  return { key, etag: told(ETag), bytes: told(ContentLength), sha256 };
}

/** What an answer has to say of an object. */
function told<T>(value: T | undefined): T {
  if (value === undefined)
    throw new WarehouseError('warehouse.broken_answer', 'an answer of S3 says too little of an object', {
      hint: 'run it again; if it stays so, look at what stands between this machine and S3',
    });
  return value;
}

/** Nothing for a key that does not exist; throws every other error. */
function undefinedIfAbsent(error: unknown): undefined {
  const isBucketGone = error instanceof Error && error.name === 'NoSuchBucket';
  if (statusOf(error) === 404 && !isBucketGone) return undefined;
  throw error;
}
