import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import type { Mutant } from '../../testing/mutation/mutantsOf';
import { isArray, isObject, type Json, type JsonObject } from '../../util/json';
import { changedLines, type Lines } from './changedLines';

/** The changes that lie on lines which have changed since a commit. */
export function mutantsSince(
  mutants: readonly Mutant[],
  definition: JsonObject,
  locate: LoadedDefinition['locate'],
  since: string,
): readonly Mutant[] {
  const files = new Map<string, Lines>();
  const linesOf = (file: string): Lines => {
    let lines = files.get(file);
    if (lines === undefined) files.set(file, (lines = changedLines(file, since)));
    return lines;
  };
  return mutants.filter(({ pointer }) => {
    const { at, value } = find(definition, pointer);
    const places = [at, ...below(value, at)].flatMap((place) => locate(place) ?? []);
    const [first] = places;
    if (first === undefined) return true;
    const own = places.filter(({ file }) => file === first.file).map(({ line }) => line);
    return linesOf(first.file)(
      first.line,
      own.reduce((most, line) => Math.max(most, line), first.line),
    );
  });
}

/** What stands at a pointer, or around it where nothing does. */
function find(definition: JsonObject, pointer: string): { at: string; value: Json } {
  let at = '';
  let value: Json = definition;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const inner: Json | undefined = isArray(value) ? value[Number(name)] : isObject(value) ? value[name] : undefined;
    if (inner === undefined) return { at, value };
    value = inner;
    at = `${at}/${step}`;
  }
  return { at, value };
}

function below(value: Json, at: string): string[] {
  const entries: (readonly [string | number, Json])[] = isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([name, inner]) => {
    const place = `${at}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [place, ...below(inner, place)];
  });
}
