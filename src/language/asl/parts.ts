import { isArray, isObject, member, type Json, type JsonObject } from '../../util/json';
import { choiceRuleShape, innerRules, nestedRuleShape } from './choiceRules';
import { stateShapes } from './fields';
import type { ObjectShape } from './ObjectShape';
import { objectShapes } from './objectShapes';
import type { Path } from './path';
import type { QueryLanguage } from './types';
import { allBlocks, type BlockView, type WalkedState } from './walk';

/** An object of a definition whose fields are known: the machine, a state, a retrier, a rule of a Choice … */
export interface Part {
  readonly shape: ObjectShape;
  readonly path: Path;
  readonly object: JsonObject;
  /** The state that it is or belongs to; `undefined` for blocks. */
  readonly state: WalkedState | undefined;
  readonly language: QueryLanguage;
}

/** The parts of a definition, and the places where something other than an object was found. */
interface Parts {
  readonly parts: readonly Part[];
  readonly misfits: readonly Path[];
}

/** Finds all parts, each before those inside it. */
export function partsOf(machine: BlockView, machineLanguage: QueryLanguage): Parts {
  const parts: Part[] = [];
  const misfits: Path[] = [];

  const add = (
    shape: ObjectShape,
    object: Json | undefined,
    path: Path,
    language: QueryLanguage,
    state?: WalkedState,
  ): JsonObject | undefined => {
    if (object === undefined) return undefined;
    if (!isObject(object)) {
      misfits.push(path);
      return undefined;
    }
    parts.push({ shape, path, object, state, language });
    return object;
  };

  const addItems = (shape: ObjectShape, state: WalkedState, field: string): void => {
    const list = member(state.object, field);
    if (isArray(list)) list.forEach((item, i) => add(shape, item, [...state.path, field, i], state.language, state));
  };

  const addRule = (shape: ObjectShape, rule: Json, path: Path, state: WalkedState): void => {
    const object = add(shape, rule, path, state.language, state);
    if (object === undefined) return;
    for (const inner of innerRules(object)) addRule(nestedRuleShape, inner.rule, [...path, ...inner.steps], state);
  };

  const addState = (state: WalkedState): void => {
    if (state.type === undefined) return;
    add(stateShapes[state.type], state.object, state.path, state.language, state);
    if ('Retry' in stateShapes[state.type].fields) {
      addItems(objectShapes.retrier, state, 'Retry');
      addItems(objectShapes.catcher, state, 'Catch');
    }
    if (state.type === 'Choice') {
      const rules = member(state.object, 'Choices');
      if (isArray(rules))
        rules.forEach((rule, i) => addRule(choiceRuleShape, rule, [...state.path, 'Choices', i], state));
    }
    if (state.type === 'Parallel') {
      const branches = member(state.object, 'Branches');
      if (isArray(branches)) {
        branches.forEach((branch, i) => {
          if (!isObject(branch)) misfits.push([...state.path, 'Branches', i]);
        });
      }
    }
    if (state.type === 'Map') addMapObjects(state);
  };

  const addMapObjects = (state: WalkedState): void => {
    const addObject = (
      shape: ObjectShape,
      holder: JsonObject | undefined,
      ...steps: string[]
    ): JsonObject | undefined => {
      const value = holder === undefined ? undefined : member(holder, steps[steps.length - 1]!);
      if (!isObject(value)) return undefined;
      return add(shape, value, [...state.path, ...steps], state.language, state);
    };
    const reader = addObject(objectShapes.itemReader, state.object, 'ItemReader');
    addObject(objectShapes.readerConfig, reader, 'ItemReader', 'ReaderConfig');
    addObject(objectShapes.itemBatcher, state.object, 'ItemBatcher');
    const writer = addObject(objectShapes.resultWriter, state.object, 'ResultWriter');
    addObject(objectShapes.writerConfig, writer, 'ResultWriter', 'WriterConfig');
  };

  for (const block of allBlocks(machine)) {
    add(objectShapes[block.kind], block.object, block.path, machineLanguage);
    if (block.kind === 'processor') {
      const config = member(block.object, 'ProcessorConfig');
      if (isObject(config))
        add(objectShapes.processorConfig, config, [...block.path, 'ProcessorConfig'], machineLanguage);
    }
    const states = member(block.object, 'States');
    if (isObject(states)) {
      for (const [name, state] of Object.entries(states)) {
        if (!isObject(state)) misfits.push([...block.path, 'States', name]);
      }
    }
    block.states.forEach(addState);
  }
  return { parts, misfits };
}
