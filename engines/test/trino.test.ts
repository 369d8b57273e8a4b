import { createServer } from 'node:http';
import { closeServer, listenOnLoopback } from '@quote-elt/local';
import { describe, expect, test } from 'vitest';
import { cacheFolder } from '../src/cache-folder.ts';
import { runTool } from '../src/run-tool.ts';
import { chooseJava, findJava, javaMajor } from '../src/trino/find-java.ts';
import { trinoClient } from '../src/trino/trino-client.ts';
import { trinoCommand, trinoConfig } from '../src/trino/trino-config.ts';

describe('Java', () => {
  test('says its version in its file release', () => {
    expect(javaMajor('IMPLEMENTOR="x"\nJAVA_VERSION="25.0.1"\n')).toBe(25);
    expect(javaMajor('JAVA_VERSION="1.8.0_392"')).toBe(1);
    expect(javaMajor('nothing')).toBeUndefined();
  });

  test('is that of JAVA_HOME where it is new enough, else the newest', () => {
    const [old, good, newest] = [17, 24, 25].map((major) => ({ folder: `/jvm/${major}`, major }));
    const homes = [old, good, newest].filter((each) => each !== undefined);
    expect(chooseJava(homes, 24, '/jvm/24')).toBe(good);
    expect(chooseJava(homes, 24, '/jvm/17')).toBe(newest);
    expect(chooseJava(homes, 24)).toBe(newest);
    expect(chooseJava(homes, 26)).toBeUndefined();
  });

  test('that is missing is told, with what to do', () => {
    expect(() => findJava(999, '/nowhere')).toThrow(expect.objectContaining({ code: 'engines.no_java' }));
  });
});

test('the server listens on loopback, reads the tree by projection, and takes 2 GB at most', () => {
  const config = trinoConfig({ port: 8081, data: '/data', plugins: '/trino/plugin', tree: '/tree' });
  expect(config['config.properties']).toContain('http-server.http.port=8081\n');
  expect(config['config.properties']).toContain('node.internal-address=127.0.0.1\n');
  expect(config['catalog/hive.properties']).toContain('local.location=/tree\n');
  expect(config['catalog/hive.properties']).toContain('hive.partition-projection-enabled=true\n');
  expect(trinoCommand('/trino', '/data')).toEqual(
    expect.arrayContaining(['-Xmx2G', '/trino/lib/*', 'io.trino.server.TrinoServer']),
  );
});

test('engines are kept in the cache of the user, wherever that is', () => {
  expect(cacheFolder(process.env.TMPDIR ?? '/tmp', '/nowhere')).toMatch(/engines$/);
});

test('a tool that is missing or fails is told by a code', () => {
  expect(() => runTool('no-such-tool', [], '.')).toThrow(expect.objectContaining({ code: 'engines.tool' }));
  expect(() => runTool(process.execPath, ['-e', 'process.exit(3)'], '.')).toThrow(
    expect.objectContaining({ code: 'engines.tool' }),
  );
});

describe('a statement', () => {
  /** A server that gives these answers one after the other, each with a `nextUri` where another follows. */
  async function asking<T>(
    answers: readonly (object | number)[],
    use: (run: ReturnType<typeof trinoClient>) => Promise<T>,
  ) {
    const asked: (string | undefined)[] = [];
    let next = 0;
    let address = '';
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers['x-trino-client-capabilities']}`);
      const answer = answers[next++];
      if (typeof answer === 'number') response.writeHead(answer).end();
      else
        response.end(
          JSON.stringify({ ...answer, ...(next < answers.length ? { nextUri: `${address}/next/${next}` } : {}) }),
        );
    });
    address = await listenOnLoopback(server);
    try {
      return { asked, result: await use(trinoClient(address)) };
    } finally {
      await closeServer(server);
    }
  }

  test('is asked for until there is no more, and timestamps keep their digits', async () => {
    const columns = [{ name: 'n', type: 'bigint' }];
    const { asked, result } = await asking([{}, { columns, data: [[1]] }, { columns, data: [[2]] }], (run) =>
      run('select 1'),
    );
    expect(result).toEqual({ columns, rows: [[1], [2]] });
    expect(asked).toEqual([
      'POST /v1/statement PARAMETRIC_DATETIME',
      'GET /next/1 PARAMETRIC_DATETIME',
      'GET /next/2 PARAMETRIC_DATETIME',
    ]);
  });

  test('that is refused ends with what Trino said', async () => {
    const refused = asking([{ error: { message: 'line 1:8: no' } }], (run) => run('select x'));
    await expect(refused).rejects.toMatchObject({ code: 'engines.trino', message: 'line 1:8: no' });
  });

  test('is asked again while the server is busy, and not where it errs', async () => {
    const { result } = await asking([503, { columns: [], data: [] }], (run) => run('select 1'));
    expect(result.rows).toEqual([]);
    await expect(asking([500], (run) => run('select 1'))).rejects.toMatchObject({ code: 'engines.trino' });
  });
});
