import { putFragment, setEnd, setNext } from '../../../../src/definitions/document/gestures/putFragment';
import { openJson } from '../../../../src/definitions/document/openJson';
import { Sketch } from '../../../../src/definitions/document/gestures/Sketch';
import { machine, row } from './support/machine';

test('puts several states on a way, with names that are free', () => {
  const sketch = new Sketch(machine({ A: {}, B: {} }));
  const fragment = { StartAt: 'A', States: row({ A: {}, X: {} }) };
  const path = putFragment(sketch, { kind: 'transition', path: ['States', 'A', 'Next'] }, fragment);
  expect(path).toEqual(['States', 'A 2']);
  expect(sketch.definition).toEqual(machine({ A: {}, 'A 2': {}, X: {}, B: {} }));
});

test('a transition that is gone takes nothing', () => {
  const sketch = new Sketch(machine({ A: {} }));
  const place = { kind: 'transition', path: ['States', 'A', 'Next'] } as const;
  expect(() => putFragment(sketch, place, { StartAt: 'X', States: row({ X: {} }) })).toThrow(
    'There is no transition any more.',
  );
});

test('sets what comes next in the place of the end, and the end in that of what comes next', () => {
  const sketch = new Sketch({ States: { A: { End: true, Comment: 'c' } } });
  setNext(sketch, ['States', 'A'], 'B');
  expect(JSON.stringify(sketch.definition)).toBe('{"States":{"A":{"Next":"B","Comment":"c"}}}');
  setEnd(sketch, ['States', 'A']);
  expect(JSON.stringify(sketch.definition)).toBe('{"States":{"A":{"End":true,"Comment":"c"}}}');
});

test('the new way on keeps the comments of the old one', () => {
  const document = openJson(`{ "States": { "A": {
  // why
  "End": true // on
} } }`);
  const sketch = new Sketch(document.definition!);
  setNext(sketch, ['States', 'A'], 'B');
  const next = document.edit(sketch.edits).document;
  expect(next.text).toBe(document.text.replace('"End": true', '"Next": "B"'));
  const back = new Sketch(next.definition!);
  setEnd(back, ['States', 'A']);
  expect(next.edit(back.edits).document.text).toBe(document.text);
});
