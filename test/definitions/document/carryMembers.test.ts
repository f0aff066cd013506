import { CannotEditError, type CarryEdit } from '../../../src/definitions/document/DefinitionDocument';
import { openDocument } from '../../../src/definitions/document/openDocument';
import type { Json } from '../../../src/util/json';

/** The text after members have been carried from one map at the root into another one. */
function carried(
  text: string,
  file: string,
  names: readonly string[],
  more: Partial<Pick<CarryEdit, 'before' | 'copyOf' | 'from' | 'path'>> & { as?: (name: string) => string } = {},
): string {
  const document = openDocument(text, { file });
  const { as = (name) => name, from = ['from'], path = ['to'], ...rest } = more;
  const source = typeof rest.copyOf === 'string' ? openDocument(rest.copyOf, { file }) : document;
  const holder = from.reduce<Json>((at, step) => (at as never)[step], source.definition!) as Record<string, Json>;
  const members = names.map((name) => ({ name, as: as(name), value: holder[name]! }));
  return document.edit([{ kind: 'carry', path, from, members, ...rest }]).document.text;
}

test('members go with the comments that belong to them, and with their digits', () => {
  const text = `{
  "from": { // all
    // first
    "a": 1.0, // one

    "b": {
      /* in b */ "x": [1e2] // x
    } // two
  },
  "to": {
    "c": true
  }
}
`;
  expect(carried(text, 'a.json', ['a', 'b'])).toBe(`{
  "from": { // all
  },
  "to": {
    "c": true,
    // first
    "a": 1.0, // one

    "b": {
      /* in b */ "x": [1e2] // x
    } // two
  }
}
`);
  expect(carried(text, 'a.json', ['b'], { before: 'c' })).toBe(`{
  "from": { // all
    // first
    "a": 1.0 // one
  },
  "to": {
    "b": {
      /* in b */ "x": [1e2] // x
    }, // two
    "c": true
  }
}
`);
});

test('a block is written deeper, its literals too', () => {
  const text = `from:
  # first
  a: |
    one

    two
  b: 1.0 # two
  c: 3
to:
    deep: {}
`;
  expect(carried(text, 'a.yaml', ['a', 'b'], { path: ['to', 'deep'] })).toBe(`from:
  c: 3
to:
    deep:
      # first
      a: |
        one

        two
      b: 1.0 # two
`);
});

test('a name changes where it stands', () => {
  const as = (name: string): string => `${name} 2`;
  expect(carried('from:\n  a: 1.0 # one\nto:\n  b: 2\n', 'a.yaml', ['a'], { as, copyOf: true })).toBe(
    'from:\n  a: 1.0 # one\nto:\n  b: 2\n  a 2: 1.0 # one\n',
  );
});

describe('anchors', () => {
  const text = 'from:\n  a: &x [1.0]\n  b: 2\nto:\n  c: 1\nlast: *x\n';

  test('one that is still in front of its alias moves', () => {
    expect(carried(text, 'a.yaml', ['a'])).toBe('from:\n  b: 2\nto:\n  c: 1\n  a: &x [1.0]\nlast: *x\n');
  });

  test('one that would come behind its alias stays, and the error says why', () => {
    const behind = 'from:\n  a: &x [1.0]\n  b: *x\nto:\n  c: 1\n';
    expect(() => carried(behind, 'a.yaml', ['a'])).toThrow(
      new CannotEditError('["from","a"] cannot be edited. Its value is named &x, and *x repeats it elsewhere.'),
    );
  });

  test('a copy has none, so that aliases keep their value', () => {
    const inner = 'from:\n  a:\n    - &x 1.0 # c\n    - k: &y\n        z: 2\nto:\n  c: 1\nlast: [*x, *y]\n';
    expect(carried(inner, 'a.yaml', ['a'], { copyOf: true })).toBe(
      inner.replace('  c: 1\n', '  c: 1\n  a:\n    - 1.0 # c\n    - k:\n        z: 2\n'),
    );
  });
});

test('a copy of another text takes its indentation and line ends from where it goes', () => {
  const copyOf = '{\n    "States": {\n        "A": {\n            "n": 1.0 // n\n        }\n    }\n}\n';
  const text = '{\r\n  "to": {}\r\n}\r\n';
  expect(carried(text, 'a.json', ['A'], { copyOf, from: ['States'] })).toBe(
    '{\r\n  "to": {\r\n    "A": {\r\n        "n": 1.0 // n\r\n    }\r\n  }\r\n}\r\n',
  );
});

test('a block between braces is written as a value', () => {
  expect(carried('from:\n  a:\n    - 1 # c\n  b: 2\nto: { c: 1 }\n', 'a.yaml', ['a'])).toBe(
    'from:\n  b: 2\nto: { c: 1, a: [1] }\n',
  );
});

test('a line comment behind a member ends before the brace', () => {
  const text = 'from: {\n  a: 1.0, # one\n  # lead\n  b: 2 # two\n}\nto: { deep: {} }\n';
  expect(carried(text, 'a.yaml', ['b'], { path: ['to', 'deep'] })).toBe(`from: {
  a: 1.0 # one
}
to: { deep: {
    # lead
    b: 2 # two
  } }
`);
});

test('what stands on the line of a member does not become part of the comment above it', () => {
  const text = '{\n  "from": { "a": 1, // one\n    "b": [ // b\n      2\n    ], "c": 3 },\n  "to": { "d": 4 }\n}\n';
  expect(carried(text, 'a.json', ['b'])).toBe(`{
  "from": { "a": 1, // one
    "c": 3 },
  "to": { "d": 4, "b": [ // b
    2
  ] }
}
`);
});

test('names that are numbers may stand behind others', () => {
  const text = 'from:\n  a: 1.0 # a\n  b: 2\nto:\n  "2": 1\n  x: 1\n  "3": 1\n';
  expect(carried(text, 'a.yaml', ['a'], { before: '3' })).toBe(
    'from:\n  b: 2\nto:\n  "2": 1\n  x: 1\n  a: 1.0 # a\n  "3": 1\n',
  );
});

test('works in a string of a template', () => {
  const text = `Resources:
  A:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: |
        {
          "from": {
            "a": 1.0 // one
          },
          "to": {}
        }
`;
  expect(carried(text, 'a.yaml', ['a'])).toBe(
    text
      .replace('"from": {\n            "a": 1.0 // one\n          }', '"from": {}')
      .replace('"to": {}', '"to": {\n            "a": 1.0 // one\n          }'),
  );
});

test('throws where there is a member of that name, or no such map', () => {
  expect(() => carried('{"from": {"a": 1}, "to": {"a": 2}}', 'a.json', ['a'])).toThrow(
    'There is another member of that name.',
  );
  expect(() => carried('{"from": {"a": 1}, "to": 1}', 'a.json', ['a'])).toThrow('There is nothing at ["to","a"].');
});
