import fs from 'node:fs';
import path from 'node:path';
import { folderWith } from '../../support/cli';
import { CommandHere, RunningCommand } from '../../support/runCommand';

const text = `# ordered
Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: A
        States:
          A: { Type: Pass, Result: old, End: true } # kept
`;
const folder = folderWith({
  'served/template.yaml': text,
  'served/locked.asl.json': { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
  'served/linked.asl.json': '',
  'served/other.json': { secret: true },
  'outside.asl.json': { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
});
const file = path.join(folder, 'served/template.yaml');
fs.rmSync(path.join(folder, 'served/linked.asl.json'));
fs.symlinkSync(path.join(folder, 'outside.asl.json'), path.join(folder, 'served/linked.asl.json'));

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, any>>;
}

async function send(url: string, method: string, route: string, body?: object, headers = {}): Promise<Answer> {
  const response = await fetch(`${url}/_stepmill/v1${route}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

async function urlOf(command: CommandHere | RunningCommand): Promise<string> {
  return (await command.until(/ready at (http:\S+)/)).match(/ready at (http:\S+)/)![1]!;
}

const at = (name: string): string => `/files/${encodeURIComponent(name)}`;

describe('stepmill start FILES --edit', () => {
  let command: CommandHere;
  let url: string;
  beforeAll(async () => {
    const names = ['template.yaml', 'locked.asl.json', 'linked.asl.json'].map((name) =>
      path.join(folder, 'served', name),
    );
    command = new CommandHere(['start', ...names, '--edit', '--no-watch', '--port', '0']);
    url = await urlOf(command);
  });
  afterAll(async () => {
    await command.end();
  });

  test('lists what is served inside of the folder', async () => {
    const { body } = await send(url, 'GET', '/files');
    const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:';
    expect({ ...body, files: body.files.map(({ revision: _, ...rest }: { revision: string }) => rest) }).toEqual({
      root: path.join(folder, 'served'),
      files: [
        { path: 'template.yaml', stateMachines: [{ name: 'Order', stateMachineArn: `${arn}Order` }] },
        { path: 'locked.asl.json', stateMachines: [{ name: '', stateMachineArn: `${arn}locked` }] },
      ],
    });
  });

  test('writes a file, keeps its mode, and serves what it says now', async () => {
    fs.chmodSync(file, 0o640);
    const { body: read } = await send(url, 'GET', at('template.yaml'));
    expect(read.text).toBe(text);
    const changed = text.replace('Result: old', 'Result: new');
    const { status, body } = await send(url, 'PUT', at('template.yaml'), { text: changed, revision: read.revision });
    expect([status, body.problems, fs.readFileSync(file, 'utf8'), fs.statSync(file).mode & 0o777]).toEqual([
      200,
      [],
      changed,
      0o640,
    ]);
    const headers = {
      'x-amz-target': 'AWSStepFunctions.DescribeStateMachine',
      'content-type': 'application/x-amz-json-1.0',
    };
    const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Order';
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ stateMachineArn }) });
    expect(JSON.parse(((await response.json()) as { definition: string }).definition).States.A.Result).toBe('new');

    const again = await send(url, 'PUT', at('template.yaml'), { text, revision: read.revision });
    expect(again).toEqual({
      status: 412,
      body: {
        code: 'Conflict',
        message: `template.yaml has changed since: your text is based on revision ${read.revision}, and the file has revision ${body.revision}. Read it again, and send the text that shall stand with that revision.`,
      },
    });
    expect(fs.readFileSync(file, 'utf8')).toBe(changed);
    expect(fs.readdirSync(path.dirname(file)).filter((name) => name.endsWith('.stepmill'))).toEqual([]);
  });

  test('a faulty definition is written, and the answer says what is wrong', async () => {
    const { body: read } = await send(url, 'GET', at('template.yaml'));
    const wrong = read.text.replace('StartAt: A', 'StartAt: B');
    const { status, body } = await send(url, 'PUT', at('template.yaml'), { text: wrong, revision: read.revision });
    expect([status, body.problems]).toEqual([200, [expect.stringContaining('StartAt')]]);
    await send(url, 'PUT', at('template.yaml'), { text: read.text, revision: body.revision });
  });

  test.each([
    '../outside.asl.json',
    'linked.asl.json',
    'other.json',
    '/etc/passwd',
    'TEMPLATE.YAML',
    './template.yaml',
    'served/../template.yaml',
    'template.yaml\0',
    'C:\\template.yaml',
    '..',
    '.',
  ])('%j is no file that is served', async (name) => {
    const outside = fs.readFileSync(path.join(folder, 'outside.asl.json'), 'utf8');
    const all = [
      await send(url, 'GET', `/files/${encodeURIComponent(name).replaceAll('.', '%2E')}`),
      await send(url, 'PUT', `/files/${encodeURIComponent(name).replaceAll('.', '%2E')}`, { text: 'x', revision: 'x' }),
    ];
    expect(all.map(({ status }) => status)).toEqual([404, 404]);
    expect(fs.readFileSync(path.join(folder, 'outside.asl.json'), 'utf8')).toBe(outside);
  });

  test('a read-only file is an error, and stays', async () => {
    const locked = path.join(folder, 'served/locked.asl.json');
    fs.chmodSync(locked, 0o444);
    const { body: read } = await send(url, 'GET', at('locked.asl.json'));
    expect(await send(url, 'PUT', at('locked.asl.json'), { text: '{}', revision: read.revision })).toEqual({
      status: 500,
      body: { code: 'CannotWrite', message: 'locked.asl.json cannot be written: it is read only. It is as it was.' },
    });
    expect(fs.readFileSync(locked, 'utf8')).toBe(read.text);
  });

  test('half of a surrogate pair has no bytes', async () => {
    const { body: read } = await send(url, 'GET', at('template.yaml'));
    const { status } = await send(url, 'PUT', at('template.yaml'), { text: '# \ud800', revision: read.revision });
    expect([status, fs.readFileSync(file, 'utf8')]).toEqual([400, read.text]);
  });

  test('another page cannot write', async () => {
    const { body: read } = await send(url, 'GET', at('template.yaml'));
    const answer = await send(
      url,
      'PUT',
      at('template.yaml'),
      { text: 'x', revision: read.revision },
      { origin: 'http://evil.example' },
    );
    expect([answer.status, fs.readFileSync(file, 'utf8')]).toEqual([403, read.text]);
  });
});

test('without --edit, there are no such files', async () => {
  const command = new CommandHere(['start', file, '--no-watch', '--port', '0']);
  try {
    const url = await urlOf(command);
    expect(await send(url, 'GET', '/files')).toEqual({ status: 200, body: { files: [] } });
    expect((await send(url, 'GET', at('template.yaml'))).status).toBe(404);
    expect((await send(url, 'PUT', at('template.yaml'), { text: 'x', revision: 'x' })).status).toBe(404);
  } finally {
    await command.end();
  }
});

test('--edit needs files', async () => {
  const { code, stderr } = await new CommandHere(['start', '--edit', '--port', '0']).ended;
  expect([code, stderr]).toEqual([2, 'stepmill: --edit needs files: stepmill start template.yaml --edit.\n']);
});

const big = path.join(folderWith({ 'big.asl.json': '' }), 'big.asl.json');

test('a server that is killed while it writes leaves the old text or a new one, whole', async () => {
  const definition = (version: number): string =>
    `${JSON.stringify({ Comment: String(version).padEnd(900_000, 'x'), StartAt: 'A', States: { A: { Type: 'Pass', End: true } } })}\n`;
  for (let round = 0; round < 3; round++) {
    fs.writeFileSync(big, definition(0));
    const command = new RunningCommand(['start', big, '--edit', '--no-watch', '--port', '0']);
    const url = await urlOf(command);
    let { revision } = (await send(url, 'GET', at('big.asl.json'))).body as { revision: string };
    let saved = 0;
    let ended = false;
    const writing = (async () => {
      for (let version = 1; !ended; version++) {
        const answer = await send(url, 'PUT', at('big.asl.json'), { text: definition(version), revision });
        revision = answer.body.revision;
        saved = version;
      }
    })().catch(() => undefined);
    while (saved < 2 + round) await new Promise(setImmediate);
    const ending = command.end('SIGKILL');
    await ending;
    ended = true;
    await writing;
    const left = fs.readFileSync(big, 'utf8');
    expect([definition(saved), definition(saved + 1)]).toContain(left);
  }
});
