import { HarnessError } from '../errors/HarnessError';
import { didYouMean } from '../util/nearest';
import { present } from '../util/present';
import { DefinitionLoadError } from './DefinitionLoadError';
import type { LoadOptions } from './LoadedDefinition';

/** What a caller gives values for. */
type Kind = 'parameters' | 'substitutions';

/**
 * The values that somebody gives to files, held against the names that the files have a place for: one that no file takes
 * is misspelt, and what it was to change stays as it is.
 */
export class GivenValues {
  private readonly places = { parameters: new Set<string>(), substitutions: new Set<string>() };
  private readonly missed = new Set<Kind>();

  /** Throws a HarnessError for a value that is none: null, an object. */
  constructor(private readonly given: Pick<LoadOptions, Kind>) {
    checkValues('parameters', given.parameters);
    checkValues('substitutions', given.substitutions);
  }

  /** Files have a place for values of these names. */
  take(kind: Kind, names: Iterable<string>): void {
    for (const name of names) this.places[kind].add(name);
  }

  /** A file is missing that may have a place for values of this kind, so that none of them counts as misspelt any more. */
  miss(kind: Kind): void {
    this.missed.add(kind);
  }

  /** Throws a DefinitionLoadError for values that none of the files read has a place for. `path`: what was to be read. */
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
      `The option ${kind} takes texts, numbers, Booleans and lists of them; '${name}' is ${JSON.stringify(value)}.`,
    );
  }
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

const texts: Readonly<Record<Kind, (names: string) => string>> = {
  // AWS: the text of CreateStack and UpdateStack.
  parameters: (names) => `Parameters: [${names}] do not exist in the template.`,
  substitutions: (names) => `Substitutions: [${names}] are for tokens that no definition has.`,
};

const nothing: Readonly<Record<Kind, string>> = {
  parameters: 'It has none. Values for the ${Token}s of a definition are substitutions.',
  substitutions: 'No definition has a ${Token}. Values for what a template declares are parameters.',
};
