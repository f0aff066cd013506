import { toText, type Json } from '../../../util/json';
import { NotConverted } from './NotConverted';

/** A JSONata expression as text. */
export interface Code {
  readonly text: string;
  /** Conditions that must hold, or else the original fails: `$exists($states.input.a)`. */
  readonly guards: readonly string[];
  /** Whether a missing value would go unnoticed inside a larger expression: its `$exists` is a guard there. */
  readonly mayBeMissing?: boolean;
  /** Whether it needs parentheses beside an operator. */
  readonly isCompound?: boolean;
}

/** A value of a state's data flow, half template and half expression, until it is clear where it is written. */
export type Tree =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'code'; readonly code: Code }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Tree])[] }
  | { readonly kind: 'array'; readonly items: readonly Tree[] }
  /** `into` with a value put at a path of names. */
  | { readonly kind: 'put'; readonly into: Code; readonly steps: readonly string[]; readonly value: Tree };

export type PlaceSteps = readonly (string | number)[];

export function codeTree(text: string, guards: readonly string[] = []): Tree {
  return { kind: 'code', code: { text, guards } };
}

/** Returns the value for a field of a JSONata state. Throws NotConverted. */
export function printTree(tree: Tree): Json {
  switch (tree.kind) {
    case 'literal':
      return tree.value;
    case 'object':
      return Object.fromEntries(tree.members.map(([name, value]) => [name, printTree(value)]));
    case 'array':
      return tree.items.map(printTree);
    default:
      return printExpression(codeOf(tree));
  }
}

/** `{% … %}`, with what must hold before it. */
export function printExpression({ text, guards }: Code): string {
  if (guards.length === 0) return `{% ${text} %}`;
  return `{% (${printGuards(guards)} ${text}) %}`;
}

export function printGuards(guards: readonly string[]): string {
  return [...new Set(guards)].map((guard) => `$assert(${guard}, ${quote(`not so: ${guard}`)});`).join(' ');
}

/** The value as one expression. Throws NotConverted. */
export function codeOf(tree: Tree): Code {
  switch (tree.kind) {
    case 'literal':
      return { text: toText(tree.value), guards: [] };
    case 'code':
      return tree.code;
    case 'object': {
      const parts = tree.members.map(([name, value]) => [name, inside(codeOf(value))] as const);
      const text = `{${parts.map(([name, part]) => `${quote(name)}: ${part.text}`).join(', ')}}`;
      return { text, guards: parts.flatMap(([, part]) => part.guards) };
    }
    case 'array': {
      if (tree.items.some(({ kind }) => kind === 'code' || kind === 'put'))
        throw new NotConverted('An array of values inside a larger expression would be flattened by JSONata.');
      const parts = tree.items.map((item) => inside(codeOf(item)));
      return { text: `[${parts.map(({ text }) => text).join(', ')}]`, guards: parts.flatMap(({ guards }) => guards) };
    }
    case 'put':
      return codeOfPut(tree.into, tree.steps, inside(codeOf(tree.value)));
  }
}

function codeOfPut(into: Code, [name, ...rest]: readonly string[], value: Code): Code {
  if (name === undefined) return value;
  const inner = rest.length === 0 ? value : codeOfPut({ text: into.text + nameStep(name), guards: [] }, rest, value);
  return {
    text: `$merge([${into.text}, {${quote(name)}: ${inner.text}}])`,
    guards: [...into.guards, ...inner.guards],
  };
}

/** A value inside of a larger expression, where it must not be missing. */
export function inside(code: Code): Code {
  return code.mayBeMissing === true ? { ...code, guards: [...code.guards, `$exists(${code.text})`] } : code;
}

/** The value at a path of a value. Throws NotConverted if there is none, whatever the data are. */
export function selectIn(tree: Tree, steps: PlaceSteps): Tree {
  const [step, ...rest] = steps;
  if (step === undefined) return tree;
  switch (tree.kind) {
    case 'code':
      return { kind: 'code', code: pathInto(tree.code, steps) };
    case 'literal': {
      const { value } = tree;
      const found =
        typeof value === 'object' && value !== null && Object.hasOwn(value, step)
          ? (value as Readonly<Record<string, Json>>)[step]
          : undefined;
      if (found === undefined) throw new NotConverted('A path leads to a value that is never there.');
      return selectIn({ kind: 'literal', value: found }, rest);
    }
    case 'object': {
      const found = tree.members.find(([name]) => name === step);
      if (found === undefined) throw new NotConverted('A path leads to a value that is never there.');
      return withGuards(selectIn(found[1], rest), guardsOf(tree));
    }
    case 'array': {
      const found = typeof step === 'number' ? tree.items[step] : undefined;
      if (found === undefined) throw new NotConverted('A path leads to a value that is never there.');
      return withGuards(selectIn(found, rest), guardsOf(tree));
    }
    case 'put': {
      const [name, ...names] = tree.steps;
      if (name === undefined) return selectIn(tree.value, steps);
      const base = { text: tree.into.text + nameStep(name), guards: tree.into.guards };
      if (step === name && (names.length === 0 || rest.length > 0))
        return names.length === 0 ? selectIn(tree.value, rest) : selectIn({ ...tree, into: base, steps: names }, rest);
      if (step === name) return codeTreeOf(pathInto({ ...codeOf(tree), isCompound: false }, steps));
      return withGuards(codeTreeOf(pathInto(tree.into, steps)), guardsOf(tree.value));
    }
  }
}

function codeTreeOf(code: Code): Tree {
  return { kind: 'code', code };
}

/** All that must hold for a value to be there. */
export function guardsOf(tree: Tree): readonly string[] {
  switch (tree.kind) {
    case 'literal':
      return [];
    case 'object':
      return tree.members.flatMap(([, value]) => guardsOf(value));
    case 'array':
      return tree.items.flatMap(guardsOf);
    case 'code':
      return inside(tree.code).guards;
    case 'put':
      return [...tree.into.guards, ...guardsOf(tree.value)];
  }
}

/** A value that is there only if more holds. */
export function withGuards(tree: Tree, guards: readonly string[]): Tree {
  if (guards.length === 0) return tree;
  const code = codeOf(tree);
  // A guard for the value itself would say the same twice.
  const own = code.mayBeMissing === true ? `$exists(${code.text})` : undefined;
  return codeTreeOf({ ...code, guards: [...code.guards, ...guards.filter((guard) => guard !== own)] });
}

/** The value at a path of an expression's value. */
export function pathInto(code: Code, steps: PlaceSteps): Code {
  const start = code.isCompound === true ? `(${code.text})` : code.text;
  const text = steps.reduce<string>(
    (sum, step) => sum + (typeof step === 'number' ? `[${step}]` : nameStep(step)),
    start,
  );
  return { text, guards: code.guards, mayBeMissing: true };
}

const keywords = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

/** `.name`, in backquotes where JSONata needs them. Throws NotConverted. */
function nameStep(name: string): string {
  if (/^[A-Za-z_]\w*$/.test(name) && !keywords.has(name)) return `.${name}`;
  if (name.includes('`') || name === '') throw new NotConverted(`JSONata cannot write the member name ${quote(name)}.`);
  return `.\`${name}\``;
}

export function quote(text: string): string {
  return JSON.stringify(text);
}
