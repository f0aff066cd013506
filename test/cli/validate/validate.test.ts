import { utimesSync } from 'node:fs';
import path from 'node:path';
import { cli, folderWith, lines } from '../support/cli';

const pass = { Type: 'Pass', End: true };
const files = folderWith({
  'good.asl.json': { StartAt: 'A', States: { A: pass } },
  'wrong.asl.json':
    '{\n  "StartAt": "A",\n  "States": { "A": { "Type": "Pass", "Next": "Bee" }, "Be": { "Type": "Succeed" } }\n}\n',
  'advice.asl.json': {
    StartAt: 'A',
    States: { A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'B' }] }, B: pass },
  },
  'broken.yaml': 'Resources:\n  M: [\n',
  'template.yaml': [
    'Transform: AWS::Serverless-2016-10-31',
    'Parameters:',
    '  Stage: { Type: String }',
    'Resources:',
    '  Inline:',
    '    Type: AWS::Serverless::StateMachine',
    '    Properties:',
    '      Definition:',
    '        StartAt: First',
    '        States:',
    '          First:',
    '            Type: Wait',
    '            Seconds: soon',
    '            Next: Last',
    '          Last: { Type: Pass, Result: !Ref Stage, End: true }',
    '  Beside:',
    '    Type: AWS::Serverless::StateMachine',
    '    Properties: { DefinitionUri: wrong.asl.json }',
    '  Away:',
    '    Type: AWS::Serverless::StateMachine',
    '    Properties: { DefinitionUri: { Bucket: b, Key: k } }',
    '',
  ].join('\n'),
  'away.yaml': [
    'Transform: AWS::Serverless-2016-10-31',
    'Resources:',
    '  Away: { Type: AWS::Serverless::StateMachine, Properties:',
    '    { Name: away,      DefinitionUri: { Bucket: b, Key: k } } }',
    '',
  ].join('\n'),
  'comma.yaml':
    'Transform: AWS::Serverless-2016-10-31\nResources: { C: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: comma.asl.json } } }\n',
  'comma.asl.json': '{\n  "StartAt": "A", "States": { "A": { "Type": "Succeed" }, },\n}\n',
  'empty.yaml': 'Transform: AWS::Serverless-2016-10-31\nResources: { Q: { Type: AWS::SQS::Queue } }\n',
  'comments.asl.json': '{\n  // first\n  "StartAt": "A",\n  "States": { "A": { "Type": "Succeed" } }\n}\n',
  'start.asl.json':
    '{\n  "StartAt": "Aa",\n  "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Succeed" } }\n}\n',
  'services.asl.json': {
    StartAt: 'A',
    States: {
      A: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:polly:describeVoices', Parameters: {}, Next: 'B' },
      B: { Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun', Parameters: { JobName: 'j' }, Next: 'C' },
      C: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:polly:listLexicons', Parameters: {}, End: true },
    },
  },
  'express.asl.json': {
    StartAt: 'A',
    States: {
      A: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync',
        Parameters: { StateMachineArn: 'x' },
        End: true,
      },
    },
  },
});

function file(name: string): string {
  return path.join(files, name);
}

test('prints one line when there are no findings', async () => {
  expect(await cli(['validate', file('good.asl.json')])).toEqual({
    code: 0,
    stdout: 'Nothing found in 1 file.\n',
    stderr: '',
  });
});

test('places errors in JSON at the exact member', async () => {
  expect(await cli(['validate', file('wrong.asl.json')])).toEqual({
    code: 1,
    stderr: '',
    stdout: lines(
      `${file('wrong.asl.json')}:3:46 error Missing 'Next' target: Bee [MISSING_TRANSITION_TARGET]`,
      '  3 |   "States": { "A": { "Type": "Pass", "Next": "Bee" }, "Be": { "Type": "Succeed" } }',
      '    |                                              ^^^^^',
      '    at /States/A/Next',
      "    Did you mean 'Be'?",
      '',
      `${file('wrong.asl.json')}:3:55 error State "Be" is not reachable. [MISSING_TRANSITION_TARGET]`,
      '  3 |   "States": { "A": { "Type": "Pass", "Next": "Bee" }, "Be": { "Type": "Succeed" } }',
      '    |                                                       ^^^^',
      '    at /States/Be',
      '',
      '2 errors in 1 file.',
    ),
  });
});

test('places errors in templates where they are written, in the template or beside it', async () => {
  const { code, stdout } = await cli(['validate', file('template.yaml')]);
  expect({ code, places: stdout.split('\n').filter((line) => line.startsWith(files)) }).toEqual({
    code: 1,
    places: [
      expect.stringMatching(/template\.yaml:13:13 error .* \[SCHEMA_VALIDATION_FAILED\]$/),
      expect.stringMatching(
        /template\.yaml:15:39 advice Ref Stage has no value: .* 'Stage' is used instead\. \[VALUE_NOT_KNOWN\]$/,
      ),
      expect.stringMatching(/template\.yaml:21:34 error 'Away' was not checked: .*S3.* \[NOT_AT_HAND\]$/),
      expect.stringMatching(/wrong\.asl\.json:3:46 error Missing 'Next' target: Bee \[MISSING_TRANSITION_TARGET\]$/),
      expect.stringMatching(/wrong\.asl\.json:3:55 error State "Be" is not reachable\. \[MISSING_TRANSITION_TARGET\]$/),
    ],
  });
  const given = await cli(['validate', file('template.yaml'), '--param', 'Stage=dev']);
  expect(given.stdout).not.toContain('VALUE_NOT_KNOWN');
});

test('rejects a value that belongs to no file', async () => {
  const both = ['validate', file('template.yaml'), file('advice.asl.json')];
  expect(await cli([...both, '--param', 'Stage=dev'])).toMatchObject({ stderr: '' });
  expect(await cli([...both, '--param', 'Stge=dev'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Parameters: [Stge] do not exist in the template.\n  Did you mean 'Stage'?"),
  });
});

test('does not check a missing definition: same verdict as for definitions', async () => {
  const { code, stdout } = await cli(['validate', file('away.yaml')]);

  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: expect.stringMatching(/^.*away\.yaml:4:39 error 'Away' was not checked: .* \[NOT_AT_HAND\]\n/),
  });
  expect(await cli(['definitions', file('away.yaml')])).toMatchObject({ code: 1 });
});

test('advises about a trailing comma in the file of a DefinitionUri', async () => {
  const stdout = expect.stringMatching(/^.*comma\.asl\.json:2:\d+ advice .* AWS reads it as YAML\. \[READ_AS_YAML\]\n/);

  expect(await cli(['validate', file('comma.yaml')])).toEqual({ code: 0, stderr: '', stdout });
  expect(await cli(['validate', file('comma.yaml'), '--no-advice'])).toMatchObject({ code: 0 });
});

const world = folderWith({
  'template.yaml': [
    'Transform: AWS::Serverless-2016-10-31',
    'Resources:',
    '  Restore: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, CodeUri: gone/, Handler: a.handler } }',
    '  Flow:',
    '    Type: AWS::Serverless::StateMachine',
    '    Properties: { DefinitionUri: flow.asl.json, DefinitionSubstitutions: { Restore: !GetAtt Restore.Arn, TableName: x } }',
  ].join('\n'),
  'flow.asl.json': {
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource: '${Restore}', Parameters: { Name: '${TabelName}' }, End: true } },
  },
  'app/lib/stack.ts': '',
  'app/cdk.json': {},
  'app/cdk.out/manifest.json': {
    artifacts: { S: { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.json' } } },
  },
  'app/cdk.out/S.json': {
    Resources: {
      M: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { DefinitionString: '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}' },
      },
    },
  },
});

test('reports files that do not fit each other without --strict', async () => {
  utimesSync(path.join(world, 'app/cdk.json'), 1, 1);
  utimesSync(path.join(world, 'app/cdk.out/manifest.json'), 2, 2);
  const findings = async (name: string): Promise<unknown> => {
    const { code, stdout } = await cli(['validate', path.join(world, name), '--no-advice']);
    const lines = stdout.replaceAll(`${world}/`, '').split('\n');
    return [code, lines.filter((line) => /^\S+:\d+:\d+ /.test(line))];
  };

  expect(await findings('template.yaml')).toEqual([
    1,
    [
      "flow.asl.json:1:26 warning The role 'FlowRole' does not allow lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:Restore, which A needs: it calls lambda:invoke. [MISSING_PERMISSION]",
      'flow.asl.json:1:91 error ${TabelName} has no value: DefinitionSubstitutions has no such entry, so it stays unchanged. [TOKEN_NOT_REPLACED]',
      "template.yaml:3:3 warning Function 'Restore' has the handler 'a.handler', but its code folder gone/ does not exist. [FUNCTION_NOT_THERE]",
    ],
  ]);
  expect(await findings('app/cdk.out')).toEqual([
    0,
    [
      'app/cdk.out/S.json:1:1 warning app/cdk.out is older than app/lib/stack.ts, so it may not match the sources. [STALE_ASSEMBLY]',
    ],
  ]);
});

test('--strict rejects missing values', async () => {
  expect(await cli(['validate', file('template.yaml'), '--strict'])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('[CANNOT_BE_READ]'),
  });
});

test('advice is not an error, and --no-advice leaves it out', async () => {
  expect(await cli(['validate', file('advice.asl.json')])).toEqual({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/^.*advice\.asl\.json:1:\d+ advice [^]*\n1 piece of advice in 1 file\.\n$/),
  });
  expect(await cli(['validate', file('advice.asl.json'), '--no-advice'])).toEqual({
    code: 0,
    stderr: '',
    stdout: 'Nothing found in 1 file.\n',
  });
});

test('reports unreadable files as errors, and checks the others', async () => {
  const { code, stdout } = await cli([
    'validate',
    file('broken.yaml'),
    file('nope.json'),
    file('empty.yaml'),
    file('good.asl.json'),
  ]);
  expect({
    code,
    places: stdout.split('\n').filter((line) => line.startsWith(files)),
    end: stdout.split('\n').at(-2),
  }).toEqual({
    code: 1,
    places: [
      expect.stringMatching(/broken\.yaml:\d+:\d+ error .* \[CANNOT_BE_READ\]$/),
      expect.stringMatching(/nope\.json:1:1 error There is no file .*nope\.json\. \[CANNOT_BE_READ\]$/),
      expect.stringMatching(/empty\.yaml:1:1 .* \[\w+\]$/),
    ],
    end: expect.stringMatching(/ in 4 files\.$/),
  });
});

// Windows has no such device.
(process.platform === 'win32' ? test.skip : test)('a device without an end is not read', async () => {
  expect(await cli(['validate', '/dev/zero'])).toEqual({
    code: 1,
    stderr: '',
    stdout: lines('/dev/zero:1:1 error /dev/zero is not a regular file. [CANNOT_BE_READ]', '', '1 error in 1 file.'),
  });
});

test('reports comments in JSON as an error, like AWS', async () => {
  expect(await cli(['validate', file('comments.asl.json')])).toEqual({
    code: 1,
    stderr: '',
    stdout: lines(
      `${file('comments.asl.json')}:2:3 error The definition of comments has a comment, which AWS rejects. [INVALID_JSON_DESCRIPTION]`,
      '  2 |   // first',
      '    |   ^',
      '',
      '1 error in 1 file.',
    ),
  });
});

test('reports a wrong StartAt once', async () => {
  expect(await cli(['validate', file('start.asl.json')])).toEqual({
    code: 1,
    stderr: '',
    stdout: lines(
      `${file('start.asl.json')}:2:14 error Missing 'Next' target: Aa [MISSING_TRANSITION_TARGET]`,
      '  2 |   "StartAt": "Aa",',
      '    |              ^^^^',
      '    at /StartAt',
      "    Did you mean 'A'?",
      '',
      '1 error in 1 file.',
    ),
  });
});

test('lists services without an installed client package on one line for all files', async () => {
  const line =
    'Parameters of glue, polly were not checked. To check them: npm install --save-dev @aws-sdk/client-glue @aws-sdk/client-polly\n' +
    'Permissions of services were not checked: the role is in no file. To list what it must allow: stepmill permissions FILE\n';
  const services = [file('services.asl.json'), file('good.asl.json')];
  expect(await cli(['validate', ...services])).toEqual({
    code: 0,
    stderr: '',
    stdout: `Nothing found in 2 files.\n${line}`,
  });
  expect(await cli(['validate', ...services, '--json'])).toEqual({ code: 0, stderr: line, stdout: '[]\n' });
});

test('--type decides what an Express workflow may do', async () => {
  expect(await cli(['validate', file('express.asl.json'), '--no-advice'])).toMatchObject({ code: 0 });
  expect(await cli(['validate', file('express.asl.json'), '--no-advice', '--type', 'EXPRESS'])).toMatchObject({
    code: 1,
  });
});

test('prints github, sarif and json', async () => {
  const print = (format: string) => cli(['validate', file('wrong.asl.json'), '--format', format]);
  expect((await print('github')).stdout.split('\n')[0]).toBe(
    `::error file=${file('wrong.asl.json')},line=3,col=46,endColumn=51,title=MISSING_TRANSITION_TARGET::Missing 'Next' target: Bee Did you mean 'Be'?`,
  );
  expect(JSON.parse((await print('sarif')).stdout).runs[0].results).toHaveLength(2);
  expect(await cli(['validate', file('wrong.asl.json'), '--json'])).toEqual(await print('json'));
  expect(await print('xml')).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('Allowed choices are text, github, sarif, json.'),
  });
});
