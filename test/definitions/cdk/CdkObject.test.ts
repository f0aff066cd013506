import { runInNewContext } from 'node:vm';
import {
  describeStranger,
  isCdkObject,
  isCdkStack,
  isCdkStage,
  isCdkTemplate,
  appOf,
  type CdkStack,
} from '../../../src/definitions/cdk/CdkObject';

// Small objects instead of other versions: they are recognised by their members, not by their classes.

const stack = { node: { path: 'Shop', scopes: [] }, templateFile: 'Shop.template.json', artifactId: 'Shop' };
const stage = { node: { path: '', scopes: [] }, artifactId: '', synth: () => ({ directory: 'cdk.out' }) };
const template = { toJSON: () => ({}), resourceCountIs: () => undefined };

function kindOf(given: object): object {
  return {
    stage: isCdkStage(given),
    stack: isCdkStack(given),
    template: isCdkTemplate(given),
    any: isCdkObject(given),
  };
}

test('tells stages, stacks and templates apart', () => {
  expect(kindOf(stage)).toEqual({ stage: true, stack: false, template: false, any: true });
  expect(kindOf(stack)).toEqual({ stage: false, stack: true, template: false, any: true });
  expect(kindOf(template)).toEqual({ stage: false, stack: false, template: true, any: true });
});

test('takes an object of another realm', () => {
  const foreign = runInNewContext(
    '({ node: { path: "Shop", scopes: [] }, templateFile: "Shop.template.json", artifactId: "Shop" })',
  ) as object;
  expect(isCdkStack(foreign)).toBe(true);
});

test.each([
  null,
  undefined,
  'cdk.out',
  1,
  {},
  [],
  new Date(),
  { toJSON: () => ({}) },
  { node: {} },
  { synth: () => 1 },
])('takes %p for nothing of CDK', (given) => {
  expect(isCdkObject(given)).toBe(false);
});

test('a definition is a definition, whatever else it has', () => {
  expect(isCdkObject({ ...stage, StartAt: 'A', States: {} })).toBe(false);
});

test('a getter that throws is a member that is not there', () => {
  const early = {
    ...stage,
    get templateFile(): string {
      throw new Error('too early');
    },
  };
  expect(kindOf(early)).toEqual({ stage: true, stack: false, template: false, any: true });
});

test('finds the innermost stage of a stack', () => {
  const inner = { ...stage, node: { path: 'Prod', scopes: [stage] } };
  const within: CdkStack = { ...stack, node: { path: 'Prod/Shop', scopes: [stage, inner, stack] } };
  expect(appOf(within)).toBe(inner);
  expect(() => appOf(stack)).toThrow("The stack 'Shop' belongs to no App. Write new MyStack(new App(), 'MyStack').");
});

class OrderStack {
  readonly node = {};
}

test.each([
  [OrderStack, 'It got the class or function OrderStack. Create one: new OrderStack(…).'],
  [null, 'It got null.'],
  [undefined, 'It got undefined.'],
  [Promise.resolve(stack), 'It got a promise: await it.'],
  [
    { directory: 'cdk.out', stacks: [] },
    "It got a CloudAssembly: name its folder, sfn.stateMachine(assembly.directory, 'Order').",
  ],
  [
    { node: { path: 'Shop/Order', scopes: [] } },
    "It got the construct 'Shop/Order': give its stack, and name it: sfn.stateMachine(stack, 'Shop/Order').",
  ],
  [{ Resources: {} }, "It got a template: write sfn.stateMachine(Template.fromJSON(template), 'Order')."],
  [{ StartsAt: 'A' }, undefined],
])('%p: what it is, and what to write', (given, text) => {
  expect(describeStranger(given)).toBe(text);
});
