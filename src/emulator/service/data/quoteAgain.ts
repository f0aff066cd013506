const most = 1_000;
const known = new Map<string, string>();

/** As `JSON.stringify`, for a text that is written again and again. */
export function quoteAgain(text: string): string {
  let json = known.get(text);
  if (json !== undefined) return json;
  json = JSON.stringify(text);
  if (known.size === most) known.clear();
  known.set(text, json);
  return json;
}
