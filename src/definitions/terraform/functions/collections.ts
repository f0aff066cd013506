import {
  scalarNode,
  textNode,
  entriesOf,
  type MapEntry,
  memberOf,
  type SourceNode,
  textOf,
} from '../../source/SourceNode';
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
  merge: (args, { at }) => {
    const entries = new Map<string, MapEntry>();
    for (const entry of args.flatMap(entriesOf)) entries.set(entry.key, entry);
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
    const items = new Map(itemsOfArgument(args, 0, call).map((item) => [textOf(item) ?? item, item]));
    return { kind: 'list', items: [...items.values()], at: call.at };
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
  length: ofKnown((args, call) => {
    const node = argumentAt(args, 0, call);
    const length = node.kind === 'text' ? node.text.length : iterate(node).length;
    return scalarNode(length, call.at);
  }),
  contains: onlyKnown((args, call) => {
    const wanted = textOfArgument(args, 1, call);
    return scalarNode(
      itemsOfArgument(args, 0, call).some((item) => textOf(item) === wanted),
      call.at,
    );
  }),
  coalesce: (args, { at }) => {
    const given = args.filter((arg) => !isNull(arg) && textOf(arg) !== '');
    return given.find((arg) => !findHole(arg)) ?? given[0] ?? scalarNode(null, at);
  },
  one: ofKnown((args, call) => itemsOfArgument(args, 0, call)[0] ?? scalarNode(null, call.at)),
  range: onlyKnown((args, call) => {
    const [start, end] = args.length === 1 ? [0, numberOf(argumentAt(args, 0, call))] : args.map(numberOf);
    const length = Math.min(Math.max(end! - start!, 0), 1024);
    return {
      kind: 'list',
      items: Array.from({ length }, (_, index) => scalarNode(start! + index, call.at)),
      at: call.at,
    };
  }),
  zipmap: ofKnown((args, call) => {
    const values = itemsOfArgument(args, 1, call);
    const entries = itemsOfArgument(args, 0, call).map((key, index): MapEntry => {
      return { key: textOf(key) ?? '', keyAt: key.at, value: values[index] ?? scalarNode(null, call.at) };
    });
    return { kind: 'map', entries, at: call.at };
  }),
  reverse: ofKnown((args, call) => ({
    kind: 'list',
    items: [...itemsOfArgument(args, 0, call)].reverse(),
    at: call.at,
  })),
  sort: onlyKnown((args, call) => {
    const texts = itemsOfArgument(args, 0, call)
      .map((item) => textOf(item) ?? '')
      .sort();
    return { kind: 'list', items: texts.map((text) => textNode(text, call.at)), at: call.at };
  }),
};

function flatten(items: readonly SourceNode[]): readonly SourceNode[] {
  return items.flatMap((item) => (item.kind === 'list' ? flatten(item.items) : [item]));
}

function isNull(node: SourceNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}
