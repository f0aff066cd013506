import { CannotEditError } from '../../../../src/definitions/document/DefinitionDocument';
import { Sketch } from '../../../../src/definitions/document/gestures/Sketch';
import { openJson } from '../../../../src/definitions/document/openJson';

test('makes edits on data as a document makes them on text', () => {
  const before = { a: 1, list: [1, 2, 3], inner: { x: 1, y: 2 } };
  const sketch = new Sketch(before);
  sketch.set(['b'], 2, 'list');
  sketch.insert(['list', 1], 9);
  sketch.move(['list', 0], 2);
  sketch.remove(['inner', 'x']);
  sketch.remove(['nowhere']);
  sketch.rename(['inner', 'y'], '__proto__');
  const { document } = openJson(JSON.stringify(before)).edit(sketch.edits);
  expect(document.definition).toEqual(sketch.definition);
  expect(JSON.stringify(sketch.definition)).toBe('{"a":1,"b":2,"list":[9,2,1,3],"inner":{"__proto__":2}}');
  expect(() => sketch.set(['nowhere', 'x'], 1)).toThrow(CannotEditError);
  expect(before).toEqual({ a: 1, list: [1, 2, 3], inner: { x: 1, y: 2 } });
});
