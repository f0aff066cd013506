import { GivenValues } from '../../src/definitions/GivenValues';
import { HarnessError } from '../../src/errors/HarnessError';
import type { LoadOptions } from '../../src/definitions/LoadedDefinition';
import { pass } from './support/pass';
import { project } from './support/project';

const asl = JSON.stringify(pass('x'));
const tokens = JSON.stringify(pass('${Stage} ${Table}'));
const machine = `Resources: { Order: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: '${asl}' } } }`;
const sam = `Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties: { DefinitionUri: order.asl.json, DefinitionSubstitutions: { Stage: a, Table: b } }
`;
const serverless = `service: orders
provider: { name: aws, stage: '\${opt:stage, "dev"}' }
params: { default: { table: orders } }
stepFunctions: { stateMachines: { order: { definition: { Comment: '\${param:queue, "q"}', StartAt: A, States: { A: { Type: Succeed } } } } } }
`;
const terraform = `variable "stage" {}
resource "aws_sfn_state_machine" "order" { definition = jsonencode(${asl.replaceAll('":', '" =')}) }
`;
const files = {
  'template.yaml': `Parameters: { Stage: { Type: String, Default: dev }, TableName: { Type: String } }\n${machine}`,
  'bare.yaml': machine,
  'sam.yaml': sam,
  'unused.yaml': sam.replace('Table: b', 'Table: b, Queue: c'),
  's3.yaml': sam.replace('order.asl.json', 's3://bucket/order.json'),
  'order.asl.json': tokens,
  'serverless.yml': serverless,
  'main.tf': terraform,
  'cdk.out/manifest.json': JSON.stringify({
    artifacts: Object.fromEntries(
      ['One', 'Two'].map((name) => [
        name,
        { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } },
      ]),
    ),
  }),
  'cdk.out/One.template.json': JSON.stringify({
    Parameters: { Stage: { Type: 'String' } },
    Resources: { Order: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: asl } } },
  }),
  'cdk.out/Two.template.json': JSON.stringify({ Parameters: { Table: { Type: 'String' } }, Resources: {} }),
};

test.each([
  ['template.yaml', { parameters: { Stage: 'a', TableName: 't' } }],
  ['serverless.yml', { parameters: { stage: 'a', region: 'eu-west-1', table: 't', queue: 'q' } }],
  ['main.tf', { parameters: { stage: 'a' } }],
  ['cdk.out', { parameters: { Stage: 'a', Table: 't' } }],
  ['order.asl.json', { substitutions: { Stage: 'a', Table: 'b' } }],
  ['sam.yaml', { substitutions: { Stage: 'a' } }],
  // It is among the DefinitionSubstitutions, and no token of the definition.
  ['unused.yaml', { substitutions: { Queue: 'a' } }],
  // As of a variable of the environment that is not set: it is not given.
  ['bare.yaml', { parameters: { Stage: undefined }, substitutions: { Queue: undefined } }],
  // What the tokens of a definition that is not available are, nobody knows.
  ['s3.yaml', { substitutions: { Anything: 'a' } }],
])('%s takes %j', (file, options) => {
  expect(project(files).load(file, options as unknown as LoadOptions)).toMatchObject({ notes: [] });
});

test.each([
  [
    'template.yaml',
    { parameters: { Stagee: 'a', TableName: 't' } },
    "Parameters: [Stagee] do not exist in the template.\n  Did you mean 'Stage'?",
  ],
  [
    'template.yaml',
    { parameters: { Colour: 'a', Sound: 't' } },
    'Parameters: [Colour, Sound] do not exist in the template.\n  There are Stage, TableName.',
  ],
  [
    'bare.yaml',
    { parameters: { Stage: 'a' } },
    'Parameters: [Stage] do not exist in the template.\n  It has none. Values for the ${Token}s of a definition are substitutions.',
  ],
  [
    'serverless.yml',
    { parameters: { stage: 'a', tabel: 't' } },
    "Parameters: [tabel] do not exist in the template.\n  Did you mean 'table'?",
  ],
  [
    'main.tf',
    { parameters: { stge: 'a' } },
    "Parameters: [stge] do not exist in the template.\n  Did you mean 'stage'?",
  ],
  [
    'cdk.out',
    { parameters: { Stage: 'a', Tabel: 't' } },
    "Parameters: [Tabel] do not exist in the template.\n  Did you mean 'Table'?",
  ],
  [
    'order.asl.json',
    { parameters: { Stage: 'a' } },
    'Parameters: [Stage] do not exist in the template.\n  It has none. Values for the ${Token}s of a definition are substitutions.',
  ],
  [
    'order.asl.json',
    { substitutions: { Stagee: 'a' } },
    "Substitutions: [Stagee] are for tokens that no definition has.\n  Did you mean 'Stage'?",
  ],
  [
    'sam.yaml',
    { substitutions: { Queue: 'a' } },
    'Substitutions: [Queue] are for tokens that no definition has.\n  There are Stage, Table.',
  ],
  [
    'bare.yaml',
    { substitutions: { Queue: 'a' } },
    'Substitutions: [Queue] are for tokens that no definition has.\n  No definition has a ${Token}. Values for what a template declares are parameters.',
  ],
])('%s has no place for all of %j', (file, options, refusal) => {
  expect(project(files).refusal(file, options)).toBe(`${file}:1:1: ${refusal}`);
});

test('a value that is undefined leaves the one of the file', () => {
  const options = { substitutions: { Stage: undefined, Table: 'given' } } as unknown as LoadOptions;
  expect(project(files).definition('sam.yaml', options)).toEqual(pass('a given'));
});

test.each([
  [
    { parameters: { Stage: null } },
    "The option parameters takes strings, numbers, booleans and lists of them; 'Stage' is null.",
  ],
  [
    { substitutions: { Table: { a: 1 } } },
    `The option substitutions takes strings, numbers, booleans and lists of them; 'Table' is {"a":1}.`,
  ],
  [{ parameters: null }, 'The option parameters takes an object: a value for each name.'],
  [{ parameters: 'x' }, 'The option parameters takes an object: a value for each name.'],
])('%j is refused', (given, message) => {
  expect(() => new GivenValues(given as unknown as LoadOptions)).toThrow(new HarnessError(message));
});
