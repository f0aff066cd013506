import { project, unresolvedOf } from '../support/project';
import { service } from './service';

describe('variables', () => {
  const variables: readonly (readonly [written: string, value: unknown])[] = [
    ['${self:service}', 'shop'],
    ['a ${self:service} b', 'a shop b'],
    ['${self:custom.list.1}', 'two'],
    ['${self:custom.map}', { a: 'shop' }],
    ["${self:custom.none, 'default'}", 'default'],
    ['${self:custom.none, self:service}', 'shop'],
    ['${self:custom.none, 3}', 3],
    ['${self:custom.${self:custom.which}}', 'found'],
    ["${self:custom.none, '${self:service}-x'}", 'shop-x'],
    ['${self:custom.number}-${self:custom.on}-${self:custom.nothing}.', '3-true-.'],
    ['${self:custom.number}', 3],
    ["${self:custom.none, 'a', 'b'}", 'a'],
    ['${self:custom.none, null}', null],
    ['${sls:stage}', 'dev'],
    ['${opt:stage}', 'stage'],
    ["${opt:stage, 'test'}", 'test'],
    ['${env:WHO}', 'me'],
    ["${env:NOBODY, ''}", ''],
    ['${param:size}', 'small'],
    ['${aws:accountId}/${aws:region}', '123456789012/us-east-1'],
    ["${strToBool('true')}", true],
    ['${file(./values.yml):deep.word}', 'from shop'],
    ['${file(values.json)}', { number: 1.0 }],
    ['${file(./words.txt)}', 'plain text\n'],
    ["${file(./no.yml):word, 'no file'}", 'no file'],
    ['${AWS::Region} ${Token} ${opt}', '${AWS::Region} ${Token} ${opt}'],
  ];

  test.each(variables)('%s', (written, value) => {
    const { machine } = project({
      'serverless.yml': service(
        `order:
  definition:
    StartAt: End
    States: { End: { Type: Pass, Result: ${JSON.stringify(written)}, End: true } }`,
        `custom: { which: key, key: found, number: 3, on: true, nothing: null, list: [one, two], map: { a: "\${self:service}" } }
params: { default: { size: small } }`,
      ),
      'values.yml': 'deep: { word: "from ${self:service}" }',
      'values.json': '{ "number": 1.0 }',
      'words.txt': 'plain text\n',
    });
    const { definition } = machine('serverless.yml', { environment: { WHO: 'me' } });
    const { Result } = (JSON.parse(definition) as { States: { End: { Result: unknown } } }).States.End;

    expect(Result).toEqual(value);
  });

  test('unknown ones become stubs', () => {
    const { machine } = project({
      'serverless.yml': service(`order:
  definition:
    Comment: \${ssm:/shop/word}
    StartAt: \${cf:other.Start}
    TimeoutSeconds: \${self:custom.timeout}
    States: {}`),
    });

    expect(unresolvedOf(machine('serverless.yml'))).toEqual([
      '${ssm:/shop/word} => word (unknown)',
      '${cf:other.Start} => Start (unknown)',
      '${self:custom.timeout} => 86400 (unknown)',
    ]);
  });

  test('a list or a map in a longer string throws', () => {
    const { refusal } = project({
      'serverless.yml': service('order: { definition: "x ${self:custom.list}" }', 'custom: { list: [1] }'),
    });

    expect(refusal('serverless.yml')).toBe(
      'serverless.yml:9:29: ${self:custom.list} is a list: it cannot be part of a longer string.',
    );
  });

  test('circular ones throw', () => {
    const { refusal } = project({
      'serverless.yml': service(
        'order: { definition: "${self:custom.a}" }',
        'custom: { a: "${self:custom.b}", b: "x ${self:custom.a}" }',
      ),
    });

    expect(refusal('serverless.yml')).toBe(
      'serverless.yml:10:40: The variables refer to each other in a circle: ' +
        '${self:custom.a} → ${self:custom.b} → ${self:custom.a}.',
    );
  });

  test('throws when files include each other', () => {
    const { refusal } = project({
      'serverless.yml': service('order: { definition: "${file(a.yml)}" }'),
      'a.yml': 'StartAt: ${file(b.yml):x}',
      'b.yml': 'x: ${file(a.yml)}',
    });

    expect(refusal('serverless.yml')).toMatch(/^b\.yml:1:4: The variables refer to each other in a circle: /);
  });

  test('throws when a definition needs a missing file', () => {
    const { refusal } = project({ 'serverless.yml': service('order: { definition: "${file(./order.asl.yml)}" }') });

    expect(refusal('serverless.yml')).toBe(
      'serverless.yml:9:27: There is no file order.asl.yml.\n  Paths are relative to the file that names them.',
    );
  });

  test('ignores a missing file that only settings need', () => {
    const { machine } = project({
      'serverless.yml':
        'service: shop\nprovider: ${file(../base.yml):provider}\nstepFunctions: { stateMachines: { a: { name: "a-${sls:stage}", definition: { StartAt: E, States: {} } } } }\n',
    });

    expect(machine('serverless.yml').stateMachineName).toBe('a-dev');
  });
});
