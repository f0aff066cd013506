import { useScenario } from './support/Scenario';

const s = useScenario();

/** The output of a machine of these states, as text. */
async function outputOf(states: readonly object[], input: string): Promise<string> {
  const names = states.map((_, index) => `S${index}`);
  const States = Object.fromEntries(
    states.map((state, index) => [
      names[index],
      { ...state, ...(index === states.length - 1 ? { End: true } : { Next: names[index + 1] }) },
    ]),
  );
  return (await s.ended(await s.run({ StartAt: 'S0', States }, input))).output as string;
}

const beside = { Type: 'Pass', Result: 'r', ResultPath: '$.r' };
const numbers = '{"id":1234567890123456789,"one":1.0,"large":1e21,"time":1790204286.0,"small":0.00015,"plain":[1,0.5]}';

test('ResultPath keeps the numbers beside it as they were written', async () => {
  expect(await outputOf([beside], numbers)).toBe(
    '{"id":1234567890123456789,"one":1.0,"large":1.0E21,"time":1.790204286E9,"small":1.5E-4,"plain":[1,0.5],"r":"r"}',
  );
});

test('untouched data keeps the text of its numbers', async () => {
  expect(await outputOf([{ Type: 'Pass' }], '{"a": 1.00}')).toBe('{"a": 1.00}');
});

test('templates, literals and intrinsic functions print numbers alike', async () => {
  const Parameters = {
    literal: [2, 0.1],
    'selected.$': '$.one',
    'text.$': "States.Format('{} {} {}', $.one, $.id, $.large)",
    'json.$': 'States.JsonToString($)',
    'back.$': "States.StringToJson('[1.0, 12345678901234567890, 1e-7]')",
    'sum.$': 'States.MathAdd($.one, 2)',
    'unique.$': 'States.ArrayUnique($.list)',
    'contains.$': 'States.ArrayContains($.list, 1.0)',
  };
  const input = '{"one":1.0,"id":1234567890123456789,"large":1E21,"list":[1.0,1.00,1]}';
  expect(JSON.parse(await outputOf([{ Type: 'Pass', Parameters }], input))).toEqual({
    literal: [2, 0.1],
    selected: 1,
    text: '1.0 1234567890123456789 1.0E21',
    json: '{"one":1.0,"id":1234567890123456789,"large":1.0E21,"list":[1.0,1.0,1]}',
    back: [1, Number('12345678901234567890'), 1e-7],
    sum: 3,
    unique: [1, 1],
    contains: true,
  });
});

test('prints a number of a definition as Java does', async () => {
  const stateMachineArn = await s.createMachine('Literal', {
    definition: '{"StartAt":"A","States":{"A":{"Type":"Pass","Result":{"a":1.00,"b":1e3},"End":true}}}',
  });
  const { executionArn } = await s.call('StartExecution', { stateMachineArn });
  expect((await s.ended(executionArn)).output).toBe('{"a":1.0,"b":1000.0}');
});

test("accepts decimals for the definition's own whole numbers", async () => {
  const stateMachineArn = await s.createMachine('Retries', {
    definition:
      '{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:f",' +
      '"TimeoutSeconds":30.0,"Retry":[{"ErrorEquals":["X"],"BackoffRate":2.0,"IntervalSeconds":1.0}],"End":true}}}',
  });
  expect(stateMachineArn).toMatch(/:stateMachine:Retries$/);
});

test.each([
  ['NumericEquals', 1],
  ['NumericLessThanEquals', 1],
  ['IsNumeric', true],
])('Choice: %s takes 1.0 for a number', async (operator, operand) => {
  const definition = {
    StartAt: 'C',
    States: {
      C: { Type: 'Choice', Choices: [{ Variable: '$.n', [operator]: operand, Next: 'Yes' }], Default: 'No' },
      Yes: { Type: 'Pass', Result: 'yes', End: true },
      No: { Type: 'Pass', Result: 'no', End: true },
    },
  };
  expect((await s.ended(await s.run(definition, '{"n":1.0}'))).output).toBe('"yes"');
});

test('JSONata computes with doubles, passes 64-bit whole numbers through exactly, and turns 1.0 into 1', async () => {
  const Output = {
    one: '{% $states.input.one %}',
    id: '{% $states.input.id %}',
    neighbours: '{% $states.input.neighbours %}',
    whole: '{% $states.input %}',
    most: '{% $states.input.most %}',
    more: '{% $states.input.more %}',
    plus: '{% $states.input.id + 1000 %}',
    parsed: `{% $parse('{"id":1234567890123456787,"one":1.0}') %}`,
    third: '{% 1 / 3 %}',
    tiny: '{% 1 / 10000000 %}',
    power: '{% $power(2, 60) %}',
    infinite: '{% 1 / 0 %}',
    literal: 2,
  };
  const input =
    '{"one":1.0,"id":1234567890123456789,"neighbours":[9007199254740993,9007199254740992,9007199254740993],' +
    '"most":9223372036854775807,"more":9223372036854775808}';
  const whole =
    '{"one":1,"id":1234567890123456789,"neighbours":[9007199254740993,9007199254740992,9007199254740993],' +
    '"most":9223372036854775807,"more":9.223372036854776E18}';
  expect(await outputOf([{ Type: 'Pass', QueryLanguage: 'JSONata', Output }], input)).toBe(
    '{"one":1,"id":1234567890123456789,"neighbours":[9007199254740993,9007199254740992,9007199254740993],' +
      `"whole":${whole},"most":9223372036854775807,"more":9.223372036854776E18,"plus":1234567890123457792,` +
      '"parsed":{"id":1234567890123456787,"one":1},"third":0.3333333333333333,"tiny":1.0E-7,' +
      '"power":1152921504606846976,"infinite":"Infinity","literal":2}',
  );
});

test('SecondsPath reads a string as a whole number, and rejects 1.0', async () => {
  const wait = { StartAt: 'W', States: { W: { Type: 'Wait', SecondsPath: '$.n', End: true } } };
  expect((await s.ended(await s.run(wait, '{"n":1.0}'))).cause).toMatch(
    /The SecondsPath parameter cannot be parsed as a long value: \$\.n == 1\.0$/,
  );
});
