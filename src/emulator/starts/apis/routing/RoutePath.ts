/** A path of a route: `/orders/{id}`, `/files/{proxy+}`. */
export interface RoutePath {
  readonly parts: readonly RoutePart[];
}

type RoutePart = { readonly literal: string } | { readonly name: string } | { readonly greedy: string };

export function parseRoutePath(path: string): RoutePath {
  return { parts: segmentsOf(path).map(readPart) };
}

function readPart(segment: string): RoutePart {
  const [, name, plus] = /^\{([^{}+]+)(\+?)\}$/.exec(segment) ?? [];
  if (name === undefined) return { literal: segment };
  return plus === '' ? { name } : { greedy: name };
}

function segmentsOf(path: string): string[] {
  // A slash at the end makes no other resource.
  return path.split('/').filter((segment) => segment !== '');
}

/** The path parameters of a request, decoded; `undefined` if the path is another. */
export function matchPath({ parts }: RoutePath, path: string): Readonly<Record<string, string>> | undefined {
  const segments = segmentsOf(path);
  const parameters: [string, string][] = [];
  for (const [at, part] of parts.entries()) {
    const segment = segments[at];
    if (segment === undefined) return undefined;
    if ('greedy' in part) {
      parameters.push([part.greedy, segments.slice(at).map(decoded).join('/')]);
      return Object.fromEntries(parameters);
    }
    if ('name' in part) parameters.push([part.name, decoded(segment)]);
    else if (part.literal !== segment && part.literal !== decoded(segment)) return undefined;
  }
  return segments.length === parts.length ? Object.fromEntries(parameters) : undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Sorts the more specific path first: literal before parameter before greedy, at the first part that differs. */
export function bySpecificity(a: RoutePath, b: RoutePath): number {
  const most = Math.max(a.parts.length, b.parts.length);
  for (let at = 0; at < most; at++) {
    const difference = rank(b.parts[at]) - rank(a.parts[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rank(part: RoutePart | undefined): number {
  if (part === undefined) return 0;
  if ('literal' in part) return 3;
  return 'name' in part ? 2 : 1;
}
