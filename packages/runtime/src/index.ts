export { CodedError, type CodedErrorOptions } from './coded-error.ts';
export { ConfigError, parseEnv } from './env.ts';
export { jsonLog, type Log, type LogLevel, type WriteLine } from './log.ts';
export {
  HEARTBEAT_AHEAD_MS,
  type Heartbeat,
  heartbeatLines,
  METRIC_NAMESPACE,
  METRICS,
  type MetricName,
  metricLine,
} from './metric.ts';
export {
  PROJECT,
  type StackId,
  type StackNames,
  stackDeadLetterQueue,
  stackNames,
  stackTables,
} from './stack-names.ts';
export { visible } from './visible.ts';
