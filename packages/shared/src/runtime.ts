export { CodedError, type CodedErrorOptions } from './runtime/coded-error.ts';
export { ConfigError, parseEnv } from './runtime/env.ts';
export { jsonLog, type Log, type LogLevel, type WriteLine } from './runtime/log.ts';
export { METRIC_NAMESPACE, METRICS, type MetricName, metricLine } from './runtime/metric.ts';
