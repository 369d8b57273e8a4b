export { DataFolderError } from './claim-folder.ts';
export { type EmbeddedDynamoDb, LOCAL_TABLES, startDynamoDb } from './embedded-dynamodb.ts';
export { type FaultyPeer, type PeerAnswer, type PeerFault, startFaultyPeer } from './faulty-peer.ts';
export { itemSize } from './item-size.ts';
export { closeServer, listenOnLoopback } from './loopback.ts';
export {
  type ProvisionedDynamoDb,
  startProvisionedDynamoDb,
  type Upstream,
  type UpstreamAnswer,
  upstreamAt,
} from './provisioned-dynamodb.ts';
export { keyedRandom, type Random, seededRandom } from './random.ts';
export { type StandInApi, type StandInOptions, startStandInApi } from './stand-in-api.ts';
export type { StandInFault } from './stand-in-faults.ts';
export type { StandInQuotation } from './stand-in-query.ts';
export { type Capacity, createTokenBuckets, type TokenBuckets } from './token-buckets.ts';
