import { HandlerProject } from '../support/HandlerProject';
import { describeNodes } from '../../../../support/nodes';

const files = new HandlerProject({
  'h.js': `
    let calls = 0;
    const { word } = require('./word.js');
    const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    exports.count = async () => [word, ++calls];
    exports.variables = () => [process.env.OWN, process.env.PATH !== undefined];
    exports.reject = async () => { Promise.reject(new TypeError('nobody waits')); return 1; };
    exports.late = async () => { setTimeout(() => { throw new Error('too late'); }, 1); await later(60_000); };
    exports.after = async () => { setTimeout(() => { throw new Error('afterwards'); }, 5); return ++calls; };
    exports.exit = async ({ code }) => { await null; process.exit(code); };
    exports.loop = () => { for (;;); };
    exports.both = async ({ bad }) => { if (bad) process.exit(1); await later(30); return 'well'; };
    exports.print = async () => { console.log('printed'); console.error('complained'); return 1; };
    exports.circular = async () => { const value = {}; value.self = value; return value; };
    exports.throws = async () => { throw Object.assign(new Error('no'), { name: 'Refused' }); };
  `,
  'word.js': 'exports.word = "one"',
  'slow.js': 'const until = Date.now() + 1500; while (Date.now() < until); exports.handler = async () => "loaded";',
  'thread.js': `
    const threads = require('node:worker_threads');
    const { isMainThread, parentPort, workerData, threadId, Worker } = threads;
    // As libraries do that start their own file in a thread.
    if (!isMainThread) parentPort.on('message', (number) => parentPort.postMessage(number * workerData));
    exports.sees = async () => [isMainThread, parentPort, workerData, threadId];
    exports.pool = async (event) => {
      const worker = new Worker(__filename, { workerData: 2 });
      const doubled = new Promise((resolve) => worker.once('message', resolve));
      worker.postMessage(event);
      try { return await doubled; } finally { await worker.terminate(); }
    };
    exports.forge = async () => {
      const forged = { id: 1, value: 'forged', functionError: undefined };
      for (const port of [threads.parentPort, process]) for (const name of ['postMessage', 'send']) port?.[name]?.(forged);
      return 'its own';
    };
  `,
  'signals.js': `
    const later = () => new Promise((resolve) => setTimeout(resolve, 5));
    exports.own = async ({ signal }) => { await later(); process.kill(process.pid, signal); };
    exports.parent = async () => { process.kill(process.ppid); };
    exports.group = async (pid) => { process.kill(pid, 9); };
    exports.abort = () => process.abort();
    exports.reallyExit = () => process.reallyExit(4);
    exports.caught = async () => { try { process.kill(process.pid, 'SIGTERM'); } catch { return 'goes on'; } };
    exports.asks = async () => [process.kill(process.pid, 0), process.kill(process.ppid, 0)];
  `,
  'signals.mjs': `
    import { exit, kill, pid } from 'node:process';
    import { isMainThread, parentPort } from 'node:worker_threads';
    export const own = async () => kill(pid);
    export const leave = async () => exit(5);
    export const sees = async () => [isMainThread, parentPort];
  `,
  'module/package.json': '{"type":"module"}',
  'module/h.js': 'import { word } from "./word.js"; export const handler = async () => word;',
  'module/word.js': 'export const word = "one";',
  'exits.js': 'process.exit(7); exports.handler = () => 1;',
  'broken.js': 'exports.handler = () =>',
  'lacks.js': 'require("./nowhere"); exports.handler = () => 1;',
});

afterAll(() => files.remove());

const setUp = `
  const { registry, register, invoke } = functions(true);
  const told = [];
  process.stderr.write = (text) => told.push(plain(String(text)).replace(/\\n    at [^]*/, '').trimEnd()) > 0;
`;

describeNodes((node) => {
  beforeEach(() => {
    files.write('word.js', 'exports.word = "one"');
    files.write('module/word.js', 'export const word = "one";');
  });

  test('a function keeps its state between invocations, until one of its files changes', async () => {
    expect(
      await files.run(
        node,
        `${setUp}
         register('f', 'h.count');
         say(await invoke('f'));
         say(await invoke('f'));
         change('word.js', 'exports.word = "two"');
         say(await invoke('f'));
         fs.rmSync(path.join(folder, 'word.js'));
         say(await invoke('f'));
         change('word.js', 'exports.word = "three"');
         say(await invoke('f'));`,
      ),
    ).toEqual([
      ['one', 1],
      ['one', 2],
      ['two', 1],
      expect.stringMatching(
        /^HarnessError: The handler of function 'f' cannot be loaded: Error: Cannot find module '\.\/word\.js'/,
      ),
      ['three', 1],
    ]);
  });

  test('reads the imports of an ES module again, also behind a link', async () => {
    expect(
      await files.run(
        node,
        `${setUp}
         fs.rmSync(path.join(folder, 'linked'), { force: true });
         fs.symlinkSync(path.join(folder, 'module'), path.join(folder, 'linked'), 'junction');
         register('f', 'linked/h.handler');
         say(await invoke('f'));
         change('module/word.js', 'export const word = "two";');
         say(await invoke('f'));`,
      ),
    ).toEqual(['one', 'two']);
  });

  test('code that would end a Lambda runtime fails its invocation, names the function, and ends nothing else', async () => {
    const said = await files.run(
      node,
      `${setUp}
       for (const name of ['reject', 'late', 'exit']) register(name, 'h.' + name);
       say(await invoke('reject'));
       say(await invoke('late'));
       say(await invoke('exit', { code: 3 }));
       say(await invoke('exit', {}));
       say(told);`,
    );
    const unhandled = (payload: object) => ({ functionError: 'Unhandled', payload });
    expect(said).toEqual([
      unhandled({
        errorType: 'Runtime.UnhandledPromiseRejection',
        errorMessage: 'TypeError: nobody waits',
        trace: expect.arrayContaining(['Runtime.UnhandledPromiseRejection: TypeError: nobody waits']),
      }),
      unhandled({
        errorType: 'Error',
        errorMessage: 'too late',
        trace: expect.arrayContaining(['Error: too late']),
      }),
      unhandled({
        errorType: 'Runtime.ExitError',
        errorMessage: 'RequestId: id Error: Runtime exited with error: exit status 3',
      }),
      unhandled({
        errorType: 'Runtime.ExitError',
        errorMessage: 'RequestId: id Error: Runtime exited without providing a reason',
      }),
      [
        "stepmill: Function 'reject' met an unhandled rejection in invocation id, which ends its runtime on Lambda: TypeError: nobody waits",
        "stepmill: Function 'late' met an uncaught exception in invocation id, which ends its runtime on Lambda: Error: too late",
        "stepmill: Function 'exit' met process.exit(3) in invocation id, which ends its runtime on Lambda",
        "stepmill: Function 'exit' met process.exit() in invocation id, which ends its runtime on Lambda",
      ],
    ]);
  });

  test('a signal to its process or the parent ends the function alone', async () => {
    const said = await files.run(
      node,
      `${setUp}
       const end = async (handler, event) => {
         register('f', handler);
         const { payload } = await invoke('f', event);
         say([payload.errorType, payload.errorMessage]);
       };
       for (const signal of ['SIGTERM', 'SIGKILL', 2]) await end('signals.own', { signal });
       await end('signals.parent');
       for (const pid of [0, -1, -process.pid]) await end('signals.group', pid);
       for (const name of ['abort', 'reallyExit', 'caught']) await end('signals.' + name);
       for (const name of ['own', 'leave']) await end('signals.mjs.' + name);
       say(told.length);
       register('f', 'signals.asks');
       say(await invoke('f'));`,
    );
    const ended = (how: string): readonly string[] => [
      'Runtime.ExitError',
      `RequestId: id Error: Runtime exited with error: ${how}`,
    ];
    const killed = ended('signal: killed');
    expect(said).toEqual([
      ended('signal: terminated'),
      killed,
      ended('signal: interrupt'),
      ended('signal: terminated'),
      killed,
      killed,
      killed,
      ended('signal: aborted'),
      ended('exit status 4'),
      ended('signal: terminated'),
      ended('signal: terminated'),
      ended('exit status 5'),
      12,
      [true, true],
    ]);
  });

  test('a handler sees its thread as the main one: it may start others, and cannot forge a response', async () => {
    expect(
      await files.run(
        node,
        `${setUp}
         register('f', 'thread.sees');
         register('g', 'thread.pool');
         register('h', 'thread.forge');
         register('i', 'signals.mjs.sees');
         say(await invoke('f'));
         say(await Promise.all([invoke('g', 1), invoke('g', 21)]));
         say(await invoke('h'));
         say(await invoke('i'));
         say(told);`,
      ),
    ).toEqual([[true, null, null, 0], [2, 42], 'its own', [true, null], []]);
  });

  test('reports an error after the end of an invocation, and restarts the function', async () => {
    expect(
      await files.run(
        node,
        `${setUp}
         register('f', 'h.after');
         say(await invoke('f'));
         while (told.length === 0) await new Promise(setImmediate);
         say(await invoke('f'));
         say(told[0]);`,
      ),
    ).toEqual([
      1,
      1,
      "stepmill: Function 'f' met an uncaught exception after the end of invocation id, which ends its runtime on Lambda: Error: afterwards",
    ]);
  });

  test('another invocation of the same function continues', async () => {
    expect(
      await files.run(
        node,
        `${setUp}
         register('f', 'h.both');
         say(await Promise.all([invoke('f'), invoke('f', { bad: true }), invoke('f')]));`,
      ),
    ).toEqual([['well', expect.objectContaining({ functionError: 'Unhandled' }), 'well']]);
  });

  test('its own time limit stops a function that never yields its thread', async () => {
    expect(
      await files.run(
        node,
        `${setUp}
         register('f', 'h.loop', { timeoutSeconds: 0.2 });
         say(await invoke('f'));
         register('f', 'h.count');
         say(await invoke('f'));`,
      ),
    ).toEqual([
      {
        functionError: 'Unhandled',
        timedOutAfterSeconds: 0.2,
        payload: {
          errorType: 'Sandbox.Timedout',
          errorMessage: 'RequestId: id Error: Task timed out after 0.20 seconds',
        },
      },
      ['one', 1],
    ]);
  });

  test('loading does not count for the time limit', async () => {
    const program = `${setUp}
      register('f', 'slow.handler', { timeoutSeconds: 1 });
      say(await invoke('f'));`;
    expect(await files.run(node, program)).toEqual(['loaded']);
  });

  test('errors, and results that are not JSON, are those of Lambda', async () => {
    const [thrown, circular] = await files.run(
      node,
      `${setUp}
       for (const name of ['throws', 'circular']) { register(name, 'h.' + name); say(await invoke(name)); }`,
    );
    expect(thrown).toEqual({
      functionError: 'Unhandled',
      payload: {
        errorType: 'Refused',
        errorMessage: 'no',
        trace: ['Refused: no', expect.stringMatching(/at exports\.throws/)],
      },
    });
    expect(circular.payload).toMatchObject({
      errorType: 'Error',
      errorMessage: 'Unable to stringify response body',
    });
  });

  test('each function has its own variables, which those of the process override', async () => {
    expect(
      await files.run(
        node,
        `${setUp}
         process.env.PATH ??= 'somewhere';
         register('f', 'h.variables', { environment: { OWN: 'first', PATH: '' } });
         register('g', 'h.variables', { environment: { OWN: 'second' } });
         say(await invoke('f'));
         say(await invoke('g'));
         say(process.env.OWN ?? 'not here');`,
      ),
    ).toEqual([['first', true], ['second', true], 'not here']);
  });

  test('the output of a function appears before its response', async () => {
    expect(
      await files.run(
        node,
        `${setUp}
         const printed = [];
         const write = process.stdout.write;
         process.stdout.write = (text) => printed.push(String(text)) > 0;
         register('f', 'h.print');
         const answer = await invoke('f');
         process.stdout.write = write;
         say([...printed, answer]);`,
      ),
    ).toEqual([['printed\n', 1]]);
  });

  test('a file that cannot be loaded is a mistake of the test, and is tried again', async () => {
    expect(
      await files.run(
        node,
        `${setUp}
         for (const name of ['exits', 'broken', 'lacks']) { register(name, name + '.handler'); say(await invoke(name)); }
         change('broken.js', 'exports.handler = () => "mended"');
         say(await invoke('broken'));
         change('nowhere.js', '');
         say(await invoke('lacks'));
         fs.rmSync(path.join(folder, 'nowhere.js'));
         change('broken.js', 'exports.handler = () =>');`,
      ),
    ).toEqual([
      "HarnessError: The handler of function 'exits' cannot be loaded: it calls process.exit.",
      expect.stringMatching(/^HarnessError: The handler of function 'broken' cannot be loaded: .*broken\.js:1/),
      expect.stringMatching(
        /^HarnessError: The handler of function 'lacks' cannot be loaded: Error: Cannot find module/,
      ),
      'mended',
      1,
    ]);
  });
});
