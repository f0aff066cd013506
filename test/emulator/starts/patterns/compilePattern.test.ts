import { compilePattern } from '../../../../src/emulator/starts/patterns/compilePattern';
import { flatten } from '../../../../src/emulator/starts/patterns/flatten';
import { parseJson, type Json, type JsonObject } from '../../../../src/util/json';

const matches = (pattern: Json, event: Json): boolean =>
  compilePattern(pattern).mismatches(flatten(event as JsonObject)) === undefined;

/** A pattern, events that it matches, and events that it does not. */
type Row = readonly [title: string, pattern: Json, matched: readonly Json[], others: readonly Json[]];

const guide = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html';

describe(`the operators of the guide (${guide})`, () => {
  test.each<Row>([
    ['a string', { source: ['aws.ec2'] }, [{ source: 'aws.ec2' }], [{ source: 'aws.s3' }, { source: 'AWS.EC2' }, {}]],
    ['several strings', { source: ['a', 'b'] }, [{ source: 'b' }], [{ source: 'c' }]],
    [
      'an empty string',
      { eventVersion: [''] },
      [{ eventVersion: '' }],
      [{ eventVersion: null }, { eventVersion: ' ' }, {}],
    ],
    ['null', { detail: { user: [null] } }, [{ detail: { user: null } }], [{ detail: { user: '' } }, { detail: {} }]],
    ['true', { a: [true] }, [{ a: true }], [{ a: 'true' }, { a: false }, { a: 1 }]],
    ['a number', { a: [300] }, [{ a: 300 }], [{ a: '300' }, { a: 301 }, { a: true }]],
    [
      'prefix',
      { time: [{ prefix: '2017-10-02' }] },
      [{ time: '2017-10-02T18:43:48Z' }],
      [{ time: '2017-10-03' }, { time: 2017 }],
    ],
    [
      'prefix, ignoring case',
      { s: [{ prefix: { 'equals-ignore-case': 'EventB' } }] },
      [{ s: 'eventbridge' }],
      [{ s: 'event' }],
    ],
    ['suffix', { f: [{ suffix: '.png' }] }, [{ f: 'a.png' }, { f: '.png' }], [{ f: 'a.PNG' }, { f: 'png' }]],
    [
      'suffix, ignoring case',
      { f: [{ suffix: { 'equals-ignore-case': '.png' } }] },
      [{ f: 'a.PnG' }],
      [{ f: 'a.jpg' }],
    ],
    [
      'equals-ignore-case',
      { t: [{ 'equals-ignore-case': 'alarm' }] },
      [{ t: 'ALaRm' }],
      [{ t: 'alarms' }, { t: null }],
    ],
    [
      'anything-but a string',
      { state: [{ 'anything-but': 'initializing' }] },
      [{ state: 'running' }, { state: null }, { state: 5 }],
      [{ state: 'initializing' }, {}],
    ],
    ['anything-but a number', { x: [{ 'anything-but': 123 }] }, [{ x: 124 }, { x: '123' }], [{ x: 123 }, {}]],
    [
      'anything-but strings',
      { state: [{ 'anything-but': ['stopped', 'overloaded'] }] },
      [{ state: 'on' }],
      [{ state: 'stopped' }],
    ],
    ['anything-but numbers', { x: [{ 'anything-but': [100, 200] }] }, [{ x: 300 }], [{ x: 200 }]],
    [
      'anything-but equals-ignore-case',
      { s: [{ 'anything-but': { 'equals-ignore-case': ['initializing', 'stopped'] } }] },
      [{ s: 'on' }],
      [{ s: 'STOPPED' }, {}],
    ],
    [
      'anything-but prefix',
      { s: [{ 'anything-but': { prefix: 'init' } }] },
      [{ s: 'on' }, { s: 1 }, { s: null }],
      [{ s: 'initial' }, {}],
    ],
    [
      'anything-but prefixes',
      { s: [{ 'anything-but': { prefix: ['init', 'error'] } }] },
      [{ s: 'on' }],
      [{ s: 'error-1' }],
    ],
    ['anything-but suffix', { f: [{ 'anything-but': { suffix: '.txt' } }] }, [{ f: 'a.png' }], [{ f: 'a.txt' }, {}]],
    [
      'anything-but suffixes',
      { f: [{ 'anything-but': { suffix: ['.txt', '.rtf'] } }] },
      [{ f: 'a.png' }],
      [{ f: 'a.rtf' }],
    ],
    [
      'anything-but wildcard',
      { f: [{ 'anything-but': { wildcard: '*/lib/*' } }] },
      [{ f: '/usr/bin/a' }],
      [{ f: '/usr/lib/a' }, {}],
    ],
    [
      'anything-but wildcards',
      { f: [{ 'anything-but': { wildcard: ['*/lib/*', '*/bin/*'] } }] },
      [{ f: '/etc/a' }],
      [{ f: '/usr/bin/a' }],
    ],
    [
      'numeric with two bounds',
      { c: [{ numeric: ['>', 0, '<=', 5] }] },
      [{ c: 5 }, { c: 0.1 }],
      [{ c: 0 }, { c: 5.1 }, { c: '3' }, { c: null }],
    ],
    ['numeric with one bound', { c: [{ numeric: ['<', 10] }] }, [{ c: -4 }], [{ c: 10 }]],
    ['numeric equality', { c: [{ numeric: ['=', 301.8] }] }, [{ c: 301.8 }], [{ c: 302 }]],
    [
      'cidr',
      { ip: [{ cidr: '10.0.0.0/24' }] },
      [{ ip: '10.0.0.0' }, { ip: '10.0.0.255' }],
      [{ ip: '10.0.1.0' }, { ip: 'x' }, { ip: 10 }],
    ],
    [
      'cidr of IPv6',
      { ip: [{ cidr: '2001:db8:1234:1a00::/56' }] },
      [{ ip: '2001:0db8:1234:1a00:0000:0000:0000:0000' }],
      [{ ip: '2001:db8:1235::' }, { ip: '10.0.0.1' }],
    ],
    ['exists', { s: [{ exists: true }] }, [{ s: '' }, { s: null }, { s: [1] }], [{}, { s: { a: 1 } }, { s: [] }]],
    ['exists: false', { s: [{ exists: false }] }, [{}, { s: { a: 1 } }, { s: [] }], [{ s: null }, { s: [1] }]],
    ['exists: false or a value', { s: [{ exists: false }, 'x'] }, [{}, { s: 'x' }], [{ s: 'y' }]],
    [
      'wildcard',
      { arn: [{ wildcard: 'arn:aws:events:us-east-1:*:event-bus/*' }] },
      [{ arn: 'arn:aws:events:us-east-1:123456789012:event-bus/a/b' }, { arn: 'arn:aws:events:us-east-1::event-bus/' }],
      [{ arn: 'arn:aws:events:eu-west-1:1:event-bus/a' }],
    ],
    ['wildcard with escapes', { w: [{ wildcard: 'a\\*b\\\\*' }] }, [{ w: 'a*b\\c' }], [{ w: 'axb\\c' }]],
    ['wildcard, where parts overlap', { w: [{ wildcard: 'ab*ba' }] }, [{ w: 'abba' }], [{ w: 'aba' }]],
    [
      'several operators for a field',
      { a: [{ prefix: 'x' }, { numeric: ['>', 5] }, null] },
      [{ a: 'xy' }, { a: 6 }, { a: null }],
      [{ a: 'y' }, { a: 5 }],
    ],
    [
      'complex example',
      {
        detail: {
          'c-count': [{ numeric: ['>', 0, '<=', 5] }],
          'd-count': [{ numeric: ['<', 10] }],
          'x-limit': [{ 'anything-but': [100, 200, 300] }],
        },
      },
      [{ detail: { 'c-count': 5, 'd-count': 1, 'x-limit': 99 } }],
      [{ detail: { 'c-count': 5, 'd-count': 1, 'x-limit': 100 } }, { detail: { 'c-count': 5, 'd-count': 1 } }],
    ],
    [
      '$or',
      { detail: { $or: [{ 'c-count': [{ numeric: ['>', 0] }] }, { 'd-count': [{ numeric: ['<', 10] }] }] } },
      [{ detail: { 'c-count': 1 } }, { detail: { 'c-count': 0, 'd-count': 9 } }],
      [{ detail: { 'c-count': 0, 'd-count': 10 } }, { detail: {} }],
    ],
    [
      '$or beside fields, and nested',
      { source: ['s'], $or: [{ a: ['1'] }, { b: ['2'], $or: [{ c: ['3'] }, { d: ['4'] }] }] },
      [
        { source: 's', a: '1' },
        { source: 's', b: '2', d: '4' },
      ],
      [{ a: '1' }, { source: 's', b: '2' }, { source: 's', d: '4' }],
    ],
  ])('%s', (_title, pattern, matched, others) => {
    expect(matched.filter((event) => !matches(pattern, event))).toEqual([]);
    expect(others.filter((event) => matches(pattern, event))).toEqual([]);
  });
});

describe('as Event Ruler flattens events (github.com/aws/event-ruler)', () => {
  test.each<Row>([
    [
      'one element of an array is enough',
      { resources: ['b'] },
      [{ resources: ['a', 'b'] }, { resources: [['b']] }],
      [{ resources: ['a'] }, { resources: [] }],
    ],
    ['any element may be anything but', { a: [{ 'anything-but': 'x' }] }, [{ a: ['x', 'y'] }], [{ a: ['x'] }]],
    [
      'two fields never come from different elements',
      { employees: { firstName: ['Anna'], lastName: ['Jones'] } },
      [{ employees: [{ firstName: 'Anna', lastName: 'Jones' }] }],
      [
        {
          employees: [
            { firstName: 'Anna', lastName: 'Smith' },
            { firstName: 'Peter', lastName: 'Jones' },
          ],
        },
      ],
    ],
    [
      'nor from different elements of an array in an array',
      { a: { b: { x: [1], y: [2] }, z: [3] } },
      [
        {
          a: [
            {
              b: [
                { x: 0, y: 2 },
                { x: 1, y: 2 },
              ],
              z: 3,
            },
          ],
        },
      ],
      [
        {
          a: [
            { b: [{ x: 1, y: 2 }], z: 0 },
            { b: [], z: 3 },
          ],
        },
        { a: [{ b: [{ x: 1 }, { y: 2 }], z: 3 }] },
      ],
    ],
    [
      'plain elements are not bound to their index',
      { a: [1], b: [2] },
      [{ a: [1, 5], b: [5, 2] }],
      [{ a: [2], b: [1] }],
    ],
    [
      'two arrays do not contradict each other',
      { a: { x: [1] }, b: { y: [2] } },
      [{ a: [{}, { x: 1 }], b: [{ y: 2 }] }],
      [{ a: [{ x: 1 }], b: [{ x: 2 }] }],
    ],
    ['a dot in a name is like a nested object', { 'a.b': [1] }, [{ a: { b: 1 } }, { 'a.b': 1 }], [{ a: 1 }]],
    ['a literal address has many spellings', { ip: ['::1'] }, [{ ip: '0:0:0:0:0:0:0:1' }], [{ ip: '::2' }]],
    [
      'a range begins with the address as written',
      { ip: [{ cidr: '10.0.0.5/24' }] },
      [{ ip: '10.0.0.5' }],
      [{ ip: '10.0.0.4' }],
    ],
    [
      'of two entries for one path the last counts',
      { a: [1], $or: [{ a: [2] }, { b: [3] }] },
      [{ a: 2 }, { a: 1, b: 3 }],
      [{ a: 1 }, { b: 3 }],
    ],
    ['$or with one object is a field', { $or: [{ exists: true }] }, [{ $or: 1 }], [{}]],
    ['$or with operators is a field', { $or: [{ prefix: 'a' }, { suffix: 'b' }] }, [{ $or: 'ax' }], [{ $or: 'x' }]],
  ])('%s', (_title, pattern, matched, others) => {
    expect(matched.filter((event) => !matches(pattern, event))).toEqual([]);
    expect(others.filter((event) => matches(pattern, event))).toEqual([]);
  });

  test('compares numbers as numbers, whatever their spelling', () => {
    const event = parseJson('{"a": 300.0, "b": 3.0e2, "large": 12345678901234567890}');
    expect(matches({ a: [300], b: [{ numeric: ['=', 300] }] }, event)).toBe(true);
    expect(matches(parseJson('{"large": [12345678901234567890]}'), event)).toBe(true);
    expect(matches(parseJson('{"large": [12345678901234567891]}'), event)).toBe(false);
    expect(matches({ large: [{ numeric: ['>', 0] }] }, event)).toBe(false);
  });

  test('reads members of any name as data', () => {
    const event = parseJson('{"__proto__": {"a": "x"}, "constructor": "y"}');
    expect(matches(parseJson('{"__proto__": {"a": ["x"]}}'), event)).toBe(true);
    expect(matches({ constructor: ['y'], toString: [{ exists: false }] }, event)).toBe(true);
  });
});

describe('patterns that AWS rejects', () => {
  // Recorded on AWS by LocalStack in 2024 (its test_events_patterns.snapshot.json), without the place in the pattern.
  test.each<[Json, string]>([
    [{ int: 42 }, '"int" must be an object or an array'],
    [{ string: 'my-value' }, '"string" must be an object or an array'],
    [{ resources: [] }, 'Empty arrays are not allowed'],
    [{ source: ['aws.health'], detail: {} }, 'Empty objects are not allowed'],
    [['not', 'a', 'dict'], 'Filter is not an object'],
    [{ detail: { equal: [{ NUMERIC: ['=', 5] }] } }, 'Unrecognized match type NUMERIC'],
    [{ my_key: [{ EXISTS: true }] }, 'Unrecognized match type EXISTS'],
    [{ c: [{ numeric: ['>', 0, '>', 0] }] }, 'Bad numeric range operator: >'],
    [{ c: [{ numeric: ['>', 0, '<'] }] }, 'Value of < must be numeric'],
    [{ a: [{ wildcard: 'arn:aws:events:us-east-1:**:event-bus/*' }] }, 'Consecutive wildcard characters at pos 26'],
    [{ a: [{ wildcard: 123 }] }, 'wildcard match pattern must be a string'],
    [{ a: [{ 'equals-ignore-case': ['x'] }] }, 'equals-ignore-case match pattern must be a string'],
    [{ a: [{ prefix: 123 }] }, 'prefix match pattern must be a string'],
    [{ a: [{ suffix: ['.png'] }] }, 'suffix match pattern must be a string'],
    [{ a: [{ exists: 'true' }] }, 'exists match pattern must be either true or false.'],
    [{ a: [{ cidr: ['bad-type'] }] }, 'prefix match pattern must be a string'],
    [{ a: [{ cidr: 'bad-filter' }] }, "Malformed CIDR, one '/' required"],
    [{ a: [{ cidr: '10.0.0.0/xx' }] }, 'Malformed CIDR, mask bits must be an integer'],
    [{ a: [{ cidr: 'xx.11.xx/8' }] }, 'Nonstandard IP address: xx.11.xx'],
    [{ a: [{ cidr: 'xxxx:db8:1234:1a00::/56' }] }, 'Nonstandard IP address: xxxx:db8:1234:1a00::'],
    [
      { a: [{ 'anything-but': { 'equals-ignore-case': [123, 456] } }] },
      'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
    ],
    [{ a: [{ 'anything-but': { wildcard: 123 } }] }, 'wildcard match pattern must be a string'],
    [{ a: [{ 'anything-but': { prefix: [123, 'test'] } }] }, 'prefix/suffix match pattern must be a string'],
    [
      { a: [{ 'anything-but': { prefix: { 'equals-ignore-case': 'file' } } }] },
      'Value of anything-but must be an array or single string/number value.',
    ],
  ])('%j', (pattern, reason) => {
    expect(() => compilePattern(pattern)).toThrow(`Event pattern is not valid. Reason: ${reason}`);
  });

  // Texts of Event Ruler that nobody has recorded on AWS.
  test.each<[Json, string]>([
    [{ a: [['x']] }, 'Match value must be String, number, true, false, or null'],
    [{ a: [{}] }, 'Match expression name not found'],
    [{ a: [{ prefix: 'a', suffix: 'b' }] }, 'Only one key allowed in match expression'],
    [{ a: [{ prefix: { suffix: 'b' } }] }, 'Unsupported prefix pattern: suffix'],
    [{ a: [{ suffix: {} }] }, 'Suffix expression name not found'],
    [{ a: [{ numeric: 5 }] }, 'Value of numeric must be an array.'],
    [{ a: [{ numeric: [5] }] }, 'Invalid member in numeric match: 5'],
    [{ a: [{ numeric: ['!', 5] }] }, 'Unrecognized numeric range operator: !'],
    [{ a: [{ numeric: ['=', '5'] }] }, 'Value of equals must be numeric'],
    [{ a: [{ numeric: ['<', 5, '>', 1] }] }, 'Too many elements in numeric expression'],
    [{ a: [{ numeric: ['>', 1, '<', 5, '<'] }] }, 'Too many terms in numeric range expression'],
    [{ a: [{ numeric: ['>', 5, '<', 1] }] }, 'Bottom must be less than top'],
    [{ a: [{ numeric: ['>', 6e9] }] }, 'Value must be between -5.0E9 and 5.0E9, inclusive'],
    [
      { a: [{ 'anything-but': ['a', 1] }] },
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    ],
    [{ a: [{ 'anything-but': [null] }] }, 'Inside anything but list, start|null|boolean is not supported.'],
    [{ a: [{ 'anything-but': null }] }, 'Value of anything-but must be an array or single string/number value.'],
    [{ a: [{ 'anything-but': { exists: true } }] }, 'Unsupported anything-but pattern: exists'],
    [{ a: [{ 'anything-but': { prefix: '' } }] }, 'Null prefix/suffix not allowed'],
    [{ a: [{ wildcard: 'a\\b' }] }, 'Invalid escape character at pos 2'],
    [{ a: [{ cidr: '10.0.0.0/32' }] }, 'IPv4 mask bits must be < 32'],
    [{ a: [{ cidr: '10.0.0.0/-1' }] }, 'Malformed CIDR, mask bits must not be negative'],
  ])('%j', (pattern, reason) => {
    expect(() => compilePattern(pattern)).toThrow(`Event pattern is not valid. Reason: ${reason}`);
  });

  test('more than 1,000 combinations of $or', () => {
    const or = Array.from({ length: 11 }, (_, at) => ({ [`f${at}`]: ['x'] }));
    const pattern = { a: { $or: or }, b: { $or: or }, c: { $or: or } };
    expect(() => compilePattern(pattern)).toThrow('The $or fields make more than 1000 combinations');
    expect(() => compilePattern({ a: pattern.a, b: pattern.b })).not.toThrow();
  });

  test('filters of pipes have no wildcards', () => {
    expect(() => compilePattern({ a: [{ wildcard: '*' }] }, 'pipes')).toThrow('Unrecognized match type wildcard');
    expect(() => compilePattern({ a: [{ 'anything-but': { prefix: 'x' } }] }, 'pipes')).toThrow(
      'Value of anything-but',
    );
    expect(() => compilePattern({ a: [{ 'anything-but': 'x' }, { cidr: '10.0.0.0/8' }] }, 'pipes')).not.toThrow();
  });
});
