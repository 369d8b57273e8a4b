export { CodedError, type CodedErrorOptions } from './coded-error.ts';
export { ConfigError, parseEnv } from './env.ts';
export { jsonLog, type Log, type LogLevel, type WriteLine } from './log.ts';
export { METRIC_NAMESPACE, METRICS, type MetricName, metricLine } from './metric.ts';
export { stackDeadLetterQueue, stackTables } from './stack-names.ts';
