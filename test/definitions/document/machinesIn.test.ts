import { listMachines, openDocument } from '../../../src/definitions/document/openDocument';

const machine = (properties: string): string =>
  `Resources:\n  M:\n    Type: AWS::Serverless::StateMachine\n    Properties: ${properties}\n`;

test.each([
  ['a.yaml', machine('{ DefinitionUri: x.asl.json }'), 'The definition is in another file, x.asl.json; open that.'],
  ['a.yaml', machine('{ DefinitionUri: { Bucket: b, Key: k } }'), 'The definition is not in this file.'],
  [
    'a.yaml',
    machine('{ DefinitionString: !Join ["", []] }'),
    'The definition is made by Fn::Join, whose value is known when it is deployed.',
  ],
  [
    'a.yaml',
    machine('{ DefinitionString: { Ref: P } }'),
    'The definition is made by Ref, whose value is known when it is deployed.',
  ],
  [
    'main.tf',
    'resource "aws_sfn_state_machine" "m" {\n}\n',
    'Terraform evaluates HCL, so a definition in it is edited in the text.',
  ],
  [
    'serverless.yml',
    'stepFunctions:\n  stateMachines:\n    m:\n      definition: ${file(x.yml)}\n',
    'The definition is in another file, x.yml; open that.',
  ],
] as const)('%s: %s', (file, text, why) => {
  expect(listMachines(text, file).map(({ readOnly }) => readOnly)).toEqual([why]);
  const document = openDocument(text, { file });
  expect(document.readOnly).toBe(why);
  expect(() => document.edit([{ kind: 'set', path: ['StartAt'], value: 'A' }])).toThrow(why);
});

test('several machines want a choice', () => {
  const text =
    'stepFunctions:\n  stateMachines:\n    a: { definition: { StartAt: A } }\n    b: { definition: { StartAt: B } }\n';
  expect(openDocument(text, { file: 's.yml' }).readOnly).toBe(
    'The file holds several state machines; choose one of a, b.',
  );
  expect(openDocument(text, { file: 's.yml', machine: 'b' }).definition).toEqual({ StartAt: 'B' });
  expect(openDocument(text, { file: 's.yml', machine: 'c' }).readOnly).toBe(
    'The file holds no state machine c; there are a, b.',
  );
});
