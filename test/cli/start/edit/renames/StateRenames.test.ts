import fs from 'node:fs';
import path from 'node:path';
import { folderWith } from '../../../support/cli';
import { CommandHere } from '../../../support/runCommand';

const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Order';
const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: Charge
        States:
          Charge: { Type: Task, Resource: arn:aws:states:::lambda:invoke, Parameters: { FunctionName: f }, End: true }
`;
const mocks = `{
  "StateMachines": {
    "Order": { "TestCases": {
      "Happy":  { "Charge": "Yes" },
      "Sad": { "Charge": "No", "Ship": "Yes" }
    } },
    "Invoice": { "TestCases": { "Happy": { "Charge": "Yes" } } }
  },
  "MockedResponses": { "Yes": { "0": { "Return": 1.0 } }, "No": { "0": { "Throw": { "Error": "Charge", "Cause": "" } } } }
}
`;
const test1 = `import { stepmill } from 'stepmill/jest';
const order = stepmill().stateMachine('template.yaml', 'Order');
test('Charge', async () => {
  order.mock('Charge').returns(1);
  log('Charge');
});
`;
const typings = "// Written by: stepmill types template.yaml\ninterface StepmillFiles { a: { state: 'Charge' } }\n";

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, any>>;
}

const top = folderWith({});

function filled(): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync.native(top), 'a-'));
  const files = {
    'shop/package.json': {},
    'shop/template.yaml': template,
    'shop/MockConfigFile.json': mocks,
    'shop/test/order.test.ts': test1,
    'shop/test/order_test.py': 'from stepmill import x\norder.mock("Charge")\n',
    'shop/api.json': [{ state: 'Charge', returns: 1 }],
    'shop/stepmill.d.ts': typings,
    'shop/node_modules/a/MockConfigFile.json': mocks,
    'shop/src/charge.ts': "export const name = 'Charge';\n",
    'outside.json': mocks,
  };
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  // The package of the project's TypeScript.
  fs.symlinkSync(
    path.dirname(require.resolve('typescript/package.json')),
    path.join(folder, 'shop/node_modules/typescript'),
  );
  fs.symlinkSync(path.join(folder, 'outside.json'), path.join(folder, 'shop/link.json'));
  return folder;
}

async function serve(folder: string, ...more: string[]) {
  const file = path.join(folder, 'shop/template.yaml');
  const options = more.map((option) => (option === 'MOCKS' ? path.join(folder, 'shop/MockConfigFile.json') : option));
  const command = new CommandHere(['start', file, '--edit', '--no-watch', '--port', '0', ...options]);
  const url = (await command.until(/ready at (http:\S+)/)).match(/ready at (http:\S+)/)![1]!;
  const send = async (method: string, route: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${url}/_stepmill/v1${route}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  const read = (name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');
  return { command, send, read };
}

type Served = Awaited<ReturnType<typeof serve>>;
const renames = [{ from: 'Charge', to: 'Pay now' }];
const newTemplate = template.replaceAll('Charge:', 'Pay now:').replace('StartAt: Charge', 'StartAt: Pay now');

/** The request that saves the template and the files that have places to change. */
async function saving({
  send,
}: Served): Promise<{ files: object[]; renamed: { stateMachineArn: string; files: any[] } }> {
  const { revision } = (await send('GET', '/files/template.yaml')).body;
  const { files } = (await send('POST', '/files/names', { stateMachineArn: arn, renames })).body;
  const changed = (files as { text: string; renamed: string; path: string; revision: string }[])
    .filter(({ text, renamed }) => text !== renamed)
    .map(({ path: name, revision: own }) => ({ path: name, revision: own, renames }));
  return {
    files: [{ path: 'template.yaml', text: newTemplate, revision }],
    renamed: { stateMachineArn: arn, files: changed },
  };
}

async function withServer(run: (served: Served, folder: string) => Promise<void>, ...more: string[]): Promise<void> {
  const folder = filled();
  const served = await serve(folder, ...more);
  try {
    await run(served, folder);
  } finally {
    fs.chmodSync(path.join(folder, 'shop/test'), 0o755);
    await served.command.end();
  }
}

test('lists each place, what changes and what stays and why', async () => {
  await withServer(async ({ send, read }) => {
    const { body } = await send('POST', '/files/names', { stateMachineArn: arn, renames });
    const places = body.files.flatMap(({ path: name, places: own }: any) =>
      own.map(({ line, isChanged, reason, code }: any) => [name, line, isChanged ? code : reason]),
    );
    const unsure = 'The test does not show for certain that this is a state of Order.';
    expect([places, body.isAll]).toEqual([
      [
        ['MockConfigFile.json', 4, '"Happy":  { "Charge": "Yes" },'],
        ['MockConfigFile.json', 5, '"Sad": { "Charge": "No", "Ship": "Yes" }'],
        ['api.json', 1, 'A mock of the control API names no state machine.'],
        ['stepmill.d.ts', 2, 'stepmill types writes it: run that again when the definition is saved.'],
        ['test/order.test.ts', 3, unsure],
        ['test/order.test.ts', 4, "order.mock('Charge').returns(1);"],
        ['test/order.test.ts', 5, unsure],
        ['test/order_test.py', 2, 'Tests in Python are only listed.'],
      ],
      true,
    ]);
    // Nothing was written.
    expect([read('shop/MockConfigFile.json'), read('shop/test/order.test.ts')]).toEqual([mocks, test1]);
  });
});

test('writes the template and the names at once, and only these bytes', async () => {
  await withServer(
    async (served) => {
      const { send, read } = served;
      const { status, body } = await send('PUT', '/files', await saving(served));
      expect([status, body.problems, body.files.map(({ path: name }: any) => name)]).toEqual([
        200,
        [],
        ['template.yaml', 'MockConfigFile.json', 'test/order.test.ts'],
      ]);
      expect(read('shop/template.yaml')).toBe(newTemplate);
      const [ours, others] = mocks.split('"Invoice"') as [string, string];
      expect(read('shop/MockConfigFile.json')).toBe(`${ours.replaceAll('"Charge"', '"Pay now"')}"Invoice"${others}`);
      expect(read('shop/test/order.test.ts')).toBe(test1.replace("mock('Charge')", "mock('Pay now')"));
      expect(read('outside.json')).toBe(mocks);
      const { revision } = (await send('GET', '/files/template.yaml')).body;
      expect(body.files[0].revision).toBe(revision);
      // The server answers with the mock file as it is now.
      const { testCases } = (await send('GET', '/mocks')).body;
      expect(testCases[0].states).toEqual(['Pay now']);
    },
    '--mocks',
    'MOCKS',
  );
});

test('a conflict in any file writes none of them', async () => {
  await withServer(async (served, folder) => {
    const body = await saving(served);
    const file = path.join(folder, 'shop/test/order.test.ts');
    fs.appendFileSync(file, '// theirs\n');
    const answer = await served.send('PUT', '/files', body);
    expect([answer.status, answer.body.code, answer.body.message]).toEqual([
      412,
      'Conflict',
      expect.stringMatching(/^test\/order\.test\.ts has changed since: /),
    ]);
    expect(
      ['template.yaml', 'MockConfigFile.json', 'test/order.test.ts'].map((name) => served.read(`shop/${name}`)),
    ).toEqual([template, mocks, `${test1}// theirs\n`]);
    const stale = await saving(served);
    fs.appendFileSync(path.join(folder, 'shop/template.yaml'), '# theirs\n');
    expect((await served.send('PUT', '/files', stale)).status).toBe(412);
    expect([served.read('shop/MockConfigFile.json'), served.read('shop/template.yaml')]).toEqual([
      mocks,
      `${template}# theirs\n`,
    ]);
  });
});

test('a file that cannot be written leaves all as they were', async () => {
  await withServer(async (served, folder) => {
    const body = await saving(served);
    fs.chmodSync(path.join(folder, 'shop/test/order.test.ts'), 0o444);
    expect(await served.send('PUT', '/files', body)).toEqual({
      status: 500,
      body: {
        code: 'CannotWrite',
        message: 'order.test.ts cannot be written: it is read only. All files are as they were.',
      },
    });
    expect(['template.yaml', 'MockConfigFile.json'].map((name) => served.read(`shop/${name}`))).toEqual([
      template,
      mocks,
    ]);
    const left = fs.readdirSync(path.join(folder, 'shop'), { recursive: true }) as string[];
    expect(left.filter((name) => name.endsWith('.stepmill'))).toEqual([]);
  });
});

test.each([
  '../outside.json',
  'link.json',
  'src/charge.ts',
  'node_modules/a/MockConfigFile.json',
  './MockConfigFile.json',
  '/etc/passwd',
  'template.yaml',
  'none.json',
  'stepmill.d.ts',
])('%j gets no names', async (name) => {
  await withServer(async (served) => {
    const { send, read } = served;
    const before = [read('outside.json'), read('shop/node_modules/a/MockConfigFile.json'), read('shop/src/charge.ts')];
    const body = { files: [], renamed: { stateMachineArn: arn, files: [{ path: name, revision: 'x', renames }] } };
    const { status } = await send('PUT', '/files', body);
    // A file that only lists has a revision, too; with the right one it still has nothing to change.
    expect([status]).toEqual([name === 'stepmill.d.ts' ? 412 : 404]);
    expect([read('outside.json'), read('shop/node_modules/a/MockConfigFile.json'), read('shop/src/charge.ts')]).toEqual(
      before,
    );
  });
});

test('a mock file elsewhere is listed, and stays', async () => {
  const folder = filled();
  const served = await serve(folder, '--mocks', path.join(folder, 'outside.json'));
  try {
    const { body } = await served.send('POST', '/files/names', { stateMachineArn: arn, renames });
    const [own] = body.files.filter(({ path: name }: { path: string }) => name === path.join(folder, 'outside.json'));
    expect([own.text === own.renamed, own.places[0].reason]).toEqual([
      true,
      `It lies outside of ${path.join(folder, 'shop')}.`,
    ]);
  } finally {
    await served.command.end();
  }
});

test('a test of another package with a template of the same name is only listed', async () => {
  await withServer(async ({ send }, folder) => {
    const other = path.join(folder, 'shop/b');
    fs.mkdirSync(path.join(other, 'test'), { recursive: true });
    fs.writeFileSync(path.join(other, 'package.json'), '{}');
    fs.writeFileSync(path.join(other, 'template.yaml'), template);
    fs.writeFileSync(path.join(other, 'test/order.test.ts'), test1);
    const cwd = process.cwd();
    process.chdir(path.join(folder, 'shop'));
    try {
      const { body } = await send('POST', '/files/names', { stateMachineArn: arn, renames });
      const changed = body.files.filter(({ text, renamed }: any) => text !== renamed);
      expect(changed.map(({ path: name }: any) => name)).toEqual(['MockConfigFile.json', 'test/order.test.ts']);
    } finally {
      process.chdir(cwd);
    }
  });
});

test('an unknown machine, and one name twice', async () => {
  await withServer(async ({ send }) => {
    const unknown = await send('POST', '/files/names', { stateMachineArn: `${arn}2`, renames });
    const twice = await send('POST', '/files/names', { stateMachineArn: arn, renames: [...renames, ...renames] });
    const same = await send('POST', '/files/names', {
      stateMachineArn: arn,
      renames: [...renames, { from: 'Ship', to: 'Pay now' }],
    });
    expect([unknown.status, twice.status, same.status]).toEqual([404, 400, 400]);
  });
});
