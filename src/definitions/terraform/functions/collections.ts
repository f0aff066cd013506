import { DefinitionLoadError } from '../../DefinitionLoadError';
import { renderJson } from '../../source/renderJson';
import {
  scalarNode,
  textNode,
  entriesOf,
  type MapEntry,
  memberOf,
  plainTextOf,
  type SourceNode,
  textOf,
} from '../../source/SourceNode';
import type { Position } from '../../../util/Position';
import { numberOf } from '../evaluateOperator';
import { elementOf, iterate, unknownElement } from '../elementOf';
import { findHole, holeOf } from '../unknown';
import { argumentAt, itemsOfArgument, onlyKnown, type TerraformFunction, textOfArgument } from './TerraformFunction';

/** Parts of an unknown collection are unknown. */
const ofKnown =
  (work: TerraformFunction): TerraformFunction =>
  (args, call) =>
    args.find((arg) => holeOf(arg)) ?? work(args, call);

/** "Collection functions" of Terraform. */
export const collectionFunctions: Readonly<Record<string, TerraformFunction>> = {
  merge: (args, { at, scope }) => {
    const entries = new Map<string, MapEntry>();
    for (const arg of args) {
      const hole = holeOf(arg);
      if (hole) scope.context.note(`merge leaves out ${hole.value}, which has no value here: ${hole.reason}.`, arg.at);
      for (const entry of entriesOf(arg)) entries.set(entry.key, entry);
    }
    return { kind: 'map', entries: [...entries.values()], at };
  },
  concat: ofKnown((args, call) => ({
    kind: 'list',
    items: args.flatMap((_, index) => itemsOfArgument(args, index, call)),
    at: call.at,
  })),
  flatten: ofKnown((args, call) => ({ kind: 'list', items: flatten(itemsOfArgument(args, 0, call)), at: call.at })),
  compact: ofKnown((args, call) => ({
    kind: 'list',
    items: itemsOfArgument(args, 0, call).filter((item) => textOf(item) !== '' && !isNull(item)),
    at: call.at,
  })),
  distinct: onlyKnown((args, call) => {
    return { kind: 'list', items: distinct(itemsOfArgument(args, 0, call)), at: call.at };
  }),
  element: (args, call) => {
    if (holeOf(argumentAt(args, 0, call))) return args[0]!;
    const items = itemsOfArgument(args, 0, call);
    const key = argumentAt(args, 1, call);
    if (findHole(key)) return unknownElement(argumentAt(args, 0, call), key, call.subject, call.at);
    const index = numberOf(argumentAt(args, 1, call)) % Math.max(items.length, 1);
    return elementOf(argumentAt(args, 0, call), String(index), call.at);
  },
  lookup: (args, call) => {
    const key = textOfArgument(args, 1, call);
    const collection = argumentAt(args, 0, call);
    const fallback = args[2];
    if (holeOf(collection) && fallback && !isNull(fallback)) return fallback;
    const found = memberOf(collection, key) ?? fallback;
    if (found) return found;
    if (!holeOf(collection) && findHole(args[1]!)) return unknownElement(collection, args[1]!, call.subject, call.at);
    return elementOf(collection, key, call.at);
  },
  keys: ofKnown((args, call) => ({
    kind: 'list',
    items: iterate(argumentAt(args, 0, call)).map(({ key }) => key),
    at: call.at,
  })),
  values: ofKnown((args, call) => ({
    kind: 'list',
    items: iterate(argumentAt(args, 0, call)).map(({ value }) => value),
    at: call.at,
  })),
  length: (args, call) => {
    const node = argumentAt(args, 0, call);
    if (node.kind === 'text') return lengthOfText(args, call);
    return scalarNode(iterate(node).length, call.at);
  },
  contains: onlyKnown((args, call) => {
    const wanted = identityOf(argumentAt(args, 1, call));
    return scalarNode(
      itemsOfArgument(args, 0, call).some((item) => identityOf(item) === wanted),
      call.at,
    );
  }),
  coalesce: (args, { at, scope }) => {
    const given = args.filter((arg) => !isNull(arg) && textOf(arg) !== '');
    const found = given.find((arg) => !findHole(arg)) ?? given[0];
    if (found) return found;
    scope.context.note('All arguments of coalesce are null or empty, for which Terraform fails. It is null here.', at);
    return scalarNode(null, at);
  },
  one: ofKnown((args, call) => {
    const items = itemsOfArgument(args, 0, call);
    if (items.length <= 1) return items[0] ?? scalarNode(null, call.at);
    throw new DefinitionLoadError(call.at, `one takes a list of at most one item, not of ${String(items.length)}.`);
  }),
  range: onlyKnown((args, call) => ({
    kind: 'list',
    items: range(args.map(numberOf), call.at).map((number) => scalarNode(number, call.at)),
    at: call.at,
  })),
  zipmap: ofKnown((args, call) => {
    const keys = itemsOfArgument(args, 0, call);
    const values = itemsOfArgument(args, 1, call);
    if (keys.length !== values.length) {
      const counts = `${String(keys.length)} keys and ${String(values.length)} values`;
      throw new DefinitionLoadError(call.at, `zipmap takes as many values as keys, not ${counts}.`);
    }
    const entries = keys.map((key, index): MapEntry => ({
      key: textOfArgument(keys, index, call),
      keyAt: key.at,
      value: values[index]!,
    }));
    return { kind: 'map', entries, at: call.at };
  }),
  reverse: ofKnown((args, call) => ({
    kind: 'list',
    items: [...itemsOfArgument(args, 0, call)].reverse(),
    at: call.at,
  })),
  sort: onlyKnown((args, call) => {
    const items = itemsOfArgument(args, 0, call);
    const texts = items.map((_, index) => textOfArgument(items, index, call)).sort();
    return { kind: 'list', items: texts.map((text) => textNode(text, call.at)), at: call.at };
  }),
};

const lengthOfText = onlyKnown((args, call) =>
  scalarNode([...new Intl.Segmenter().segment(textOfArgument(args, 0, call))].length, call.at),
);

/** Terraform fails above this number of items. */
const longestRange = 1024;

function range(bounds: readonly number[], at: Position): readonly number[] {
  const [start, limit] = bounds.length === 1 ? [0, bounds[0]!] : [bounds[0]!, bounds[1]!];
  const step = bounds[2] ?? (limit < start ? -1 : 1);
  const isOver = (number: number): boolean => (step < 0 ? number <= limit : number >= limit);
  const numbers: number[] = [];
  for (let number = start; !isOver(number); number += step) {
    if (numbers.length === longestRange || step === 0) {
      throw new DefinitionLoadError(at, `range makes at most ${String(longestRange)} numbers.`);
    }
    numbers.push(number);
  }
  return numbers;
}

/** Equal for equal values. The items of a list have one type in Terraform, so `1` and `"1"` are equal, too. */
function identityOf(node: SourceNode): string {
  const text = plainTextOf(node);
  return text === undefined ? renderJson(node, { compact: true, sorted: true }).toString() : JSON.stringify(text);
}

/** The items without those that are equal to an earlier one. */
export function distinct(items: readonly SourceNode[]): readonly SourceNode[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const identity = identityOf(item);
    return !seen.has(identity) && seen.add(identity);
  });
}

function flatten(items: readonly SourceNode[]): readonly SourceNode[] {
  return items.flatMap((item) => (item.kind === 'list' ? flatten(item.items) : [item]));
}

function isNull(node: SourceNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}
