/** Where one Trino listens, what it keeps, and what it reads. */
export interface TrinoPlace {
  readonly port: number;
  /** A folder of its own for logs and what it forgets. */
  readonly data: string;
  readonly plugins: string;
  /** The folder whose files its catalog reads and writes. */
  readonly tree: string;
}

/** The name of the catalog that reads `tree`, and of the schema in which its tables stand. */
export const CATALOG = 'hive';
export const SCHEMA = 'tree';

/** The files that a Trino of one node needs under its folder `etc`, by their paths from there. */
export function trinoConfig({ port, data, plugins, tree }: TrinoPlace): Readonly<Record<string, string>> {
  return {
    'config.properties': properties({
      coordinator: 'true',
      'node-scheduler.include-coordinator': 'true',
      'http-server.http.port': String(port),
      'discovery.uri': `http://127.0.0.1:${port}`,
      'node.internal-address': '127.0.0.1',
      'query.max-memory': '1GB',
      'query.max-memory-per-node': '1GB',
      'catalog.config-dir': `${data}/etc/catalog`,
      'plugin.dir': plugins,
    }),
    'node.properties': properties({ 'node.environment': 'engines', 'node.id': 'engines', 'node.data-dir': data }),
    'log.properties': properties({ 'io.trino': 'WARN' }),
    [`catalog/${CATALOG}.properties`]: properties({
      'connector.name': 'hive',
      'hive.metastore': 'file',
      'hive.metastore.catalog.dir': 'local:///.trino-metastore',
      'fs.native-local.enabled': 'true',
      'local.location': tree,
      'hive.partition-projection-enabled': 'true',
      // A local folder has no listing by prefix: a day that is absent would be an error. On S3 it is empty.
      'hive.ignore-absent-partitions': 'true',
      // Tables of raw items lie outside of the schema's own folder.
      'hive.non-managed-table-writes-enabled': 'true',
    }),
  };
}

function properties(entries: Readonly<Record<string, string>>): string {
  return Object.entries(entries)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** The arguments of Java for that server; a heap of 2 GB is enough for a year of views. */
export function trinoCommand(home: string, data: string): readonly string[] {
  return [
    '-Xmx2G',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    `-Dconfig=${data}/etc/config.properties`,
    `-Dnode.data-dir=${data}`,
    '-Dnode.environment=engines',
    '-Dnode.id=engines',
    `-Dlog.levels-file=${data}/etc/log.properties`,
    '-cp',
    `${home}/lib/*`,
    'io.trino.server.TrinoServer',
  ];
}
