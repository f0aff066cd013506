import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Stepmill } from '../../src/harness/Stepmill';
import type { StepmillOptions } from '../../src/harness/StepmillOptions';
import { TestServerProcess } from './places/support/TestServerProcess';

let folder: string;
let file: string;
let server: TestServerProcess;

const definition = {
  StartAt: 'T',
  States: { T: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true } },
};

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-order-'));
  file = path.join(folder, 'mocks.json');
  fs.writeFileSync(
    file,
    JSON.stringify({
      StateMachines: { M: { TestCases: { Happy: { T: 'FromFile' }, Empty: {} } } },
      MockedResponses: { FromFile: { '0': { Return: 'file' } } },
    }),
  );
  server = await TestServerProcess.start();
});

afterAll(async () => {
  await server.end();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe.each(['process', 'http'] as const)('%s', (target) => {
  const open = (options: StepmillOptions = {}): Stepmill => new Stepmill({ ...options, target, endpoint: server.url });

  describe('what was written last answers', () => {
    const script = (sfn: Stepmill): unknown => sfn.mock.lambda('f').returns('script');
    const use = (sfn: Stepmill): unknown => sfn.use(file, 'Happy');
    const ends = async (sfn: Stepmill): Promise<unknown> => {
      const { output } = await sfn.stateMachine(definition, { name: 'M' }).run({});
      await sfn.endTest();
      await sfn.close();
      return output;
    };

    test.each<[string, readonly ((sfn: Stepmill) => unknown)[], unknown]>([
      ['a mock file after a script', [script, use], 'file'],
      ['a script after a mock file', [use, script], 'script'],
      ['a mock file after both', [use, script, use], 'file'],
      ['a script, where the test case does not mock the state', [script, (sfn) => sfn.use(file, 'Empty')], 'script'],
    ])('%s', async (_title, written, output) => {
      const sfn = open();
      for (const write of written) write(sfn);
      expect(await ends(sfn)).toBe(output);
    });

    test('a script after the file of the options', async () => {
      const sfn = open({ mocks: file });
      script(sfn);
      const { output } = await sfn.stateMachine(definition, { name: 'M' }).run({}, { testCase: 'Happy' });
      expect(output).toBe('script');
      await sfn.close();
    });
  });

  test('a test case that the file has not', async () => {
    const sfn = open();
    expect(() => sfn.use(file, 'Hapy')).toThrow(
      `${file} has no test case 'Hapy'. Did you mean 'Happy'? It has: 'Happy', 'Empty'.`,
    );
    await sfn.close();
  });

  test('a mock that is removed', async () => {
    const sfn = open();
    sfn.mock.lambda('f').returns('first');
    const second = sfn.mock.lambda('f').returns('second');
    second.remove();
    second.remove();
    const { output } = await sfn.stateMachine(definition).run({});
    expect(output).toBe('first');
    await sfn.close();
  });

  test('a function that is removed', async () => {
    const sfn = open();
    const local = sfn.lambda('f', () => 1);
    local.remove();
    await expect(sfn.stateMachine(definition).run({})).rejects.toThrow("Nothing answers the task of state 'T'");
    await sfn.close();
  });

  test("unusedMocks: 'fail' tells functions and refusals of S3, and leaves out what is optional", async () => {
    const sfn = open({ unusedMocks: 'fail' });
    sfn.mock.lambda('f').returns(1);
    sfn.mock.lambda('g').optional().returns(1);
    sfn.lambda('h', () => 1).optional();
    sfn.lambda('other', () => 1);
    await sfn.s3.fail('orders', 'SlowDown', { times: 2 });
    await sfn.stateMachine(definition).run({});
    await expect(sfn.endTest()).rejects.toThrow(
      [
        "Mocks of this test were never used (option unusedMocks: 'fail'):",
        `  sfn.s3.fail('orders', 'SlowDown', {"times":2}): no call matched it`,
        "  sfn.lambda('other', …): never called",
      ].join('\n'),
    );
    await sfn.close();
  });

  test('a predicate without a return', async () => {
    const sfn = open();
    sfn.mock
      .lambda('f')
      .when(((_input: { a: number }) => undefined) as never)
      .returns(1);
    await expect(sfn.stateMachine(definition).run({ a: 1 })).rejects.toThrow(
      "The predicate given to .when(…) returned undefined at state 'T', so it never matches. Is a return missing?",
    );
    await sfn.close();
  });

  test('a run that waits for a token which nobody sends', async () => {
    const sfn = open();
    const Resource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
    const Parameters = { FunctionName: 'f', 'Payload.$': '$$.Task.Token' };
    const machine = sfn.stateMachine({
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource, Parameters, End: true } },
    });
    machine.mock('T').leavesTokenOpen();
    machine.run({}).catch(() => undefined);
    for (let turns = 0; turns < 20; turns++) await sfn.harness.place.turn();
    await expect(sfn.endTest()).rejects.toThrow('If nothing ends it, write .timesOut() instead of .leavesTokenOpen().');
    await sfn.close();
  });
});
