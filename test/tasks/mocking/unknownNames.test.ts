import type { StateMachineDefinition } from '../../../src/language/asl/types';
import type { Call } from '../../../src/tasks/mocking/Call';
import {
  unknownDenialNames,
  unknownNames,
  listOf,
  noSuch,
  type KnownNames,
} from '../../../src/tasks/mocking/unknownNames';
import { activity, lambda, mock, resource, service, sqs, stateMachine } from '../../../src/tasks/mocking/scripts';
import type { ScriptBuilder } from '../../../src/tasks/mocking/ScriptBuilder';
import { activityArn, functionArn } from './taskRequest';

const task = (Resource: string, Parameters: object = {}) => ({ Type: 'Task', Resource, Parameters, End: true });

const definition = {
  StartAt: 'Charge',
  States: {
    Charge: task('arn:aws:states:::lambda:invoke', { FunctionName: 'charge' }),
    Direct: task(functionArn),
    Ship: task('arn:aws:states:::sqs:sendMessage', {
      QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
    }),
    Read: task('arn:aws:states:::aws-sdk:dynamodb:getItem', { TableName: 'Orders' }),
    Nested: task('arn:aws:states:::states:startExecution', {
      StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Invoice',
    }),
    Approve: task(activityArn),
  },
} as unknown as StateMachineDefinition;

const names = (given: Partial<KnownNames> = {}, calls: readonly object[] = []): KnownNames => ({
  known: { calls: calls as readonly Call[], definitions: [definition], machines: ['Order'] },
  machines: ['Order'],
  states: Object.keys(definition.States),
  ...given,
});

const reasons = ({ script }: ScriptBuilder, known = names()) => unknownNames(script, known).map((reason) => reason());

test.each<[string, ScriptBuilder]>([
  ['a state', mock('Charge')],
  ['a state of a machine', mock('Charge').inStateMachine('Order')],
  ['a state in an item of a Map', mock('Charge').forItem(0, 'Ship')],
  ['a function', lambda('charge')],
  ['a function that is like none', lambda('refund')],
  ['a function by its ARN', lambda(functionArn)],
  ['a queue', sqs('orders')],
  ['an activity', activity('approve')],
  ['a nested machine', stateMachine('Invoice')],
  ['a machine that is like none', mock('Charge').inStateMachine('Elsewhere')],
  ['an action of a service', service('dynamodb', 'getItem')],
  ['a service that no task calls', service('s3', 'getObject')],
  ['a Resource', resource('arn:aws:states:::sqs:sendMessage')],
  ['a Resource that is like none', resource('arn:aws:states:::sns:publish')],
  ['a test case that is like none', mock('Charge').inTestCase('Other')],
])('%s may be right', (_title, script) => {
  expect(reasons(script)).toEqual([]);
});

const all = 'Charge, Direct, Ship, Read, Nested, Approve';

test.each<[string, ScriptBuilder, string]>([
  ['a misspelt state', mock('Shipp'), "the test has no state 'Shipp'. Did you mean 'Ship'?"],
  ['an unknown state', mock('Elsewhere'), `the test has no state 'Elsewhere'. There are ${all}.`],
  ['an unknown Map', mock('Charge').forItem(0, 'Each'), `the test has no state 'Each'. There are ${all}.`],
  [
    'a misspelt machine',
    mock('Charge').inStateMachine('Ordr'),
    "the test has no state machine 'Ordr'. Did you mean 'Order'?",
  ],
  [
    'an action that the service does not have',
    service('dynamodb', 'getItm'),
    "'dynamodb' has no action 'getItm'. Did you mean 'getItem'?",
  ],
  [
    'a service that nobody knows',
    service('dynamo', 'getItem'),
    "no task of the test calls a service 'dynamo', and no such service is known. Did you mean 'dynamodb'?",
  ],
  [
    'another form of a Resource',
    resource('arn:aws:states:::dynamodb:getItem'),
    "no task of the test has the Resource 'arn:aws:states:::dynamodb:getItem'. Did you mean 'arn:aws:states:::aws-sdk:dynamodb:getItem'?",
  ],
  [
    'the function of another account',
    resource('arn:aws:lambda:us-east-1:999999999999:function:charge'),
    `no task of the test has the Resource 'arn:aws:lambda:us-east-1:999999999999:function:charge'. Did you mean '${functionArn}'?`,
  ],
])('%s matches nothing', (_title, script, reason) => {
  expect(reasons(script)).toEqual([reason]);
});

test('suggests the intended name for a misspelt function', () => {
  const [reason, ...others] = reasons(lambda('chrage'));
  expect(others).toEqual([]);
  expect(reason).toContain("'chrage'");
  expect(reason).toContain("Did you mean 'charge'?");
});

test('a test case counts as misspelt once executions have started with a similar one', () => {
  const started = names({}, [{ asked: { testCase: 'Happy' } }, { asked: { testCase: 'Happy' } }]);
  expect(reasons(mock('Charge').inTestCase('Hapy'), started)).toEqual([
    "no execution of the test was started with the test case 'Hapy'. Did you mean 'Happy'?",
  ]);
  expect(reasons(mock('Charge').inTestCase('Happy'), started)).toEqual([]);
  expect(reasons(mock('Charge').inTestCase('Sad'), started)).toEqual([]);
});

test('reports everything that is wrong with a mock', () => {
  expect(reasons(mock('Shipp').inStateMachine('Ordr'))).toEqual([
    "the test has no state 'Shipp'. Did you mean 'Ship'?",
    "the test has no state machine 'Ordr'. Did you mean 'Order'?",
  ]);
});

describe('where more names may come', () => {
  test('accepts an unlike name, and rejects a misspelt one', () => {
    const growing = names({ mayGrow: true });
    expect(reasons(mock('Elsewhere'), growing)).toEqual([]);
    expect(reasons(mock('Shipp'), growing)).toEqual(["the test has no state 'Shipp'. Did you mean 'Ship'?"]);
  });

  test('does the same for denials', () => {
    const told = (mayGrow: boolean) =>
      unknownDenialNames({ state: 'Elsewhere', stateMachine: 'Ordr' }, names({ mayGrow })).map((reason) => reason());
    expect(told(true)).toEqual(["the test has no state machine 'Ordr'. Did you mean 'Order'?"]);
    expect(told(false)).toEqual([
      `the test has no state 'Elsewhere'. There are ${all}.`,
      "the test has no state machine 'Ordr'. Did you mean 'Order'?",
    ]);
    expect(unknownDenialNames({}, names())).toEqual([]);
  });
});

test('says so when there are no names at all', () => {
  expect(noSuch('state', 'A', [])[0]!()).toBe("the test has no state 'A'. There are none.");
});

test('a list names thirty, each once', () => {
  const many = Array.from({ length: 32 }, (_, index) => `n${index}`);
  expect(listOf([...many, ...many])).toBe(`${many.slice(0, 30).join(', ')} and 2 more`);
  expect(listOf(many.slice(0, 30))).toBe(many.slice(0, 30).join(', '));
});
