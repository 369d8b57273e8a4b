/** The release of Trino that everything is compared with; Athena's engine 3 follows it. */
export const TRINO_VERSION = '476';

/** What is taken from Maven Central: the server with no connector, and the one connector that is needed. */
export const TRINO_ARTEFACTS = {
  server: {
    coordinates: `io.trino:trino-server-core:${TRINO_VERSION}:tar.gz`,
    file: `trino-server-core-${TRINO_VERSION}.tar.gz`,
  },
  hive: { coordinates: `io.trino:trino-hive:${TRINO_VERSION}:zip`, file: `trino-hive-${TRINO_VERSION}.zip` },
} as const;

/** The oldest Java that this release of Trino runs on. */
export const TRINO_JAVA = 24;
