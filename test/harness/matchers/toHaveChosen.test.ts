import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

beforeEach(() => {
  order.mock('Charge').returns({});
  order.mock('Ship').returns({ Payload: 1 });
});

test('compares where a Choice led, and by which rule', async () => {
  const large = await order.run({ total: 200 });
  expect(large.state('IsLarge')).toHaveChosen('Audit');
  expect(large.state('IsLarge')).toHaveChosen('Audit', { rule: 0 });
  expect(failureOf(() => expect(large.state('IsLarge')).toHaveChosen('Ship'))).toMatchInlineSnapshot(`
    "expected state 'IsLarge' to have chosen 'Ship', but it chose 'Audit' (rule 0)
      rule 0 → Audit: taken
        And
          $.total IsPresent true
            $.total is 200
          $.total NumericGreaterThan 100
            $.total is 200
      rule 1 → Ship: not asked
        And
          $.express IsPresent true
            $.express is nothing
          $.express BooleanEquals true
            $.express is nothing
      Default → Ship: not asked

    SUCCEEDED after 1h
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Audit    Wait  +0s
    └─ Ship     Task  +1h"
  `);
  expect(failureOf(() => expect(large.state('IsLarge')).not.toHaveChosen('Audit'))).toMatchInlineSnapshot(`
    "expected state 'IsLarge' not to have chosen 'Audit', but it chose 'Audit' (rule 0)
      rule 0 → Audit: taken
        And
          $.total IsPresent true
            $.total is 200
          $.total NumericGreaterThan 100
            $.total is 200
      rule 1 → Ship: not asked
        And
          $.express IsPresent true
            $.express is nothing
          $.express BooleanEquals true
            $.express is nothing
      Default → Ship: not asked

    SUCCEEDED after 1h
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Audit    Wait  +0s
    └─ Ship     Task  +1h"
  `);
});

test('distinguishes two rules that lead to the same state', async () => {
  const express = await order.run({ total: 20, express: true });
  expect(express.state('IsLarge')).toHaveChosen('Ship', { rule: 1 });
  const plain = await order.run({ total: 20 });
  expect(plain.state('IsLarge')).toHaveChosen('Ship', { rule: 'Default' });
  expect(failureOf(() => expect(plain.state('IsLarge')).toHaveChosen('Ship', { rule: 1 }))).toMatchInlineSnapshot(`
    "expected state 'IsLarge' to have chosen 'Ship' (rule 1), but it chose 'Ship' (Default)
      rule 0 → Audit: no match
        And
          $.total IsPresent true
            $.total is 20
          $.total NumericGreaterThan 100
            $.total is 20
      rule 1 → Ship: no match
        And
          $.express IsPresent true
            $.express is nothing
          $.express BooleanEquals true
            $.express is nothing
      Default → Ship: taken

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
});

test('conditions in JSONata show the values they read', async () => {
  const machine = sfn.stateMachine({
    QueryLanguage: 'JSONata',
    StartAt: 'Limit',
    States: {
      Limit: { Type: 'Pass', Assign: { limit: { max: 100 } }, Next: 'IsLarge' },
      IsLarge: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $sum($states.input.items.price) > $limit.max %}', Next: 'Large' }],
        Default: 'Small',
      },
      Large: { Type: 'Succeed' },
      Small: { Type: 'Succeed' },
    },
  });
  const run = await machine.run({ items: [{ price: 20 }, { price: 30 }] });
  expect(run.state('IsLarge')).toHaveChosen('Small', { rule: 'Default' });
  expect(failureOf(() => expect(run.state('IsLarge')).toHaveChosen('Large'))).toMatchInlineSnapshot(`
    "expected state 'IsLarge' to have chosen 'Large', but it chose 'Small' (Default)
      rule 0 → Large: no match
        Condition {% $sum($states.input.items.price) > $limit.max %}
          $states.input.items.price is [20,30]
          $limit.max is 100
      Default → Small: taken

    SUCCEEDED after 0s
    ├─ Limit    Pass  +0s
    ├─ IsLarge  Choice  +0s
    └─ Small    Succeed  +0s"
  `);
});

test('rejects a missing Choice, one without a match, and other states', async () => {
  const run = await order.run({ total: 'many' });
  expect(failureOf(() => expect(run.state('Audit')).toHaveChosen('Ship'))).toMatchInlineSnapshot(`
    "expected state 'Audit' to have chosen 'Ship', but it was not entered

    SUCCEEDED after 0s
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    └─ Ship     Task  +0s"
  `);
  expect(failureOf(() => expect(run.state('Ship')).toHaveChosen('Refund'))).toMatchInlineSnapshot(
    `"toHaveChosen looks at a Choice, and 'Ship' is a Task. Where it led is its next: expect(run.state('Ship').next).toBe('Refund')."`,
  );
  expect(failureOf(() => expect(run).toHaveChosen('Ship'))).toMatchInlineSnapshot(`
    "toHaveChosen looks at one state of a run. It was given a whole run.
    Write: expect(run.state('Name')).toHaveChosen(…)"
  `);

  const strict = sfn.stateMachine({
    StartAt: 'Pick',
    States: {
      Pick: { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 1, Next: 'One' }] },
      One: { Type: 'Succeed' },
    },
  });
  const stuck = await strict.run({ a: 2 });
  expect(failureOf(() => expect(stuck.state('Pick')).toHaveChosen('One'))).toMatchInlineSnapshot(`
    "expected state 'Pick' to have chosen 'One', but it went nowhere
      rule 0 → One: no match
        $.a NumericEquals 1
          $.a is 2

    FAILED after 0s: States.Runtime — An error occurred while executing the state 'Pick' (entered at the event id #2). Failed to transition out of the state. The state does not point to a next state.
    └─ Pick  Choice  +0s  failed: States.Runtime

    failed in state 'Pick' at /States/Pick"
  `);
});

test('rejects a state that no rule leads to', async () => {
  const run = await order.run({ total: 200 });
  const message = "Choice 'IsLarge' never leads to 'Refund'. It leads to: Audit, Ship.";
  expect(failureOf(() => expect(run.state('IsLarge')).not.toHaveChosen('Refund'))).toBe(message);
  expect(failureOf(() => expect(run.state('IsLarge')).toHaveChosen('Refund'))).toBe(message);
});
