import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HarnessError } from '../../../src/errors/HarnessError';
import { Stepmill } from '../../../src/harness/Stepmill';
import { definitionText } from '../../../src/harness/deploy/machineSource';

test('puts values in for tokens, and leaves others alone', () => {
  const definition = { Resource: '${Charge}', Comment: 'for ${Stage}, ${Charge} and $${', A: '{% $x ~> |$|{}| %}' };
  expect(definitionText(definition)).toBe(JSON.stringify(definition));
  expect(JSON.parse(definitionText(definition, { Charge: 'arn:"x"\n${Stage}$&' }))).toEqual({
    ...definition,
    Resource: 'arn:"x"\n${Stage}$&',
    Comment: 'for ${Stage}, arn:"x"\n${Stage}$& and $${',
  });
});

test('a value that has no place is a mistake', () => {
  expect(() => definitionText({ Resource: '${ChargeFunction}' }, { ChargeFuncton: 'x' })).toThrow(
    new HarnessError(
      "The definition has no ${ChargeFuncton} to put the substitution 'ChargeFuncton' in. Did you mean 'ChargeFunction'?",
    ),
  );
  expect(() => definitionText({}, { constructor: 'x' })).toThrow(
    new HarnessError("The definition has no ${constructor} to put the substitution 'constructor' in."),
  );
});

test('a definition in a test takes substitutions like one in a file', async () => {
  const sfn = new Stepmill();
  const definition = { StartAt: 'Hello', States: { Hello: { Type: 'Pass', Result: '${Word}', End: true } } } as const;
  const run = await sfn.stateMachine(definition, { substitutions: { Word: 'world' } }).run();
  expect(run.output).toBe('world');
  await sfn.close();
});

test('a function that the test names itself stays, whether it is named before or after the template', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-named-'));
  fs.writeFileSync(path.join(folder, 'charge.js'), "exports.handler = async () => 'of the template';");
  fs.writeFileSync(
    path.join(folder, 'template.yaml'),
    [
      'Transform: AWS::Serverless-2016-10-31',
      'Resources:',
      '  Charge:',
      '    Type: AWS::Serverless::Function',
      '    Properties: { FunctionName: charge, CodeUri: ., Handler: charge.handler, Runtime: nodejs22.x }',
      '  Order:',
      '    Type: AWS::Serverless::StateMachine',
      '    Properties:',
      '      Definition: { StartAt: A, States: { A: { Type: Task, Resource: !GetAtt Charge.Arn, End: true } } }',
    ].join('\n'),
  );
  const output = async (sfn: Stepmill, name: 'before' | 'after' | 'never'): Promise<unknown> => {
    if (name === 'before') sfn.lambda('charge', () => 'of the test');
    const order = sfn.stateMachine(path.join(folder, 'template.yaml'));
    if (name === 'after') sfn.lambda('charge', () => 'of the test');
    // Once more, as a second test does.
    sfn.stateMachine(path.join(folder, 'template.yaml'));
    const { output } = await order.run();
    await sfn.close();
    return output;
  };
  expect(await output(new Stepmill(), 'before')).toBe('of the test');
  expect(await output(new Stepmill(), 'after')).toBe('of the test');
  expect(await output(new Stepmill({ handlers: { charge: () => 'an option' } }), 'never')).toBe('an option');
  expect(await output(new Stepmill(), 'never')).toBe('of the template');
  fs.rmSync(folder, { recursive: true });
});

describe('a function of a template that cannot run', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-missing-'));
  afterAll(() => {
    fs.rmSync(folder, { recursive: true });
  });
  const file = path.join(folder, 'template.yaml');
  const firstLines = async (handler: string, source = 'exports.handler = () => 1;', count = 2): Promise<string[]> => {
    fs.writeFileSync(path.join(folder, 'charge.js'), source);
    fs.writeFileSync(
      file,
      [
        'Transform: AWS::Serverless-2016-10-31',
        'Resources:',
        '  Charge:',
        '    Type: AWS::Serverless::Function',
        `    Properties: { FunctionName: charge, CodeUri: ., Handler: ${handler}, Runtime: nodejs22.x }`,
        '  Order:',
        '    Type: AWS::Serverless::StateMachine',
        '    Properties:',
        '      Definition: { StartAt: A, States: { A: { Type: Task, Resource: !GetAtt Charge.Arn, End: true } } }',
      ].join('\n'),
    );
    const sfn = new Stepmill();
    const message = await sfn
      .stateMachine(file)
      .run()
      .catch((error: unknown) => (error as Error).message);
    await sfn.close();
    return String(message).split('\n').filter(Boolean).slice(0, count);
  };

  test('its file is not there: what was looked for', async () => {
    expect(await firstLines('chrage.handler', undefined, 3)).toEqual([
      `${file}:3:3: Function 'charge' has the handler 'chrage.handler', but there is no file for it in ${folder}: ` +
        'no chrage.js, .cjs, .mjs, .ts, .cts, .mts, .tsx. There is charge.js: is the handler misspelt?',
      "Nothing answers the task of state 'A' (arn:aws:lambda:us-east-1:123456789012:function:charge).",
      `Function 'charge' (${file}:3) has the handler 'chrage.handler', but there is no file for it in ${folder}: ` +
        'no chrage.js, .cjs, .mjs, .ts, .cts, .mts, .tsx. There is charge.js: is the handler misspelt?',
    ]);
  });

  test('its export is not there: what the file exports', async () => {
    expect((await firstLines('charge.hander'))[0]).toBe(
      `${fs.realpathSync(path.join(folder, 'charge.js'))} has no function 'hander', which the handler '${path.join(folder, 'charge.js')}.hander' names. Did you mean 'handler'?`,
    );
  });
});

test('a task that names a function by a misspelt name is told the one that is there', async () => {
  const sfn = new Stepmill();
  sfn.lambda('charge', () => 1);
  const order = sfn.stateMachine({
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:chrage', End: true } },
  });
  await expect(order.run()).rejects.toThrow(
    "There is a function 'charge' here, but none 'chrage': is the name misspelt?",
  );
  await sfn.close();
});
