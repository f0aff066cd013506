import type { Json } from '../../../../util/json';
import { upperBound } from '../../../../util/jsonSize';
import { LimitExceeded, maxNodeDepth } from '../bounds/limits';
import { weights } from '../bounds/weights';
import { regexMatcher } from '../bounds/regexMatcher';
import { lookupMember } from '../functions/members';
import type { AstNode } from '../syntax/ast';
import { isArray, ownNames } from '../values/natives';
import { sequence } from '../values/sequences';
import type { Closure, NodeCompiler, Frame } from './Frame';

/**
 * Every evaluation ends in a leaf, so the depth limit is checked there. In the expression itself the depth of a leaf is
 * known; in a function it depends on the call.
 */
function checked(depth: number, closure: Closure): Closure {
  const units = weights.node;
  return (input, frame) => {
    if (frame.depth + depth > maxNodeDepth) throw new LimitExceeded('depth');
    frame.run.step(units);
    return closure(input, frame);
  };
}

export const compileLiteral: NodeCompiler = ({ value }, depth) => checked(depth, () => value);

export const compileRegex: NodeCompiler = ({ value, position }, depth) =>
  checked(depth, (_input, { run }) => regexMatcher(value as RegExp, position, run));

export const compileVariable: NodeCompiler = ({ value }, depth) => {
  const name = value as string;
  if (name === '') return checked(depth, (input) => input);
  return checked(depth, (_input, frame) => frame.lookup(name));
};

export const compileName: NodeCompiler = ({ value }, depth) => {
  const name = value as string;
  return checked(depth, (input, frame) => readMember(input, name, frame));
};

/** `%`: the value that the path has bound under the parser's generated name. */
export const compileParent: NodeCompiler = ({ slot }, depth) => {
  const { label } = slot!;
  return checked(depth, (_input, frame) => frame.lookup(label));
};

/** A member of `$states`, joined from two steps of a path. */
export const compileStatesMember: NodeCompiler = ({ value }, depth) => {
  const name = value as string;
  return checked(depth, (_input, frame) => frame.run.statesMember(name));
};

export function readMember(input: unknown, name: string, frame: Frame): unknown {
  if (isArray(input)) frame.run.step(input.length * weights.memberOfItem);
  return lookupMember(input, name);
}

/** `*`: the values of all members; arrays among them are flattened. */
export const compileWildcard: NodeCompiler = (_node: AstNode, depth) =>
  checked(depth, (input, frame) => {
    let found: unknown[] = sequence();
    if (typeof input !== 'object' || input === null) return found;
    let isPlainArray = false;
    const names = ownNames(input);
    frame.run.step(names.length * weights.wildcard);
    // Object.values takes four times as long for a large object.
    for (const name of names) {
      const value = (input as Record<string, unknown>)[name];
      if (isArray(value)) {
        isPlainArray = true;
        flattenInto(found, value, frame);
        // The library copies what it has found so far.
        frame.run.step(found.length * weights.wildcardAppended);
      } else found.push(value);
    }
    // After the library has appended an array, the result is no longer a sequence.
    if (isPlainArray) found = found.slice();
    // Everything in it is part of the input.
    return frame.run.keep(found, upperBound(input as Json));
  });

function flattenInto(found: unknown[], array: readonly unknown[], frame: Frame): void {
  frame.run.step(array.length * weights.wildcard);
  for (const item of array) {
    if (isArray(item)) flattenInto(found, item, frame);
    else found.push(item);
  }
}

/** `**`: the item itself and everything below it, but no array as a whole. */
export const compileDescendants: NodeCompiler = (_node: AstNode, depth) =>
  checked(depth, (input, frame) => {
    if (input === undefined) return undefined;
    const { run } = frame;
    const found = sequence();
    let levels = 0;
    const visit = (value: unknown, level: number): void => {
      run.step(weights.descendant);
      if (level > levels) levels = level;
      if (isArray(value)) {
        for (const item of value) visit(item, level + 1);
        return;
      }
      found.push(value);
      if (typeof value !== 'object' || value === null) return;
      for (const name of ownNames(value)) visit((value as Record<string, unknown>)[name], level + 1);
    };
    visit(input, 1);
    // Each part of the input occurs once for each level that contains it.
    return found.length === 1 ? found[0] : run.keep(found, levels * upperBound(input as Json));
  });
