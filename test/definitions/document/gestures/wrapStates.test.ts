import { unwrapState } from '../../../../src/definitions/document/gestures/unwrapState';
import { wrapStates } from '../../../../src/definitions/document/gestures/wrapStates';
import { openJson } from '../../../../src/definitions/document/openJson';
import type { JsonObject } from '../../../../src/util/json';
import { after, inRoot, machine } from './support/machine';

const four = machine({ A: {}, B: {}, C: {}, D: {} });

test('wraps a run of states, and unwraps it again', () => {
  const gesture = wrapStates(four, [inRoot('B'), inRoot('C')], 'Parallel');
  expect(gesture).toMatchObject({ label: 'Wrap 2 states into a Parallel', select: ['States', 'Parallel'], leaves: [] });
  const wrapped = after(four, gesture);
  expect(wrapped).toEqual(
    machine({ A: {}, Parallel: { Type: 'Parallel', Branches: [machine({ B: {}, C: {} })] }, D: {} }),
  );
  expect(after(wrapped, unwrapState(wrapped, inRoot('Parallel')))).toEqual(four);
});

test('wraps the first and the last state into a Map', () => {
  const one = machine({ A: {} });
  const wrapped = after(one, wrapStates(one, [inRoot('A')], 'Map'));
  const ItemProcessor = { ProcessorConfig: { Mode: 'INLINE' }, ...machine({ A: {} }) };
  expect(wrapped).toEqual(machine({ 'Map of A': { Type: 'Map', ItemProcessor } }));
  expect(after(wrapped, unwrapState(wrapped, inRoot('Map of A')))).toEqual(one);
});

test('lifts the catchers of a single state', () => {
  const Catch = [{ ErrorEquals: ['X'], Next: 'F' }];
  const definition = machine({ T: { Type: 'Task', Resource: 'r', Catch }, A: {}, F: { Type: 'Fail' } });
  const [, ended] = [0, after(definition, wrapStates(definition, [inRoot('T')], 'Map'))];
  const ItemProcessor = { ProcessorConfig: { Mode: 'INLINE' }, ...machine({ T: { Type: 'Task', Resource: 'r' } }) };
  expect(ended).toEqual({
    ...machine({ 'Map of T': { Type: 'Map', ItemProcessor, Catch }, A: {}, F: { Type: 'Fail' } }),
  });
});

test('rules that led out end inside', () => {
  const choice = { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'D' }], Default: 'B' };
  const definition = machine({ C: choice, B: {}, D: {} });
  const gesture = wrapStates(definition, [inRoot('C'), inRoot('B')], 'Parallel');
  expect(gesture.leaves).toEqual([]);
  const led = { ...choice, Choices: [{ ...choice.Choices[0], Next: 'Done' }] };
  const inner = { StartAt: 'C', States: { C: led, B: { Type: 'Pass', End: true }, Done: { Type: 'Succeed' } } };
  expect(after(definition, gesture)).toEqual(machine({ Parallel: { Type: 'Parallel', Branches: [inner] }, D: {} }));
});

test('wraps only what has one beginning and one way out', () => {
  const rule = (Next: string): JsonObject => ({ Variable: '$.a', IsNull: true, Next });
  const fork = machine({
    C: { Type: 'Choice', Choices: [rule('A')], Default: 'B' },
    A: { Next: 'D' },
    B: { Next: 'E' },
    D: {},
    E: {},
  });
  expect(() => wrapStates(fork, [inRoot('A'), inRoot('B')], 'Map')).toThrow('Ways lead to A and to B');
  expect(() => wrapStates(fork, [inRoot('C')], 'Map')).toThrow('Ways lead out to A and to B');
});

test('unwraps only one block that has states, and says what is lost', () => {
  const Retry = [{ ErrorEquals: ['States.ALL'] }];
  const inner = machine({ A: {}, S: { Type: 'Succeed' } });
  const definition = machine({ M: { Type: 'Map', ItemProcessor: inner, Retry }, Z: {} });
  const gesture = unwrapState(definition, inRoot('M'));
  expect(gesture.label).toBe('Unwrap M, without its Retry');
  expect(after(definition, gesture)).toEqual(machine({ A: {}, S: {}, Z: {} }));
  const two = machine({ P: { Type: 'Parallel', Branches: [inner, { States: {} }] } });
  expect(() => unwrapState(two, inRoot('P'))).toThrow('P has 2 branches. Delete all but one of them first.');
  const empty = machine({ M: { Type: 'Map', ItemProcessor: { States: {} } } });
  expect(() => unwrapState(empty, inRoot('M'))).toThrow('M is empty.');
});

test('states keep their comments and digits, in the wrapper and out of it', () => {
  const text = `{
  "StartAt": "A",
  "States": {
    // first
    "A": {
      "Type": "Task",
      "Resource": "r",
      "Parameters": { "n": 1.0 }, // n
      /* errors */ "Catch": [{ "ErrorEquals": ["X"], "Next": "F" /* out */ }],
      "Next": "B" // on
    },
    "B": { "Type": "Pass", "End": true },
    "F": { "Type": "Fail" }
  }
}
`;
  const document = openJson(text);
  const wrapped = document.edit(wrapStates(document.definition!, [inRoot('A')], 'Parallel').edits).document;
  expect(wrapped.text).toBe(`{
  "StartAt": "Parallel of A",
  "States": {
    "Parallel of A": {
      "Type": "Parallel",
      "Branches": [
        {
          "StartAt": "A",
          "States": {
            // first
            "A": {
              "Type": "Task",
              "Resource": "r",
              "Parameters": { "n": 1.0 }, // n
              "End": true // on
            }
          }
        }
      ],
      /* errors */ "Catch": [{ "ErrorEquals": ["X"], "Next": "F" /* out */ }],
      "Next": "B"
    },
    "B": { "Type": "Pass", "End": true },
    "F": { "Type": "Fail" }
  }
}
`);
  const { edits } = unwrapState(wrapped.definition!, inRoot('Parallel of A'));
  expect(wrapped.edit(edits).document.text).toBe(
    text.replace('      /* errors */ "Catch": [{ "ErrorEquals": ["X"], "Next": "F" /* out */ }],\n', ''),
  );
});

test('comments below the last state stay when what is around it goes', () => {
  const text = `{
  "StartAt": "M",
  "States": {
    "M": {
      "Type": "Map",
      "ItemProcessor": {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Result": 1.0, "End": true } // a
          // below
        }
      },
      "Next": "B"
    },
    "B": { "Type": "Succeed" }
  }
}
`;
  const document = openJson(text);
  const { edits } = unwrapState(document.definition!, inRoot('M'));
  expect(document.edit(edits).document.text).toBe(`{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Result": 1.0, "Next": "B" }, // a
    // below
    "B": { "Type": "Succeed" }
  }
}
`);
});
