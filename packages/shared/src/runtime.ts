// What the handlers and the command line share. It imports nothing of Node, like the rest of this package, but is made for
// functions and scripts: errors with codes, the environment, log lines and metrics.
export { CodedError, type CodedErrorOptions } from './runtime/coded-error.ts';
export { ConfigError, parseEnv } from './runtime/env.ts';
export { jsonLog, type Log, type LogLevel, type WriteLine } from './runtime/log.ts';
export { METRIC_NAMESPACE, METRICS, type MetricName, metricLine } from './runtime/metric.ts';
