/** What stands around a hole in the finished text. */
export interface HoleContext {
  /** The field whose value it is (a version or alias may follow); `undefined` where it is part of a longer text or an item of a list. */
  readonly field: string | undefined;
  /** The text before it in the same value. */
  readonly prefix: string;
  /** Whether it stands where JSON wants a value, without quotes around it. */
  readonly bare: boolean;
}

type ContextOf = (start: number, end: number) => HoleContext;

/** How far back the name of a field is looked for. */
const lookBehind = 300;

/** For JSON. Holes must be asked for in the order in which they stand. */
export function jsonContext(text: string): ContextOf {
  let at = 0;
  let open = -1;
  return (start, end) => {
    for (; at < start; at++) {
      const character = text[at];
      if (open !== -1 && character === '\\') at++;
      else if (character === '"') open = open === -1 ? at : -1;
    }
    const valueStart = open === -1 ? start : open;
    const before = text.slice(Math.max(0, valueStart - lookBehind), valueStart);
    const field = /"((?:[^"\\]|\\.){0,200})"\s{0,50}:\s{0,50}$/.exec(before)?.[1];
    const prefix = open === -1 ? '' : text.slice(open + 1, start);
    const alone = open === -1 || (prefix === '' && /^[":]/.test(text.slice(end, end + 1)));
    return { field: alone ? field : undefined, prefix, bare: open === -1 };
  };
}

/** For YAML, line by line. */
export function yamlContext(text: string): ContextOf {
  return (start, end) => {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const before = text.slice(Math.max(lineStart, start - lookBehind), start);
    const [, key, quote = '', prefix = ''] =
      /^\s*(?:-\s+)*(?:["']?([\w.$ -]+?)["']?\s*:\s+)?(["']?)(.*)$/.exec(before) ?? [];
    const alone = prefix === '' && /^(?:["':\s]|$)/.test(text.slice(end, end + 1));
    return { field: alone ? key : undefined, prefix, bare: alone && quote === '' };
  };
}
