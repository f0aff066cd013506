import { cli } from '../../cli/support/cli';

const input = JSON.stringify({ StartAt: 'Say', States: { Say: { Type: 'Pass', Result: 'hello', End: true } } });

test('run - runs the definition of the standard input', async () => {
  const { code, stdout, stderr } = await cli(['run', '-', '--json'], { input: `\uFEFF${input}` });
  expect({ code, stderr, output: JSON.parse(stdout).output }).toEqual({ code: 0, stderr: '', output: 'hello' });
});

test('validate - says what is wrong with it, and where; beside files', async () => {
  const wrong = '{\n  "StartAt": "Nowhere",\n  "States": { "A": { "Type": "Succeed" } }\n}';
  const { code, stdout } = await cli(['validate', '-', '--no-advice'], { input: wrong });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^stdin:2:\d+ error .*Nowhere/);
  expect(await cli(['validate', '-'], { input })).toMatchObject({ code: 0 });
});

test('a template comes by the standard input, too', async () => {
  const template = `
Resources:
  Order:
    Type: AWS::StepFunctions::StateMachine
    Properties: { RoleArn: 'arn:aws:iam::123456789012:role/r', Definition: ${input} }
`;
  const { code, stdout } = await cli(['run', '-', 'Order', '--json'], { input: template });
  expect({ code, output: JSON.parse(stdout).output }).toEqual({ code: 0, output: 'hello' });
});

test('nothing, and what is wanted for both, are mistakes', async () => {
  expect(await cli(['run', '-'], { input: '' })).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^stepmill: stdin:1:1/),
  });
  expect(await cli(['run', '-', '--input', '-'], { input })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'stepmill: The standard input is either the definition or the input. Write one of them into a file.\n',
  });
});
