import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { Designer } from '../../../../src/console/views/design/model/Designer';
import { openJson } from '../../../../src/definitions/document/openJson';
import { addState } from '../../../../src/definitions/document/gestures/addState';
import { changeType } from '../../../../src/definitions/document/gestures/changeType';
import { copyStates, duplicateStates, pasteStates } from '../../../../src/definitions/document/gestures/clipboard';
import { connect, reconnect, removeTransition, setStart } from '../../../../src/definitions/document/gestures/connect';
import { CannotGestureError, type Gesture } from '../../../../src/definitions/document/gestures/Gesture';
import { looseEnds } from '../../../../src/definitions/document/gestures/looseEnds';
import { addBranch, removeBranch } from '../../../../src/definitions/document/gestures/moveItem';
import { newState } from '../../../../src/definitions/document/gestures/newState';
import { removeStates } from '../../../../src/definitions/document/gestures/removeStates';
import { renameState } from '../../../../src/definitions/document/gestures/renameState';
import { transitionsIn } from '../../../../src/definitions/document/gestures/transitions';
import { unwrapState } from '../../../../src/definitions/document/gestures/unwrapState';
import { wrapStates } from '../../../../src/definitions/document/gestures/wrapStates';
import { stateTypes } from '../../../../src/language/asl/fields';
import { allBlocks, allStates, walkDefinition } from '../../../../src/language/asl/walk';
import type { JsonObject } from '../../../../src/util/json';
import { validateDefinition } from '../../../../src/validation/rules/validateDefinition';
import { tries } from '../randomDocument';
import { after } from './support/machine';

const folder = path.join(__dirname, '../../../console/fixtures');
const texts = fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));

/** A gesture of any kind at any place, as these numbers choose them. */
function gestureFor(definition: JsonObject, kind: number, one: number, other: number): Gesture {
  const blocks = [...allBlocks(walkDefinition(definition))];
  const states = [...allStates(blocks[0]!)];
  const ways = blocks.flatMap(transitionsIn);
  const pick = <T>(list: readonly T[], index: number): T => {
    if (list.length === 0) throw new CannotGestureError('There is none.');
    return list[index % list.length]!;
  };
  const state = pick(states, one);
  const beside = pick(state.block.states, other);
  const type = pick(stateTypes, other);
  const place = pick(
    [
      { kind: 'after', path: state.path } as const,
      { kind: 'before', path: state.path } as const,
      { kind: 'block', path: pick(blocks, one).path } as const,
      { kind: 'transition', path: pick(ways, one).path } as const,
    ],
    kind >> 4,
  );
  const makers: readonly (() => Gesture)[] = [
    () => addState(definition, place, pick(['New', state.name], one), newState(type, state.language)),
    () => removeStates(definition, [state.path]),
    () => removeStates(definition, [state.path, beside.path]),
    () => duplicateStates(definition, [state.path, beside.path].slice(0, 1 + (one % 2))),
    () => pasteStates(definition, place, copyStates(definition, [state.path, beside.path])),
    () => connect(definition, state.path, beside.path, pick(['next', 'default', 'catch'] as const, kind >> 4)),
    () => reconnect(definition, pick(ways, one).path, pick(states, other).path),
    () => removeTransition(definition, pick(ways, one).path),
    () => setStart(definition, state.path),
    () => renameState(definition, state.path, pick(['Else', '__proto__', 'a/b "c"'], other)),
    () => wrapStates(definition, [state.path, beside.path], pick(['Map', 'Parallel'] as const, one)),
    () => unwrapState(definition, state.path),
    () => changeType(definition, state.path, type),
    () => addBranch(definition, state.path),
    () => removeBranch(definition, [...state.path, 'Branches', 0]),
  ];
  return pick(makers, kind)();
}

/** Expressions stay as their author wrote them, even where a state of another type has no result. */
const ofExpressions: readonly string[] = ['UNSUPPORTED_JSONATA_EXPRESSION', 'DUPLICATE_VARIABLE_NAME'];

/** What the service finds wrong with a definition, except with its expressions. */
function faultsOf(definition: JsonObject): readonly string[] {
  return validateDefinition(JSON.stringify(definition)).diagnostics.flatMap(({ code, message, location }) =>
    ofExpressions.includes(code) ? [] : [`${message} ${location ?? ''}`],
  );
}

const numbers = fc.tuple(fc.nat(200), fc.nat(200), fc.nat(200));

test('a gesture leaves a definition that runs, or says what it lacks; undo restores every byte', () => {
  const made = { whole: 0, loose: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(numbers, { minLength: 1, maxLength: 4 }), (text, choices) => {
      const designer = new Designer(text);
      const seen: string[] = [];
      for (const [kind, one, other] of choices) {
        const definition = designer.definition.value!;
        let gesture: Gesture;
        try {
          gesture = gestureFor(definition, kind, one, other);
        } catch (error) {
          if (error instanceof CannotGestureError) continue;
          throw error;
        }
        seen.push(designer.text.value);
        expect(designer.make(gesture)).toBeUndefined();
        const changed = designer.definition.value!;
        expect(changed).toEqual(after(definition, gesture));
        expect(openJson(designer.text.value).faults).toEqual([]);
        const ends = looseEnds(changed);
        made[ends.length === 0 ? 'whole' : 'loose']++;
        const told = new Set([...looseEnds(definition), ...gesture.leaves!].map((end) => JSON.stringify(end)));
        expect(ends.filter((end) => !told.has(JSON.stringify(end)))).toEqual([]);
        const faults = faultsOf(changed);
        expect({ ...gesture, faults: faults.length > 0 ? ends.length > 0 || faults : [] }).toEqual({
          ...gesture,
          faults: ends.length > 0 ? true : [],
        });
      }
      for (const before of seen.reverse()) {
        designer.undo();
        expect(designer.text.value).toBe(before);
      }
      expect(designer.text.value).toBe(text);
    }),
    tries(300),
  );
  expect(Math.min(made.whole, made.loose)).toBeGreaterThan(100);
});
