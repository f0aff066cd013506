import path from 'node:path';
import { cli, folderWith, lines } from '../support/cli';

const files = folderWith({
  'template.yaml': [
    'Transform: AWS::Serverless-2016-10-31',
    'Parameters:',
    '  Topic: { Type: String }',
    'Resources:',
    '  Charge:',
    '    Type: AWS::Serverless::Function',
    '    Properties:',
    '      CodeUri: src/',
    '      Handler: charge.handler',
    '      Runtime: nodejs22.x',
    '      Environment: { Variables: { SECRET: hush } }',
    '  Rank:',
    '    Type: AWS::Serverless::Function',
    '    Properties: { CodeUri: src/, Handler: rank.handler, Runtime: python3.13 }',
    '  Order:',
    '    Type: AWS::Serverless::StateMachine',
    '    Properties:',
    '      Name: orders',
    '      DefinitionUri: order.asl.json',
    '      DefinitionSubstitutions:',
    '        Charge: !GetAtt Charge.Arn',
    '        Topic: !Ref Topic',
    '  Away:',
    '    Type: AWS::Serverless::StateMachine',
    '    Properties: { DefinitionUri: { Bucket: b, Key: k } }',
    '',
  ].join('\n'),
  'order.asl.json': {
    StartAt: 'Charge',
    States: {
      Charge: { Type: 'Task', Resource: '${Charge}', Next: 'Tell' },
      Tell: { Type: 'Pass', Result: '${Topic}', End: true },
    },
  },
  'src/charge.js': 'exports.handler = () => 1;',
});
const template = path.join(files, 'template.yaml');
const charge = 'arn:aws:lambda:us-east-1:123456789012:function:Charge';

test('lists what was found, what runs here, and what is unknown, with its place', async () => {
  expect(await cli(['definitions', template])).toEqual({
    code: 1,
    stderr: '',
    stdout: lines(
      `${template}: 2 state machines`,
      `  ✓ Order  STANDARD, 2 states  ${template}:15 (${files}/order.asl.json), also orders`,
      '      role                  OrderRole',
      `      lambda:invoke Charge  in process: ${files}/src/charge.js.handler`,
      `  ✗ Away   not available: ${template}:25:34: The definition of Away is in S3 (s3://b/k), which is not read.`,
      '',
      '  Functions that no state machine calls:',
      '    Rank  nothing: python3.13, no file for rank.handler',
      '',
      '  Without a value in these files, so a placeholder is used:',
      `    Ref Topic → Topic  ${template}:22:16`,
      '',
      '  Created by AWS at deployment:',
      `    Fn::GetAtt Charge.Arn → ${charge}  ${template}:21:17`,
    ),
  });
});

test('--json prints the same for programs, without values of variables', async () => {
  const { code, stdout } = await cli(['definitions', template, '--json', '--param', 'Topic=t']);
  const result = JSON.parse(stdout);
  expect({ code, result }).toEqual({
    code: 1,
    result: {
      stateMachines: [
        {
          name: 'Order',
          aliases: ['orders'],
          stateMachineName: 'orders',
          format: 'sam',
          type: 'STANDARD',
          source: { file: template, line: 15, column: 3, definitionFile: `${files}/order.asl.json` },
          roleArn: 'arn:aws:iam::123456789012:role/OrderRole',
          role: 'OrderRole',
          startedBy: [],
          dependencies: [
            {
              integration: 'lambda:invoke',
              target: 'Charge',
              by: 'in process',
              detail: `${files}/src/charge.js.handler`,
              states: ['Charge'],
              mockedIn: [],
            },
          ],
          startAt: 'Charge',
          states: ['Charge', 'Tell'],
          unresolved: [expect.objectContaining({ value: 'Fn::GetAtt Charge.Arn', stub: charge, kind: 'generated' })],
          definition: expect.stringContaining(charge),
        },
      ],
      notAtHand: [expect.objectContaining({ name: 'Away', format: 'sam', reason: expect.stringContaining('S3') })],
      functions: [
        expect.objectContaining({ name: 'Charge', handlerFile: `${files}/src/charge.js`, environment: ['SECRET'] }),
        expect.objectContaining({ name: 'Rank', runtime: 'python3.13', environment: [] }),
      ],
      notes: [],
      starts: [],
      errors: [],
    },
  });
});

test('a file that cannot be read does not hide the others', async () => {
  const { code, stdout, stderr } = await cli([
    'definitions',
    path.join(files, 'nope.yaml'),
    path.join(files, 'order.asl.json'),
  ]);
  expect({ code, stdout: stdout.split('\n')[0], stderr }).toEqual({
    code: 1,
    stdout: `${path.join(files, 'order.asl.json')}: 1 state machine`,
    stderr: expect.stringMatching(/^stepmill: .*nope\.yaml:1:1: There is no file/),
  });
});
