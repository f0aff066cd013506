import { printJson } from '../../util/ExactNumber';
import type { Json } from '../../util/json';
import { cut } from './clip';

const mostCharacters = 400;
const mostLevels = 6;
const mostItems = 20;

/** The value itself if it is small; otherwise the beginning of its JSON. */
export function briefValue(value: Json | undefined): Json | undefined {
  if (value === undefined) return undefined;
  const text = printJson(value);
  const isSmall = text.length <= mostCharacters && isFlat(value, mostLevels);
  return isSmall ? value : cut(typeof value === 'string' ? value : text, mostCharacters);
}

/** The beginning of a string. */
export function briefText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : cut(text, mostCharacters);
}

/** The first items of an array, and how many more there are. */
export function briefList(list: readonly string[]): readonly string[] {
  const shown = list.slice(0, mostItems).map((item) => cut(item, 100));
  return list.length > mostItems ? [...shown, `… and ${list.length - mostItems} more`] : shown;
}

function isFlat(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isFlat(inner, levels - 1));
}
