import { HarnessError } from '../errors/HarnessError';
import { didYouMean } from '../util/nearest';
import { present } from '../util/present';
import { DefinitionLoadError } from './DefinitionLoadError';
import type { LoadOptions } from './LoadedDefinition';

/** The kinds of values that a caller gives. */
type Kind = 'parameters' | 'substitutions';

/**
 * The values given for files, checked against the names that the files use: a value that no file uses is misspelt, and
 * would have no effect.
 */
export class GivenValues {
  private readonly places = { parameters: new Set<string>(), substitutions: new Set<string>() };
  private readonly missed = new Set<Kind>();

  /** Throws a HarnessError for an invalid value: null, an object. */
  constructor(private readonly given: Pick<LoadOptions, Kind>) {
    checkValues('parameters', given.parameters);
    checkValues('substitutions', given.substitutions);
  }

  /** Records names for which files take values. */
  take(kind: Kind, names: Iterable<string>): void {
    for (const name of names) this.places[kind].add(name);
  }

  /** Records that a file is missing which may take values of this kind, so that none of them counts as misspelt. */
  miss(kind: Kind): void {
    this.missed.add(kind);
  }

  /** Throws a DefinitionLoadError for values that no file uses. `path`: what was to be read. */
  check(path: string): void {
    this.checkKind('parameters', path);
    this.checkKind('substitutions', path);
  }

  private checkKind(kind: Kind, path: string): void {
    const known = [...this.places[kind]];
    const given = Object.keys(present(this.given[kind] ?? {}));
    const unknown = given.filter((name) => !this.places[kind].has(name));
    const [first] = unknown;
    if (first === undefined || this.missed.has(kind)) return;
    const there = known.length === 0 ? nothing[kind] : `There are ${known.sort().join(', ')}.`;
    const at = { file: path, line: 1, column: 1 };
    throw new DefinitionLoadError(at, texts[kind](unknown.join(', ')), didYouMean(first, known) ?? there);
  }
}

function checkValues(kind: Kind, values: unknown): void {
  if (values === undefined) return;
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw new HarnessError(`The option ${kind} takes an object: a value for each name.`);
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || isScalar(value) || (Array.isArray(value) && value.every(isScalar))) continue;
    throw new HarnessError(
      `The option ${kind} takes strings, numbers, booleans and lists of them; '${name}' is ${JSON.stringify(value)}.`,
    );
  }
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

const texts: Readonly<Record<Kind, (names: string) => string>> = {
  // AWS: the message of CreateStack and UpdateStack.
  parameters: (names) => `Parameters: [${names}] do not exist in the template.`,
  substitutions: (names) => `Substitutions: [${names}] are for tokens that no definition has.`,
};

const nothing: Readonly<Record<Kind, string>> = {
  parameters: 'It has none. Values for the ${Token}s of a definition are substitutions.',
  substitutions: 'No definition has a ${Token}. Values for what a template declares are parameters.',
};
