export {
  awsClientConfig,
  type ClientBounds,
  type ClientPlace,
  dynamoDbClientConfig,
  s3ClientConfig,
} from './aws-client.ts';
export { BURST_SECONDS } from './burst-seconds.ts';
export { CodedError, type CodedErrorOptions } from './coded-error.ts';
export { type Environment, parseEnv } from './env.ts';
export { hasCode } from './has-code.ts';
export { asRecord, isObject, type JsonObject, parseJson } from './json-object.ts';
export {
  LAMBDA_EVENT_AGE_SECONDS,
  LAMBDA_RETRIES,
  LAMBDA_RETRY_WAITS_SECONDS,
  MAX_LATENESS_SECONDS,
  SCHEDULER_EVENT_AGE_SECONDS,
} from './lateness.ts';
export { jsonLog, type Log, type WriteLine } from './log.ts';
export { machineErrorOf } from './machine-error.ts';
export { makeFolders } from './make-folders.ts';
export { messageOf } from './message-of.ts';
export {
  HEARTBEAT_AHEAD_MS,
  type Heartbeat,
  heartbeatLines,
  METRICS,
  type MetricName,
  metricLine,
} from './metric.ts';
export {
  endlessPatience,
  type InvocationContext,
  type Patience,
  ThrottledError,
  withinInvocation,
  withPatience,
} from './patience.ts';
export { METRIC_NAMESPACE, PROJECT, RECORD, REPOSITORY, TABLES, USER_AGENT } from './project.ts';
export { requireSpace } from './require-space.ts';
export { showForeign, showText } from './show-foreign.ts';
export { someAtOnce } from './some-at-once.ts';
export {
  type StackId,
  type StackNames,
  stackDeadLetterQueue,
  stackNames,
  stackTables,
  stackWarehouse,
} from './stack-names.ts';
export { statusOf } from './status-of.ts';
export { removeTempFolders, sweepTempFolders, TEMP_HINT, TEMP_VARIABLE, withTempFolder } from './temp-folder.ts';
export { visible } from './visible.ts';
