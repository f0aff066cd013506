import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import { HarnessError } from '../../../../src/errors/HarnessError';
import {
  loadMockConfig,
  loadMockConfigFile,
  MockConfigError,
} from '../../../../src/tasks/mocking/config/loadMockConfig';

const mocks = join(__dirname, '../..', '..', '..', 'mocks');
const validate = new Ajv({ strictRequired: false }).compile(
  JSON.parse(readFileSync(join(mocks, 'schema', 'mock-config.schema.json'), 'utf8')) as object,
);

/** A configuration with one state machine, one test case, one state and this response. */
const withResponse = (response: unknown): unknown => ({
  StateMachines: { Order: { TestCases: { Happy: { Charge: 'Charged' } } } },
  MockedResponses: { Charged: response },
});
const ok = { Return: 1 };

function problemsOf(config: unknown): readonly unknown[] {
  try {
    loadMockConfig(config);
    return [];
  } catch (error) {
    if (!(error instanceof MockConfigError)) throw error;
    return error.problems.map(({ pointer, reason }) => [pointer, reason]);
  }
}

const answer = '/MockedResponses/Charged/0';

/** Faults of the form, which the JSON schema sees as well. */
const malformed: [string, unknown, [string, string][]][] = [
  ['no object', [], [['', 'must be an object, not array']]],
  ['null', null, [['', 'must be an object, not null']]],
  [
    'nothing in it',
    {},
    [
      ['', "lacks the member 'StateMachines'"],
      ['', "lacks the member 'MockedResponses'"],
    ],
  ],
  [
    'a member of the guide’s text, not of the format',
    { StateMachines: {}, MockedResponse: {} },
    [
      [
        '/MockedResponse',
        "is not a member of the format: it may be 'StateMachines', 'MockedResponses', '$schema', 'Comment'. Did you mean 'MockedResponses'?",
      ],
      ['', "lacks the member 'MockedResponses'"],
    ],
  ],
  [
    'state machines in a list',
    { StateMachines: [], MockedResponses: {} },
    [['/StateMachines', 'must be an object, not array']],
  ],
  [
    'a machine without test cases',
    { StateMachines: { Order: { Happy: {} } }, MockedResponses: {} },
    [
      ['/StateMachines/Order/Happy', "is not a member of the format: it may be 'TestCases', 'Comment'"],
      ['/StateMachines/Order', "lacks the member 'TestCases'"],
    ],
  ],
  [
    'a test case that is not an object',
    { StateMachines: { Order: { TestCases: { 'a/b': 'x' } } }, MockedResponses: {} },
    [['/StateMachines/Order/TestCases/a~1b', 'must be an object, not string']],
  ],
  [
    'a response given in place',
    { StateMachines: { Order: { TestCases: { Happy: { Charge: { 0: ok } } } } }, MockedResponses: {} },
    [['/StateMachines/Order/TestCases/Happy/Charge', 'must be the name of a response, not object']],
  ],
  ['a response that is a list', withResponse([ok]), [['/MockedResponses/Charged', 'must be an object, not array']]],
  [
    'a response without numbers',
    withResponse(ok),
    [
      ['/MockedResponses/Charged/Return', "is not an invocation's number: write '0', or a range such as '1-2'"],
      ['/MockedResponses/Charged/Return', "must be an object with 'Return' or 'Throw', not number"],
    ],
  ],
  ...['-1', '1-', '1-2-3', 'one', '', '1.5', '0x1'].map((name): [string, unknown, [string, string][]] => [
    `the number '${name}'`,
    withResponse({ 0: ok, [name]: ok }),
    [[`/MockedResponses/Charged/${name}`, "is not an invocation's number: write '0', or a range such as '1-2'"]],
  ]),
  ['an answer that is none', withResponse({ 0: {} }), [[answer, "has neither 'Return' nor 'Throw'"]]],
  [
    'both kinds of answer',
    withResponse({ 0: { Return: 1, Throw: { Error: 'A' } } }),
    [[answer, "has both 'Return' and 'Throw': keep one"]],
  ],
  [
    'a misspelt answer',
    withResponse({ 0: { Retrun: 1 } }),
    [
      [
        `${answer}/Retrun`,
        "is not a member of the format: it may be 'Return', 'Throw', 'DelaySeconds'. Did you mean 'Return'?",
      ],
      [answer, "has neither 'Return' nor 'Throw'"],
    ],
  ],
  [
    'an error that is a text',
    withResponse({ 0: { Throw: 'A' } }),
    [[`${answer}/Throw`, 'must be an object, not string']],
  ],
  [
    'an error without a name',
    withResponse({ 0: { Throw: { Cause: 'c' } } }),
    [[`${answer}/Throw`, "lacks the member 'Error'"]],
  ],
  [
    'an error of other kinds',
    withResponse({ 0: { Throw: { Error: 1, Cause: {}, Code: 1 } } }),
    [
      [`${answer}/Throw/Code`, "is not a member of the format: it may be 'Error', 'Cause'"],
      [`${answer}/Throw/Error`, 'must be a string, not number'],
      [`${answer}/Throw/Cause`, 'must be a string, not object'],
    ],
  ],
  ...[-1, 1e8, '3', null].map((delay): [string, unknown, [string, string][]] => [
    `a delay of ${JSON.stringify(delay)}`,
    withResponse({ 0: { Return: 1, DelaySeconds: delay } }),
    [[`${answer}/DelaySeconds`, 'must be a number of seconds from 0 to 99999999']],
  ]),
];

/** Faults between places of the file, which no JSON schema can see. */
const inconsistent: [string, unknown, [string, string][]][] = [
  [
    'a response that is not there',
    {
      StateMachines: { Order: { TestCases: { Happy: { Charge: 'Chargd' } } } },
      MockedResponses: { Charged: { 0: ok } },
    },
    [
      [
        '/StateMachines/Order/TestCases/Happy/Charge',
        "names the response 'Chargd', which is not in MockedResponses. Did you mean 'Charged'?",
      ],
    ],
  ],
  ['a gap', withResponse({ 0: ok, 2: ok }), [['/MockedResponses/Charged/2', 'leaves a gap: 1 is not answered']]],
  [
    'a wide gap',
    withResponse({ 0: ok, '5-7': ok }),
    [['/MockedResponses/Charged/5-7', 'leaves a gap: 1 to 4 are not answered']],
  ],
  ['no first answer', withResponse({ 1: ok }), [['/MockedResponses/Charged/1', 'leaves a gap: 0 is not answered']]],
  [
    'an overlap',
    withResponse({ '0-3': ok, '2-4': ok }),
    [['/MockedResponses/Charged/2-4', 'overlaps another answer: 3 is answered already']],
  ],
  [
    'a range backwards',
    withResponse({ 0: ok, '2-1': ok }),
    [['/MockedResponses/Charged/2-1', "is not an invocation's number: write '0', or a range such as '1-2'"]],
  ],
];

const sound: [string, unknown][] = [
  ['nothing mocked', { StateMachines: {}, MockedResponses: {} }],
  ['a response without answers', withResponse({})],
  ['a null result', withResponse({ 0: { Return: null } })],
  ['a result named like a member of the format', withResponse({ 0: { Return: { Throw: 1, '0': 2 } } })],
  ['an error without a cause', withResponse({ 0: { Throw: { Error: 'A' } } })],
  ['a delay', withResponse({ 0: { Return: 1, DelaySeconds: 0.5 } })],
  ['ranges in any order', withResponse({ '3': ok, '1 - 2': ok, '0': ok })],
  ['a million answers', withResponse({ '0-999999': ok })],
  [
    'a schema and comments',
    { $schema: './s.json', Comment: 'c', StateMachines: { A: { Comment: 1, TestCases: {} } }, MockedResponses: {} },
  ],
  [
    'names like __proto__',
    JSON.parse(
      '{"StateMachines":{"__proto__":{"TestCases":{"constructor":{"__proto__":"__proto__"}}}},"MockedResponses":{"__proto__":{"0":{"Return":1}}}}',
    ),
  ],
];

describe('loadMockConfig', () => {
  test.each(malformed)('refuses %s, as the schema does', (_what, config, problems) => {
    expect(problemsOf(config)).toEqual(problems);
    expect(problemsOf(JSON.stringify(config))).toEqual(problems);
    expect(validate(config)).toBe(false);
  });

  test.each(inconsistent)('refuses %s', (_what, config, problems) => {
    expect(problemsOf(config)).toEqual(problems);
  });

  test.each(sound)('takes %s, as the schema does', (_what, config) => {
    expect(problemsOf(config)).toEqual([]);
    expect(problemsOf(JSON.stringify(config))).toEqual([]);
    validate(config);
    expect(validate.errors).toBeNull();
  });

  test('names line and column of what is wrong in a text', () => {
    const text = [
      '{',
      '  "StateMachines": { "Order": { "TestCases": { "Happy": { "Charge": "Charged", "Charge": "Chrged" } } } },',
      '  "MockedResponses": {',
      '    "Charged": { "0": { "Return": 1, "Throw": {} } }',
      '  }',
      '}',
    ].join('\n');
    expect(() => loadMockConfig(text, 'mocks/order.json')).toThrow(
      new MockConfigError('mocks/order.json', [
        {
          pointer: '/StateMachines/Order/TestCases/Happy/Charge',
          reason: 'is written twice in the same object: this is the second',
          line: 2,
          column: 80,
        },
        {
          pointer: '/MockedResponses/Charged/0',
          reason: "has both 'Return' and 'Throw': keep one",
          line: 4,
          column: 18,
        },
        {
          pointer: '/StateMachines/Order/TestCases/Happy/Charge',
          reason: "names the response 'Chrged', which is not in MockedResponses. Did you mean 'Charged'?",
          line: 2,
          column: 80,
        },
      ]),
    );
  });

  test('the message has a line for each mistake', () => {
    const error = new MockConfigError('order.json', [
      { pointer: '', reason: 'is not JSON', line: 1, column: 2 },
      { pointer: '/A', reason: 'is wrong' },
    ]);
    expect(error.message).toBe(
      'order.json cannot be used as a mock file:\n  - line 1, column 2: the file is not JSON\n  - /A is wrong',
    );
    expect(HarnessError.is(error)).toBe(true);
  });

  test.each<[string, string, number, number]>([
    ['', 'is not JSON: No content to map due to end-of-input', 1, 1],
    [
      '{\n  "StateMachines": {\n}',
      'is not JSON: Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"{\n  "StateMachines": {\n}"; line: 1, column: 1])',
      3,
      2,
    ],
    [
      '{"StateMachines" {}}',
      "is not JSON: Unexpected character ('{' (code 123)): was expecting a colon to separate field name and value",
      1,
      19,
    ],
  ])('%j is not JSON', (text, reason, line, column) => {
    expect(() => loadMockConfig(text)).toThrow(
      new MockConfigError('MockConfigFile.json', [{ pointer: '', reason, line, column }]),
    );
  });

  test('a byte order mark is not a fault', () => {
    expect(loadMockConfig('\uFEFF{"StateMachines":{},"MockedResponses":{}}').stateMachines).toEqual([]);
  });

  test('twenty mistakes are enough, and hostile files are read in no time', () => {
    const many = {
      StateMachines: {},
      MockedResponses: Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`r${i}`, 1])),
    };
    expect(problemsOf(many)).toHaveLength(20);
    expect(problemsOf('['.repeat(200_000))).toHaveLength(1);
    expect(
      problemsOf(
        `{"StateMachines":{},"MockedResponses":{"a":{"0":{"Return":${'['.repeat(5000)}${']'.repeat(5000)}}}}}`,
      ),
    ).toEqual([['', 'is nested more than 1000 levels deep']]);
    expect(problemsOf(withResponse({ ['1'.repeat(100_000)]: ok }))).toHaveLength(1);
  });
});

describe('loadMockConfigFile', () => {
  test.each(['lambda-sqs', 'order-approval'])('reads mocks/%s as it is', (folder) => {
    const file = join(mocks, folder, 'MockConfigFile.json');
    expect(loadMockConfigFile(file).stateMachines).toHaveLength(1);
    validate(JSON.parse(readFileSync(file, 'utf8')));
    expect(validate.errors).toBeNull();
    const definition = readdirSync(join(mocks, folder)).find((name) => name.endsWith('.asl.json'))!;
    expect(loadMockConfigFile(file).stateMachines).toEqual([definition.replace('.asl.json', '')]);
  });

  test('names the file that is wrong or not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stepmill-'));
    const file = join(folder, 'MockConfigFile.json');
    writeFileSync(file, '{}');
    expect(() => loadMockConfigFile(file)).toThrow(`${file} cannot be used as a mock file:`);
    rmSync(folder, { recursive: true });
    expect(() => loadMockConfigFile(file)).toThrow(
      `the file cannot be read: ENOENT: no such file or directory, open '${file}'`,
    );
  });
});

test('a member at the top that Step Functions Local ignores is only warned of', () => {
  const text = '{"StateMachines": {},\n  "MockedResponses": {},\n  "Assert": {}, "Coment": ""}';
  const warnings = [
    'mocks.json: line 3, column 3: /Assert is not a member of the format and is ignored.',
    "mocks.json: line 3, column 17: /Coment is not a member of the format and is ignored. Did you mean 'Comment'?.",
  ];
  expect(loadMockConfig(text, 'mocks.json').warnings).toEqual(warnings);
  expect(loadMockConfig(JSON.parse(text), 'mocks.json').warnings[0]).toBe(
    'mocks.json: /Assert is not a member of the format and is ignored.',
  );
});

test.each([
  ['an object', { StateMachines: {} }],
  ['undefined', undefined],
  ['null', null],
  ['7', 7],
])('%s is not a path of a mock file', (what, path) => {
  expect(() => loadMockConfigFile(path as never)).toThrow(
    new HarnessError(
      `A mock file is named by its path, not by ${what}. To pass its content as an object: stepmill({ mocks: { … } }).`,
    ),
  );
});

test('a mock file may be named by a URL, as in ES modules', () => {
  const file = join(__dirname, '../../../../mocks/order-approval/MockConfigFile.json');
  expect(loadMockConfigFile(pathToFileURL(file)).stateMachines).toEqual(loadMockConfigFile(file).stateMachines);
  expect(() => loadMockConfigFile(new URL('https://example.com/mocks.json'))).toThrow(
    'named by its path, not by an object',
  );
});
