export { DataFolderError } from './dynamodb/claim-folder.ts';
export { type EmbeddedDynamoDb, LOCAL_TABLES, startDynamoDb } from './dynamodb/embedded-dynamodb.ts';
export { itemSize } from './dynamodb/item-size.ts';
export {
  type ProvisionedDynamoDb,
  startProvisionedDynamoDb,
  type Upstream,
  type UpstreamAnswer,
  upstreamAt,
} from './dynamodb/provisioned-dynamodb.ts';
export { type Capacity, createTokenBuckets, type TokenBuckets } from './dynamodb/token-buckets.ts';
export type { StandInQuotation } from './quotes/select-quotations.ts';
export { keyedRandom, type Random, seededRandom } from './random/seeded-random.ts';
export { type FaultyPeer, type PeerAnswer, type PeerFault, startFaultyPeer } from './servers/faulty-peer.ts';
export { closeServer, listenOnLoopback } from './servers/loopback.ts';
export { type StandInApi, type StandInOptions, startStandInApi } from './stand-in/stand-in-api.ts';
export type { StandInFault } from './stand-in/stand-in-faults.ts';
