import { openDocument } from '../../../src/definitions/document/openDocument';

const read = (text: string) => openDocument(text, { file: 'a.yaml' });

test('an alias and a merge key are read, and why they cannot be edited', () => {
  const document = read('a: &x\n  k: 1\nb: *x\nc:\n  <<: *x\n  m: 2\n');
  expect(document.definition).toEqual({ a: { k: 1 }, b: { k: 1 }, c: { m: 2, k: 1 } });
  expect([document.readOnlyAt(['b']), document.readOnlyAt(['a', 'k']), document.readOnlyAt(['c', 'm'])]).toEqual([
    'It is the alias *x; edit the value that is named &x.',
    'Its value is named &x, and *x repeats it elsewhere.',
    undefined,
  ]);
  for (const path of [['b'], ['a', 'k'], ['b', 'k']])
    expect(() => document.edit([{ kind: 'set', path, value: 2 }])).toThrow('cannot be edited');
  expect(document.edit([{ kind: 'set', path: ['c', 'm'], value: 3 }]).document.text).toContain('  m: 3\n');
});

test('intrinsic functions of a template are values that stay', () => {
  const text = `Resources:
  A:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: A
        States:
          A: { Type: Task, Resource: !GetAtt F.Arn, End: true }
          B: { Type: Task, Resource: { 'Fn::Sub': x }, End: true }
`;
  const document = read(text);
  expect((document.definition!.States as any).A.Resource).toEqual({ 'Fn::GetAtt': ['F', 'Arn'] });
  expect(() => document.edit([{ kind: 'set', path: ['States', 'A', 'Resource'], value: 'x' }])).toThrow(
    'It is the intrinsic function !GetAtt, whose value is known when it is deployed.',
  );
  expect(() => document.edit([{ kind: 'set', path: ['States', 'B', 'Resource', 'Fn::Sub'], value: 'x' }])).toThrow(
    'It is the intrinsic function Fn::Sub',
  );
  expect(document.edit([{ kind: 'remove', path: ['States', 'B'] }]).document.text).toBe(
    text.replace(/ {10}B: .*\n/, ''),
  );
});

test('several documents are read only', () => {
  expect(read('a: 1\n---\nb: 2\n').readOnly).toBe(
    'The file holds more than one YAML document; a definition is edited in a file with one.',
  );
});

test('a complex key stays, and its neighbours are edited', () => {
  const document = read('? [a, b]\n: 1\nc: 2\n');
  expect(document.faults).toHaveLength(1);
  expect(() => document.edit([{ kind: 'set', path: ['c'], value: 3 }])).toThrow('The syntax around it is wrong');
});

test('what is broken is a fault, and the rest is read', () => {
  const document = read('a: 1\nb: "open\nc: 2\n');
  expect([document.faults.length > 0, document.definition?.a]).toEqual([true, 1]);
});
