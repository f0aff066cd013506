import { findDefinition, machineName } from '../../src/definitions/findDefinition';
import { project } from './support/project';

const machine = (id: string, properties: string): string =>
  `  ${id}: { Type: AWS::StepFunctions::StateMachine, Properties: { ${properties} } }\n`;
const inline = 'Definition: { StartAt: E, States: {} }';
const template = `Resources:
${machine('Order', `StateMachineName: orders, ${inline}`)}${machine('Refund', inline)}${machine('Far', 'DefinitionS3Location: { Bucket: b, Key: k }')}`;

function found(text: string, name?: string): string {
  return findDefinition(project({ 'template.yaml': text }).load('template.yaml'), name).name;
}

test('by logical id, and by the name of the state machine', () => {
  expect(found(template, 'Refund')).toBe('Refund');
  expect(found(template, 'orders')).toBe('Order');
});

test('without a name, the only one', () => {
  expect(found(`Resources:\n${machine('Order', inline)}`)).toBe('Order');
});

test.each([
  [undefined, 'The files declare 3 state machines: Order, Refund, Far. Name one of them.'],
  ['Ordr', "There is no state machine 'Ordr' in these files. Did you mean 'Order'?"],
  ['Nothing like it', "There is no state machine 'Nothing like it' in these files. There are: Order, Refund, Far."],
])('%s is refused', (name, message) => {
  expect(() => found(template, name)).toThrow(message);
});

test('a machine whose definition is not available says why', () => {
  expect(() => found(template, 'Far')).toThrow('The definition of Far is in S3 (s3://b/k), which is not read.');
});

test('a name that two stacks use is not enough; the path through the stacks is', () => {
  const loaded = project({
    'template.yaml':
      'Resources:\n  A: { Type: AWS::Serverless::Application, Properties: { Location: a.yaml } }\n  B: { Type: AWS::Serverless::Application, Properties: { Location: a.yaml } }\n',
    'a.yaml': `Resources:\n${machine('Order', inline)}`,
  }).load('template.yaml');

  expect(() => findDefinition(loaded, 'Order')).toThrow(
    "The name 'Order' fits 2 state machines: A/Order, B/Order. Name one of them.",
  );
  expect(findDefinition(loaded, 'B/Order').aliases).toEqual(['B/Order']);
});

test.each([
  [{ name: 'OrderWorkflow' }, 'OrderWorkflow'],
  [{ name: 'OrderWorkflow', stateMachineName: 'orders-dev' }, 'orders-dev'],
  [{ name: 'aws_sfn_state_machine.order' }, 'order'],
  [{ name: 'order.v2 (copy)' }, 'order-v2-copy-'],
  [{ name: 'x'.repeat(100) }, 'x'.repeat(80)],
  [{ name: '' }, 'StateMachine'],
])('%j is created as %s', (machine, name) => {
  expect(machineName(machine)).toBe(name);
});
