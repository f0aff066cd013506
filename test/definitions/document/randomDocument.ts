import fc from 'fast-check';
import type { DocumentEdit } from '../../../src/definitions/document/DefinitionDocument';
import type { Json, JsonObject } from '../../../src/util/json';
import { setMember } from '../../../src/util/setMember';

/** How often a property is tried: on the same inputs each time, unless `STEPMILL_FUZZ` asks for many others. */
export function tries(usual: number): fc.Parameters<unknown> {
  const { STEPMILL_FUZZ } = process.env;
  return STEPMILL_FUZZ === undefined ? { numRuns: usual, seed: 34 } : { numRuns: Number(STEPMILL_FUZZ) };
}

const words = fc.constantFrom(
  'a', 'Next', 'yes', 'null', '1.5', '012', '~', 'b c', 'x: y', 'x #y', '#', '- a', '{% $x %}', '$.a[0]', '', ' ', 'é"\\', "it's",
  '__proto__', 'constructor', '<<', '*a', '&b', '!c', '%d', '@e', 'a\tb', 'one\ntwo', 'one\n\n two\n', 'end\n\n', '\ud800', '\u2028', '\u0085',
  '2024-01-01', 'key:', '? q', '=', '...', '---', '0x1f', '1:30', 'TRUE', ',', '[', '`', '|', '>', 'a,b', 'arn:aws:states:::lambda:invoke',
); // prettier-ignore

const scalar: fc.Arbitrary<Json> = fc.oneof(
  words,
  fc.string({ maxLength: 6, unit: 'grapheme' }),
  fc.integer(),
  fc.constantFrom(1.5, -0.25, 1e21, true, false, null),
);

export const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(words, tie('value')), { maxLength: 4 }).map(fromEntries),
  ),
})).value;

export const object: fc.Arbitrary<JsonObject> = fc
  .array(fc.tuple(words, value), { minLength: 1, maxLength: 5 })
  .map(fromEntries);

function fromEntries(entries: readonly (readonly [string, Json])[]): JsonObject {
  const made: Record<string, Json> = {};
  for (const [name, member] of entries) setMember(made, name, member);
  return made;
}

/** Numbers that decide what edits are made and how a document is written. */
export type Choose = (below: number) => number;

export function chooser(seeds: readonly number[]): Choose {
  let at = 0;
  return (below) => seeds[at++ % seeds.length]! % below;
}

/** Members in the order that they are written: numbers as names too. */
type Ordered = readonly (readonly [string, Json])[];

/** An edit that can be made on a value. */
export function anEdit(root: Json, choose: Choose, fresh: Json): DocumentEdit {
  const path: (string | number)[] = [];
  let at = root;
  for (;;) {
    const steps = stepsOf(at);
    if (steps.length === 0 || choose(3) === 0) break;
    const step = steps[choose(steps.length)]!;
    path.push(step);
    at = (at as never)[step];
  }
  const parent = path.slice(0, -1);
  const last = path.at(-1);
  const siblings = stepsOf(at).length;
  const kind = choose(6);
  const around = path.length === 0 ? undefined : read(root, parent);
  if (kind === 0 && Array.isArray(at)) return { kind: 'insert', path: [...path, choose(siblings + 1)], value: fresh };
  if (kind <= 1 && isMap(at)) {
    const names = Object.keys(at);
    const before = names.length > 0 && choose(2) === 0 ? { before: names[choose(names.length)]! } : {};
    return { kind: 'set', path: [...path, `new${choose(1000)}`], value: fresh, ...before };
  }
  if (last === undefined) return { kind: 'set', path: ['top'], value: fresh };
  if (kind === 2 && typeof last === 'string') {
    const name = ['renamed', 'yes', 'a: b', '"', 'null', '__proto__'][choose(6)]!;
    if (!Object.hasOwn(around as object, name)) return { kind: 'rename', path, name };
  }
  if (kind === 3) return { kind: 'move', path, to: choose(stepsOf(around!).length) };
  if (kind === 4) return { kind: 'remove', path };
  return { kind: 'set', path, value: fresh };
}

function isMap(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stepsOf(value: Json): readonly (string | number)[] {
  if (Array.isArray(value)) return value.map((_, index) => index);
  return isMap(value) ? Object.keys(value) : [];
}

function read(value: Json, path: readonly (string | number)[]): Json {
  return path.reduce<Json>((at, step) => (at as never)[step], value);
}

/** The edit as a change to data; what the document does to text must come out the same, order included. */
export function applyEdit(root: Json, edit: DocumentEdit): Json {
  return within(root, edit.path.slice(0, -1), (parent) => {
    const last = edit.path.at(-1)!;
    if (Array.isArray(parent)) {
      const items = [...(parent as Json[])];
      const index = last as number;
      if (edit.kind === 'set') items[index] = edit.value;
      if (edit.kind === 'insert') items.splice(index, 0, edit.value);
      if (edit.kind === 'remove') items.splice(index, 1);
      if (edit.kind === 'move') items.splice(edit.to, 0, ...items.splice(index, 1));
      return items;
    }
    let entries: Ordered = Object.entries(parent as JsonObject);
    const at = entries.findIndex(([name]) => name === last);
    if (edit.kind === 'set' && at >= 0) entries = entries.with(at, [last as string, edit.value]);
    else if (edit.kind === 'set') {
      const before = entries.findIndex(([name]) => name === edit.before);
      entries = entries.toSpliced(before < 0 ? entries.length : before, 0, [last as string, edit.value]);
    } else if (edit.kind === 'remove') entries = entries.toSpliced(at, 1);
    else if (edit.kind === 'rename') entries = entries.with(at, [edit.name, entries[at]![1]]);
    else if (edit.kind === 'move') {
      const rest = entries.toSpliced(at, 1);
      entries = rest.toSpliced(edit.to, 0, entries[at]!);
    }
    return fromEntries(entries);
  });
}

function within(value: Json, path: readonly (string | number)[], change: (parent: Json) => Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value))
    return (value as Json[]).with(step as number, within((value as Json[])[step as number]!, rest, change));
  return fromEntries(
    Object.entries(value as JsonObject).map(([name, member]) => [
      name,
      name === step ? within(member, rest, change) : member,
    ]),
  );
}

/** JSON in one of the ways in which people write it. */
export function writeJson(root: Json, choose: Choose): string {
  const eol = ['\n', '\r\n'][choose(2)]!;
  const unit = ['  ', '    ', '\t', ' '][choose(4)]!;
  const hasComments = choose(2) === 0;
  const style = choose(3);
  const comment = (): string => (hasComments && choose(5) === 0 ? `// ${choose(100)} "{,` : '');
  const block = (): string => (hasComments && choose(7) === 0 ? ` /* ${choose(100)} ]" */` : '');
  const write = (value: Json, indent: string, isInLine: boolean): string => {
    const steps = stepsOf(value);
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    if (steps.length === 0) return `${open!}${choose(3) === 0 ? ' ' : ''}${close!}`;
    const inLine = isInLine || (style === 1 && choose(2) === 0);
    const member = (step: string | number): string =>
      (typeof step === 'string' ? JSON.stringify(step) + (style === 0 ? ':' : ': ') : '') +
      write((value as never)[step], indent + unit, inLine);
    if (inLine)
      return open! + block() + steps.map((step) => member(step) + block()).join(style === 0 ? ',' : ', ') + close!;
    const lines = steps.map((step, index) => {
      const above = comment() === '' ? '' : `// above ${choose(9)}${eol}${choose(3) === 0 ? eol : ''}${indent + unit}`;
      const isLast = index === steps.length - 1;
      const behind = comment();
      return above + member(step) + block() + (isLast ? '' : ',') + (behind === '' ? '' : ` ${behind}`);
    });
    const end = comment();
    return (
      `${open! + eol + indent + unit}${lines.join(eol + (choose(6) === 0 ? eol : '') + indent + unit)}${eol}` +
      `${end === '' ? '' : indent + unit + end + eol}${indent}${close!}`
    );
  };
  const head = choose(4) === 0 ? '\uFEFF' : '';
  return (
    head +
    (comment() === '' ? '' : `// top${eol}`) +
    write(root, '', style === 0) +
    ['', eol, `${eol}${eol}`][choose(3)]!
  );
}

/** YAML in one of the ways in which people write it. */
export function writeYaml(root: Json, choose: Choose): string {
  const eol = ['\n', '\r\n'][choose(2)]!;
  const unit = 1 + choose(4);
  const listIndent = choose(2) * unit;
  const isCommented = choose(2) === 0;
  const comment = (): string => (isCommented && choose(5) === 0 ? ` # ${choose(100)}: "[` : '');
  const above = (indent: number): string =>
    isCommented && choose(6) === 0
      ? `# above ${choose(9)}${eol}${choose(3) === 0 ? eol : ''}${' '.repeat(indent)}`
      : '';
  const flow = (value: Json): string => {
    if (typeof value !== 'object' || value === null) return quoted(value);
    if (Array.isArray(value)) return `[${(value as Json[]).map(flow).join(', ')}]`;
    const members = Object.entries(value).map(([name, member]) => `${quoted(name)}: ${flow(member)}`);
    return `{ ${members.join(', ')} }`;
  };
  const quoted = (value: Json): string => {
    if (typeof value !== 'string') return JSON.stringify(value);
    if (/^[a-z]{2,}$/i.test(value) && !/^(yes|no|on|off|null|true|false)$/i.test(value) && choose(3) > 0) return value;
    if (/^[ -~]*$/.test(value) && choose(2) === 0) return `'${value.replace(/'/g, "''")}'`;
    return JSON.stringify(value).replace(
      /[\u007f-\u009f\u2028\u2029\ufeff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  };
  const lines = (value: Json, indent: number, isItem: boolean): string => {
    const steps = stepsOf(value);
    if (steps.length === 0 || choose(6) === 0) return ` ${flow(value)}${comment()}`;
    const isList = Array.isArray(value);
    const inner = isItem ? indent + 2 : indent + (isList ? listIndent : unit);
    const members = steps.map((step) => {
      const key = isList ? '-' : `${quoted(step)}:`;
      return key + lines((value as never)[step], inner, isList);
    });
    const between = (): string => eol + (choose(6) === 0 ? eol : '') + ' '.repeat(inner) + above(inner);
    return (
      (isItem ? ' ' : comment() + eol + ' '.repeat(inner) + above(inner)) +
      members.reduce((all, member) => all + between() + member)
    );
  };
  const top = lines(root, -unit, false);
  const head = choose(4) === 0 ? `# top${eol}---${eol}` : '';
  const text = /^ [^\s#]/.test(top) ? top.slice(1) : top.replace(/^[^\n]*\n/, '').replace(/^( *)(?=#)/, '');
  return head + text + ['', eol, `${eol}# end${eol}`][choose(3)]!;
}
