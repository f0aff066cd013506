import { pass } from '../support/pass';
import { project } from '../support/project';
import { machine } from './sam/machine';

const asl = JSON.stringify(pass('${Word}'));

test('a machine with DefinitionUri and substitutions', () => {
  const { folder, machine: load } = project({
    'template.yaml': machine(
      `Name: orders
Type: EXPRESS
Role: arn:aws:iam::123456789012:role/r
Logging: { Level: ALL }
Tracing: { Enabled: false }
DefinitionUri: order.asl.json
DefinitionSubstitutions: { Word: !GetAtt Charge.Arn }`,
      '  Charge: { Type: AWS::Serverless::Function, Properties: { FunctionName: charge } }',
    ),
    'order.asl.json': asl,
  });
  const { locate: _, functions: __, ...loaded } = load('template.yaml');

  expect(loaded).toEqual({
    name: 'Order',
    aliases: ['orders'],
    stateMachineName: 'orders',
    format: 'sam',
    definition: JSON.stringify(pass('arn:aws:lambda:us-east-1:123456789012:function:charge')),
    type: 'EXPRESS',
    roleArn: 'arn:aws:iam::123456789012:role/r',
    logging: { level: 'ALL' },
    tracing: { enabled: false },
    source: { file: `${folder}/template.yaml`, line: 3, column: 3, definitionFile: `${folder}/order.asl.json` },
    unresolved: [],
  });
});

test('the alias and the version that SAM adds to a function can be named', () => {
  const { machine: load } = project({
    'template.yaml': machine(
      `Definition: { Comment: !Join [" ", [!Ref Charge.Alias, !Ref Charge.Version]], StartAt: A, States: {} }`,
      '  Charge: { Type: AWS::Serverless::Function, Properties: { AutoPublishAlias: live } }',
    ),
  });

  expect(JSON.parse(load('template.yaml').definition)).toMatchObject({
    Comment:
      'arn:aws:lambda:us-east-1:123456789012:function:Charge:live arn:aws:lambda:us-east-1:123456789012:function:Charge:1',
  });
});

describe('a definition file that is not JSON', () => {
  const load = (text: string) => {
    const {
      machine: loadMachine,
      load: loadAll,
      place,
    } = project({
      'template.yaml': machine('DefinitionUri: order.asl.json'),
      'order.asl.json': text,
    });
    const [note, ...others] = loadAll('template.yaml').notes;
    const { message, refusedByAws, advice } = note ?? { message: 'none' };
    return {
      definition: JSON.parse(loadMachine('template.yaml').definition) as unknown,
      note: [message, note && place(note), refusedByAws ?? false, advice ?? false, others.length],
    };
  };

  test('and is YAML: a trailing comma', () => {
    expect(load('{\n  "StartAt": "E",\n  "States": { "E": { "Type": "Succeed", } },\n}\n')).toEqual({
      definition: { StartAt: 'E', States: { E: { Type: 'Succeed' } } },
      note: [
        'The definition of Order has a trailing comma: it is not JSON. AWS reads it as YAML.',
        'order.asl.json:3:41',
        false,
        true,
        0,
      ],
    });
  });

  test('and means something else in YAML: a comment', () => {
    expect(load('{\n  // first\n  "StartAt": "E",\n  "States": { "E": { "Type": "Succeed" } }\n}\n').note).toEqual([
      'The definition of Order has a comment, which AWS rejects.',
      'order.asl.json:2:3',
      true,
      false,
      0,
    ]);
  });
});
