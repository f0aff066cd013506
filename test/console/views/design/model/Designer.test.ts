import { Designer } from '../../../../../src/console/views/design/model/Designer';

const text = '{\n  "StartAt": "A",\n  "States": {\n    "A": { "Type": "Pass", "End": true }\n  }\n}\n';
const path = ['States', 'A'];

test('a gesture changes the text, selects, and is undone byte by byte', () => {
  const designer = new Designer(text);
  const comment = { kind: 'set', path: [...path, 'Comment'], value: 'x' } as const;
  expect(designer.make({ label: 'Comment A', edits: [comment], select: path })).toBeUndefined();
  expect(designer.state.value).toMatchObject({ name: 'A', object: { Comment: 'x' } });
  expect([designer.undoLabel.value, designer.said.value]).toEqual(['Comment A', 'Comment A']);
  const changed = designer.text.value;
  designer.undo();
  expect([designer.text.value, designer.selected.value]).toEqual([text, undefined]);
  expect([designer.undoLabel.value, designer.redoLabel.value]).toEqual([undefined, 'Comment A']);
  designer.redo();
  expect([designer.text.value, designer.selected.value]).toEqual([changed, path]);
});

test('an empty text is a beginning, for gestures and for the canvas', () => {
  const designer = new Designer(text);
  designer.type(' ');
  expect([designer.states.value, designer.isOld.value]).toEqual([[], false]);
  const edits = [
    { kind: 'set', path: ['StartAt'], value: 'B' },
    { kind: 'set', path: ['States'], value: { B: { Type: 'Succeed' } } },
  ] as const;
  expect(designer.make({ label: 'Add B', edits, select: ['States', 'B'] })).toBeUndefined();
  expect(JSON.parse(designer.text.value)).toEqual({ StartAt: 'B', States: { B: { Type: 'Succeed' } } });
  expect(designer.state.value?.name).toBe('B');
  designer.undo();
  expect([designer.text.value, designer.states.value]).toEqual([' ', []]);
  designer.type('x');
  expect([designer.states.value, designer.isOld.value]).toEqual([[], true]);
});

test('a gesture that cannot be made changes nothing and says why', () => {
  const designer = new Designer(text);
  const why = designer.make({ label: 'Remove B', edits: [{ kind: 'remove', path: ['States', 'B'] }] });
  expect(why).toMatch(/States.*B/);
  expect([designer.text.value, designer.undoLabel.value, designer.said.value]).toEqual([text, undefined, why]);
});

test('typing without a pause is one step; a gesture ends it', () => {
  const designer = new Designer(text);
  designer.type(text.replace('"A",', '"Aa",'));
  designer.type(text.replace('"A",', '"Aab",'));
  designer.make({ label: 'Say', edits: [{ kind: 'set', path: ['Comment'], value: 'c' }] });
  const said = designer.text.value;
  designer.type(`${said} `);
  designer.undo();
  expect(designer.text.value).toBe(said);
  designer.undo();
  designer.undo();
  expect([designer.text.value, designer.undoLabel.value]).toEqual([text, undefined]);
});

test('keeps the last definition while the syntax is broken', () => {
  const designer = new Designer(text);
  const before = designer.definition.value;
  designer.type(text.slice(0, 40));
  expect([designer.definition.value, designer.isOld.value]).toEqual([before, true]);
  designer.undo();
  expect(designer.isOld.value).toBe(false);
});
