import { block, diagnoseState, end, fault, lambda, pass } from './diagnose';

const machine = { QueryLanguage: 'JSONata' };
const unsupported = (message: string, location: string): object =>
  fault(message, location, 'UNSUPPORTED_JSONATA_EXPRESSION');
const invalid = (message: string, location: string): object => fault(message, location, 'INVALID_JSONATA_EXPRESSION');
const diagnosePass = (Output: unknown): readonly object[] => diagnoseState({ ...pass, Output }, { machine });

describe('an expression that does not parse', () => {
  test.each([
    ['$states.input.a[1,2)', 'Expected "]", got ","'],
    ['"unterminated', 'String literal must be terminated by a matching quote'],
    ['1 +', 'Unexpected end of expression'],
    ['{"a":}', 'The symbol "}" cannot be used as a unary operator'],
    ['$x :=', 'Unexpected end of expression'],
    ['$match("a", /abc', 'No terminating / in regular expression'],
    ['', 'Unexpected end of expression'],
  ])('%s', (expression, message) => {
    expect(diagnosePass(`{% ${expression} %}`)).toEqual([invalid(message, '/States/S/Output')]);
  });
});

describe('delimiters', () => {
  test.each(['{% 1', '1 %}', '{%}'])('%s is half open', (text) => {
    expect(diagnosePass(text)).toEqual([
      fault('JSONata string must start with {% and end with %}', '/States/S/Output'),
    ]);
  });

  test.each(['{%1%}', '{% 1 %}', '{%\n1\n%}', ' {% 1 %} ', '1', '% }'])('%j is accepted', (text) => {
    expect(diagnosePass(text)).toEqual([]);
  });
});

describe('names at the top', () => {
  test('are rejected one by one, at their own text', () => {
    expect(diagnosePass({ a: { b: ['{% phone %}'] }, c: '{% aaa + bbb %}' })).toEqual([
      unsupported("Reference to 'phone' at the top level is not supported.", '/States/S/Output/a/b[0]'),
      unsupported("Reference to 'aaa' at the top level is not supported.", '/States/S/Output/c'),
      unsupported("Reference to 'bbb' at the top level is not supported.", '/States/S/Output/c'),
    ]);
  });

  test('$ and $$ too', () => {
    expect(diagnosePass(['{% $.phone %}', '{% $$ %}'])).toEqual([
      unsupported("Reference to '$' at the top level is not supported.", '/States/S/Output[0]'),
      unsupported("Reference to '$$' is not supported.", '/States/S/Output[1]'),
    ]);
  });

  test('are fine where there is a context', () => {
    expect(
      diagnosePass([
        '{% $states.input.items[phone > 3] %}',
        '{% $map($states.input.a, function($x){ $x.phone }) %}',
        '{% $states.context.Execution.Id %}',
      ]),
    ).toEqual([]);
  });
});

describe('$states', () => {
  const missing = (name: string, location: string): object =>
    unsupported(`Field '$states.${name}' does not exist.`, location);

  test('has no result before there is one', () => {
    expect(diagnosePass('{% $states.result %}')).toEqual([missing('result', '/States/S/Output')]);
    expect(diagnoseState({ ...lambda, Arguments: { a: '{% $states.result %}' } }, { machine })).toEqual([
      missing('result', '/States/S/Arguments/a'),
    ]);
  });

  test.each([
    [lambda],
    [{ Type: 'Parallel', Branches: [block('B')], ...end }],
    [{ Type: 'Map', Items: [1], ItemProcessor: block('P'), ...end }],
  ])('has the result in Output and Assign of %j', (state) => {
    const fields = { Output: '{% $states.result %}', Assign: { a: '{% $states.result %}' } };
    expect(diagnoseState({ ...state, ...fields }, { machine })).toEqual([]);
  });

  test('has the error in the catcher and nowhere else', () => {
    const Catch = [
      {
        ErrorEquals: ['A'],
        Next: 'S',
        Output: '{% $states.errorOutput %}',
        Assign: { a: '{% $states.errorOutput.Cause %}' },
      },
    ];
    expect(diagnoseState({ ...lambda, Catch }, { machine })).toEqual([]);
    expect(diagnoseState({ ...lambda, Output: '{% $states.errorOutput %}' }, { machine })).toEqual([
      missing('errorOutput', '/States/S/Output'),
    ]);
  });

  test('has no other members', () => {
    expect(diagnosePass('{% $states.output %}')).toEqual([missing('output', '/States/S/Output')]);
  });
});

test('expressions are looked for where they are evaluated', () => {
  const bad = '{% 1 + %}';
  const at = (location: string): object => invalid('Unexpected end of expression', location);
  const others = { E: pass };
  expect(diagnoseState({ Type: 'Wait', Seconds: bad, ...end }, { machine })).toEqual([at('/States/S/Seconds')]);
  expect(diagnoseState({ Type: 'Wait', Timestamp: bad, ...end }, { machine })).toEqual([at('/States/S/Timestamp')]);
  expect(diagnoseState({ Type: 'Fail', Error: bad, Cause: bad }, { machine })).toEqual([
    at('/States/S/Error'),
    at('/States/S/Cause'),
  ]);
  expect(diagnoseState({ ...lambda, TimeoutSeconds: bad, Credentials: { RoleArn: bad } }, { machine })).toEqual([
    at('/States/S/TimeoutSeconds'),
    at('/States/S/Credentials/RoleArn'),
  ]);
  const choice = {
    Type: 'Choice',
    Choices: [{ Condition: bad, Output: bad, Assign: { a: bad }, Next: 'E' }],
    Default: 'E',
  };
  expect(diagnoseState(choice, { machine, others })).toEqual([
    at('/States/S/Choices[0]/Condition'),
    at('/States/S/Choices[0]/Output'),
    at('/States/S/Choices[0]/Assign/a'),
  ]);
  const map = {
    Type: 'Map',
    Items: bad,
    ItemSelector: { Next: bad },
    MaxConcurrency: bad,
    ItemProcessor: block('P'),
    ...end,
  };
  expect(diagnoseState(map, { machine })).toEqual([
    at('/States/S/Items'),
    at('/States/S/ItemSelector/Next'),
    at('/States/S/MaxConcurrency'),
  ]);
});

test('texts in other fields, and in JSONPath states, stay texts', () => {
  const bad = '{% 1 + %}';
  expect(diagnoseState({ ...pass, Comment: bad }, { machine })).toEqual([]);
  expect(diagnoseState({ ...lambda, Retry: [{ ErrorEquals: [bad] }] }, { machine })).toEqual([]);
  expect(diagnoseState({ ...pass, Parameters: { a: bad }, Result: bad })).toEqual([]);
});
