import fs from 'node:fs';
import path from 'node:path';
import { isAlive, RuntimeProject, until } from '../support/RuntimeProject';

let project: RuntimeProject;
beforeEach(() => {
  project = new RuntimeProject();
  project.quiet();
});
afterEach(() => project.remove());

const exitError = (how: string) => ({
  functionError: 'Unhandled',
  payload: {
    errorType: 'Runtime.ExitError',
    errorMessage: expect.stringMatching(new RegExp(`^RequestId: [-0-9a-f]{36} Error: Runtime ${how}$`)),
  },
});

test('a process stays for the next invocation, until a source file changes', async () => {
  const source = (word: string) => `let calls = 0; exports.handler = async () => ['${word}', ++calls];`;
  project.node('count', source('one'));
  const first = [await project.invoke('count'), await project.invoke('count')];
  project.write('count/index.js', source('two'));
  expect(first).toEqual([
    ['one', 1],
    ['one', 2],
  ]);
  let answer: unknown;
  // The next look at the files comes a few milliseconds after the last one.
  do answer = await project.invoke('count');
  while ((answer as [string, number])[0] === 'one');
  expect(answer).toEqual(['two', 1]);
});

test('a process runs one invocation at a time; others start beside it, up to a limit', async () => {
  const source = `
    let running = 0;
    exports.handler = async () => {
      running += 1;
      const most = running;
      await new Promise((resolve) => setTimeout(resolve, 30));
      running -= 1;
      return { pid: process.pid, most };
    };`;
  project.node('wait', source, { processes: 3 });
  const answers = (await Promise.all(Array.from({ length: 12 }, () => project.invoke('wait')))) as {
    pid: number;
    most: number;
  }[];
  expect(answers.map(({ most }) => most)).toEqual(Array.from({ length: 12 }, () => 1));
  const processes = new Set(answers.map(({ pid }) => pid)).size;
  expect(processes).toBeGreaterThan(1);
  expect(processes).toBeLessThanOrEqual(3);
});

test('the process has the variables of Lambda, and dummy credentials', async () => {
  const outside = {
    AWS_PROFILE: 'production',
    AWS_SESSION_TOKEN: 'secret',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.2/',
    AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
    AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://169.254.169.254',
    STEPMILL_TOKEN: 'secret',
    GITHUB_TOKEN: 'secret',
    ACTIONS_RUNTIME_TOKEN: 'secret',
  };
  Object.assign(process.env, outside);
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = 'http://127.0.0.1:8000';
  try {
    project.node(
      'seen',
      `exports.handler = async (event, context) => ({
        event,
        names: Object.keys(process.env).filter((name) => /^(AWS(?!_CA_)|LAMBDA|OWN|_HANDLER|TZ|STEPMILL|GITHUB_TOKEN|ACTIONS)/.test(name)).sort(),
        key: process.env.AWS_ACCESS_KEY_ID, own: process.env.OWN, region: process.env.AWS_REGION, cwd: process.cwd(),
        context, left: context.getRemainingTimeInMillis() > 2000,
      });`,
      { environment: { OWN: 'one' }, timeoutSeconds: 5, memoryMb: 256 },
    );
    const client = Buffer.from('{"custom":{"a":1}}').toString('base64');
    expect(await project.invoke('seen', { a: 'ü' }, { qualifier: '7', clientContext: client })).toEqual({
      event: { a: 'ü' },
      names: [
        'AWS_ACCESS_KEY_ID',
        'AWS_CONFIG_FILE',
        'AWS_DEFAULT_REGION',
        'AWS_DISABLE_HOST_PREFIX_INJECTION',
        'AWS_EC2_METADATA_DISABLED',
        'AWS_ENDPOINT_URL',
        'AWS_ENDPOINT_URL_DYNAMODB',
        'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
        'AWS_LAMBDA_FUNCTION_NAME',
        'AWS_LAMBDA_FUNCTION_VERSION',
        'AWS_LAMBDA_INITIALIZATION_TYPE',
        'AWS_LAMBDA_LOG_GROUP_NAME',
        'AWS_LAMBDA_LOG_STREAM_NAME',
        'AWS_LAMBDA_RUNTIME_API',
        'AWS_REGION',
        'AWS_SECRET_ACCESS_KEY',
        'AWS_SESSION_TOKEN',
        'AWS_SHARED_CREDENTIALS_FILE',
        'LAMBDA_RUNTIME_DIR',
        'LAMBDA_TASK_ROOT',
        'OWN',
        'STEPMILL_AWS_CALLS',
        'STEPMILL_NODE_BOOTSTRAP',
        'STEPMILL_PYTHON_BOOTSTRAP',
        'STEPMILL_RUNTIME',
        'TZ',
      ],
      key: '123456789012',
      own: 'one',
      region: 'eu-west-1',
      cwd: path.join(project.folder, 'seen'),
      context: {
        callbackWaitsForEmptyEventLoop: true,
        functionName: 'seen',
        functionVersion: '$LATEST',
        invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:seen:7',
        memoryLimitInMB: '256',
        awsRequestId: expect.stringMatching(/^[-0-9a-f]{36}$/),
        logGroupName: '/aws/lambda/seen',
        logStreamName: 'stepmill/[$LATEST]seen',
        clientContext: { custom: { a: 1 } },
      },
      left: true,
    });
  } finally {
    for (const name of [...Object.keys(outside), 'AWS_ENDPOINT_URL_DYNAMODB']) delete process.env[name];
  }
});

test('the response is the text that the function wrote', async () => {
  project.write('spaces/run.sh', runtimeOfShell('{ "a": 1.0,  "b": [ ] }'));
  project.functions.registerCommand('spaces', { command: 'sh run.sh', folder: path.join(project.folder, 'spaces') });
  expect((await project.answer('spaces')).payload).toBe('{ "a": 1.0,  "b": [ ] }');
});

describe('a function fails', () => {
  test('by an error', async () => {
    project.node('no', `exports.handler = async () => { throw new RangeError('too far'); };`);
    expect(await project.invoke('no')).toEqual({
      functionError: 'Unhandled',
      payload: {
        errorType: 'RangeError',
        errorMessage: 'too far',
        trace: expect.arrayContaining(['RangeError: too far']),
      },
    });
  });

  test('by its exit, which the error names, and restarts', async () => {
    project.node(
      'exit',
      `exports.handler = async ({ code, signal }) =>
      code === undefined ? 'well' : signal ? process.kill(process.pid, signal) && new Promise(() => 0) : process.exit(code);`,
    );
    expect(await project.invoke('exit', { code: 3 })).toEqual(exitError('exited with error: exit status 3'));
    expect(await project.invoke('exit', { code: 0 })).toEqual(exitError('exited without providing a reason'));
    expect(await project.invoke('exit', { code: 0, signal: 'SIGKILL' })).toEqual(
      exitError('exited with error: signal: killed'),
    );
    expect(await project.invoke('exit', { code: 0, signal: 'SIGSEGV' })).toEqual(
      exitError('exited with error: signal: segmentation fault'),
    );
    expect(await project.invoke('exit', {})).toBe('well');
    expect(project.told.map((line) => line.trimEnd())).toEqual([
      "stepmill: Function 'exit' has ended its runtime: exit status 3",
      "stepmill: Function 'exit' has ended its runtime: exit status 0",
      "stepmill: Function 'exit' has ended its runtime: signal: killed",
      "stepmill: Function 'exit' has ended its runtime: signal: segmentation fault",
    ]);
  });

  test('by its time limit, along with its child processes', async () => {
    const pids = path.join(project.folder, 'pids');
    project.node(
      'hang',
      `const { spawn } = require('node:child_process');
       exports.handler = async () => {
         const child = spawn('sleep', ['1000']);
         require('node:fs').writeFileSync(${JSON.stringify(pids)}, process.pid + ' ' + child.pid);
         for (;;);
       };`,
      { timeoutSeconds: 0.5 },
    );
    expect(await project.invoke('hang')).toEqual({
      functionError: 'Unhandled',
      timedOutAfterSeconds: 0.5,
      payload: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/^RequestId: [-0-9a-f]{36} Error: Task timed out after 0\.50 seconds$/),
      },
    });
    const [own, child] = fs.readFileSync(pids, 'utf8').split(' ').map(Number);
    await until(() => !isAlive(own!) && !isAlive(child!));
  });

  test('by a response that is too long', async () => {
    project.node('long', `exports.handler = async ({ length }) => 'x'.repeat(length);`);
    expect(await project.invoke('long', { length: 6_291_555 })).toEqual({
      functionError: 'Unhandled',
      payload: {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      },
    });
    expect(await project.invoke('long', { length: 6_291_554 })).toHaveLength(6_291_554);
    expect(await project.invoke('long', { length: 50_000_000 })).toMatchObject({ functionError: 'Unhandled' });
  });

  test('by a response that is not JSON', async () => {
    project.write('garbage/run.sh', runtimeOfShell('not { json'));
    project.functions.registerCommand('garbage', {
      command: ['sh', 'run.sh'],
      folder: path.join(project.folder, 'garbage'),
    });
    const answer = await project.answer('garbage');
    expect([answer.functionError, answer.payload]).toEqual(['Unhandled', 'not { json']);
    expect(project.told).toEqual([
      `stepmill: Function 'garbage' responds with something other than JSON: "not { json"\n`,
    ]);
  });
});

describe('a function that cannot run is a mistake of the test, and the error names it', () => {
  test('when its code cannot be loaded', async () => {
    project.node('broken', `require('./nowhere');`);
    await expect(project.invoke('broken')).rejects.toThrow(
      /^Function 'broken' cannot be loaded: Error: Cannot find module '\.\/nowhere'/,
    );
    project.write('broken/index.js', `exports.handler = async () => 'mended';`);
    expect(await project.invoke('broken')).toBe('mended');
  });

  test('when the command is missing, or exits', async () => {
    const { folder } = project;
    project.functions.registerCommand('none', { command: './not-here', folder });
    await expect(project.invoke('none')).rejects.toThrow(
      /^Function 'none' ends before it requests an invocation: exit status 127\. .* It is `\.\/not-here` in .*\nIts output ends with:\n.*not found/s,
    );
    project.functions.registerCommand('words', { command: ['./not-here'], folder });
    await expect(project.invoke('words')).rejects.toThrow(/ends before it requests an invocation: exit status 127/);
    project.functions.registerCommand('ends', { command: 'echo not a runtime', folder });
    await expect(Promise.all([project.invoke('ends'), project.invoke('ends')])).rejects.toThrow(
      /exit status 0\. .*\nIts output ends with:\nnot a runtime$/s,
    );
  });

  test('when the command or the folder is invalid', () => {
    const register = (options: object) => () => project.functions.registerCommand('f', options as { command: string });
    expect(register({ command: ' ' })).toThrow(
      "The command of function 'f' must be a string for the shell, or a list of words",
    );
    expect(register({ command: [] })).toThrow("The command of function 'f' must be a string");
    expect(register({ command: 'x', folder: '/not/here' })).toThrow(
      "The folder of function 'f', /not/here, does not exist.",
    );
    expect(register({ command: 'x', processes: 0 })).toThrow(
      "The number of processes of function 'f' must be at least 1",
    );
    expect(register({ comand: 'x' })).toThrow("The function 'f' has no option 'comand'. Did you mean 'command'?");
  });
});

test('shows its output before its response, keeps it by line with its invocation, and returns the tail', async () => {
  const lines: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
  project.node(
    'print',
    `console.log('loading'); exports.handler = async () => { console.log('one\\ntwo'); console.error('three'); return 1; };`,
  );
  const answer = await project.answer('print', {}, { logTail: true });
  expect(lines.join('')).toBe('loading\none\ntwo\n');
  const { requestId } = answer;
  expect(project.functions.logs.all.map(({ atMs, ...line }) => (atMs > 0 ? line : atMs))).toEqual([
    { functionName: 'print', requestId: undefined, stream: 'stdout', text: 'loading' },
    ...['one', 'two'].map((text) => ({ functionName: 'print', requestId, stream: 'stdout', text })),
    { functionName: 'print', requestId, stream: 'stderr', text: 'three' },
  ]);
  expect(Buffer.from(answer.logResult!, 'base64').toString()).toMatch(
    new RegExp(`^START RequestId: ${requestId} Version: \\$LATEST\\none\\ntwo\\n(?:three\\n)?END RequestId: `),
  );
});

test('a reset ends running invocations, and keeps warm processes', async () => {
  project.node(
    'stay',
    `exports.handler = async ({ wait }) => (wait ? console.log('waits') ?? new Promise(() => 0) : process.pid);`,
  );
  const pid = (await project.invoke('stay')) as number;
  project.functions.endRunners('reset');
  expect(await project.invoke('stay')).toBe(pid);
  const hanging = project.invoke('stay', { wait: true });
  await until(() => project.functions.logs.all.length > 0);
  project.functions.endRunners('reset');
  expect(await hanging).toEqual(exitError('exited with error: signal: terminated'));
  expect(isAlive(pid)).toBe(false);
  expect(await project.invoke('stay')).not.toBe(pid);
});

/** A runtime in a few lines of shell, as AWS's tutorial has it, without curl. */
function runtimeOfShell(answer: string): string {
  const script = `
    const http = require('node:http');
    const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
    const agent = new http.Agent({ keepAlive: true });
    const send = (method, path, body) => new Promise((resolve) =>
      http.request({ host, port, agent, method, path: '/2018-06-01/runtime/' + path }, (response) =>
        response.resume().on('end', () => resolve(response.headers))).end(body));
    (async () => { for (;;) {
      const headers = await send('GET', 'invocation/next');
      await send('POST', 'invocation/' + headers['lambda-runtime-aws-request-id'] + '/response', process.argv[1]);
    } })();`;
  return `exec "${process.execPath}" -e '${script.replaceAll("'", `'"'"'`)}' '${answer}'\n`;
}
