import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stepmill } from '../../../src/jest';
import { failureOf } from '../support/failureOf';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-machine-file-'));
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

function file(name: string, content: unknown, changed?: number): string {
  const full = path.join(folder, name);
  fs.mkdirSync(path.dirname(full), { recursive: true });
  fs.writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
  if (changed !== undefined) fs.utimesSync(full, changed, changed);
  return full;
}

const sfn = stepmill({ seed: 1 });

const invoke = (name: string): object => ({
  StartAt: 'Restore',
  States: {
    Restore: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: name },
      End: true,
    },
  },
});

function sam(name: string, token: string): string {
  file(`${name}/flow.asl.json`, invoke(token));
  return file(
    `${name}/template.yaml`,
    `Transform: AWS::Serverless-2016-10-31
Resources:
  Restore: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, CodeUri: src/, Handler: restore.handler } }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties: { DefinitionUri: flow.asl.json, DefinitionSubstitutions: { restoreFunctionArn: !GetAtt Restore.Arn } }
`,
  );
}

const misspelt =
  `${folder}/misspelt/flow.asl.json:1:131: \${restorFunctionArn} has no value: DefinitionSubstitutions has no such entry, ` +
  'so it stays unchanged. Did you mean ${restoreFunctionArn}?';

describe('a misspelt token is the first line', () => {
  const flow = () => sfn.stateMachine(sam('misspelt', '${restorFunctionArn}'), 'Flow');
  const linesOf = (text: string): readonly string[] => text.split('\n').slice(0, 3);

  test('of a task that nothing answers', async () => {
    const error = await flow()
      .run()
      .catch((thrown: unknown) => thrown as Error);

    expect(linesOf((error as Error).message)).toEqual([
      misspelt,
      '',
      "Nothing answers the task of state 'Restore' (lambda:invoke).",
    ]);
    expect((error as Error).stack).toContain(misspelt);
  });

  test('of an expectation that does not hold, and of no other', async () => {
    const machine = flow();
    machine.mock('Restore').returns({});
    const run = await machine.run();
    expect(run).toHaveSucceeded();

    expect(linesOf(failureOf(() => expect(run).toHaveFailed()))).toEqual([
      misspelt,
      '',
      'expected the execution to have failed, but it is SUCCEEDED',
    ]);
    expect(linesOf(failureOf(() => expect(run).toHaveEntered('Restor')))[0]).toBe(misspelt);
  });

  test('of a mock for a state that is not there', () => {
    const machine = flow();

    expect(linesOf(failureOf(() => machine.mock('Restor')))).toEqual([
      misspelt,
      '',
      "State machine 'Flow' has no state 'Restor'. Did you mean 'Restore'?",
    ]);
  });
});

describe('a function that has moved', () => {
  const flow = () => sfn.stateMachine(sam('moved', '${restoreFunctionArn}'), 'Flow');

  test('is the first line where nothing answers for it', async () => {
    const error = await flow()
      .run()
      .catch((thrown: unknown) => thrown as Error);

    expect((error as Error).message.split('\n').slice(0, 3)).toEqual([
      `${folder}/moved/template.yaml:3:3: Function 'Restore' has the handler 'restore.handler', but its code folder ` +
        `${folder}/moved/src/ does not exist. Is it built?`,
      '',
      "Nothing answers the task of state 'Restore' (lambda:invoke).",
    ]);
  });

  test('has nothing to do with a failure where it is mocked', async () => {
    const machine = flow();
    machine.mock('Restore').returns({});
    const run = await machine.run();

    expect(failureOf(() => expect(run).toHaveFailed()).split('\n')[0]).toBe(
      'expected the execution to have failed, but it is SUCCEEDED',
    );
  });
});

describe('an assembly that is older than its sources', () => {
  const line = `${folder}/app/cdk.out is older than ${folder}/app/lib/stack.ts, so it may not match the sources. Run: npx cdk synth`;
  const machine = (changed: number): string => {
    const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.template.json' } };
    const definition = { StartAt: 'Old', States: { Old: { Type: 'Succeed' } } };
    file('app/cdk.json', {}, 1);
    file('app/lib/stack.ts', '', changed);
    file('app/cdk.out/S.template.json', {
      Resources: {
        Order: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { DefinitionString: JSON.stringify(definition) },
        },
      },
    });
    file('app/cdk.out/manifest.json', { artifacts: { S: stack } }, 10);
    return path.join(folder, 'app/cdk.out');
  };

  test('is the first line where a state or a machine is new', () => {
    const assembly = machine(20);

    expect(failureOf(() => sfn.stateMachine(assembly).mock('New')).split('\n')[0]).toBe(line);
    expect(failureOf(() => sfn.stateMachine(assembly, 'Refund')).split('\n')[0]).toBe(line);
  });

  test('is said of no assembly that is newer', () => {
    const assembly = machine(5);

    expect(failureOf(() => sfn.stateMachine(assembly).mock('New'))).toBe(
      "State machine 'Order' has no state 'New'. Its states: Old.",
    );
    expect(failureOf(() => sfn.stateMachine(assembly, 'Refund'))).toBe(
      "There is no state machine 'Refund' in these files. There are: Order.",
    );
  });
});

describe('a path that the current folder does not have', () => {
  test('is one from the folder of the test, or above', async () => {
    const run = await sfn.stateMachine('fixtures/beside.asl.json').run();

    expect(run).toHaveOutput('beside the test');
  });

  test('is nowhere', () => {
    expect(failureOf(() => sfn.stateMachine('fixtures/nowhere.asl.json'))).toBe(
      `fixtures/nowhere.asl.json:1:1: There is no file fixtures/nowhere.asl.json.\n  The path is relative to the current folder, ${process.cwd()}.`,
    );
  });
});
