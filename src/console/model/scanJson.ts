/** A string in a JSON document that may be incomplete: its position, and its role. */
interface ScannedText {
  /** Members and indexes around it; of a name, its own is not among them. */
  readonly path: readonly (string | number)[];
  readonly kind: 'name' | 'value';
  readonly text: string;
  /** Offsets of its quotes: `end` is after the second, or at the end of the text. */
  readonly start: number;
  readonly end: number;
}

/** What is at a position, or could be written there. */
export interface Place {
  readonly path: readonly (string | number)[];
  /** `name`: of a member; `value`: of the last member of the path. */
  readonly kind: 'name' | 'value';
}

export interface ScannedJson {
  readonly texts: readonly ScannedText[];
  /** The innermost place at an offset. */
  placeAt(offset: number): Place;
}

interface Level {
  readonly isObject: boolean;
  /** For an object, the member whose value comes next; for an array, the index. */
  key: string | number | undefined;
}

/**
 * Reads the strings of a JSON document that is still being edited: skips what is wrong or missing. For completion only;
 * the service validates the definition.
 */
export function scanJson(source: string): ScannedJson {
  const texts: ScannedText[] = [];
  const places: { from: number; place: Place }[] = [{ from: 0, place: { path: [], kind: 'value' } }];
  const levels: Level[] = [];
  const pathNow = (): (string | number)[] => levels.map(({ key }) => key).filter((key) => key !== undefined);
  const mark = (from: number): void => {
    const top = levels.at(-1);
    places.push({
      from,
      place: { path: pathNow(), kind: top?.isObject === true && top.key === undefined ? 'name' : 'value' },
    });
  };
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    const top = levels.at(-1);
    if (char === '"') {
      const end = endOf(source, at);
      const isName = top?.isObject === true && top.key === undefined;
      texts.push({
        path: pathNow(),
        kind: isName ? 'name' : 'value',
        text: unquote(source.slice(at, end)),
        start: at,
        end,
      });
      // An unclosed string ends with its line, and so does its range.
      if (isName && /^\s*:/.test(source.slice(end, end + 200))) {
        top.key = unquote(source.slice(at, end));
        mark(end);
      }
      at = end - 1;
    } else if (char === '{' || char === '[') {
      levels.push({ isObject: char === '{', key: char === '{' ? undefined : 0 });
      mark(at + 1);
    } else if (char === '}' || char === ']') {
      levels.pop();
      mark(at + 1);
    } else if (char === ',' && top !== undefined) {
      top.key = top.isObject ? undefined : Number(top.key) + 1;
      mark(at + 1);
    }
  }
  return {
    texts,
    placeAt: (offset) => {
      let [low, high] = [0, places.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (places[middle]!.from <= offset) low = middle;
        else high = middle - 1;
      }
      return places[low]!.place;
    },
  };
}

function endOf(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '"') return at + 1;
    else if (source[at] === '\n') return at;
  }
  return source.length;
}

function unquote(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.replace(/^"|"$/g, '');
  }
}
