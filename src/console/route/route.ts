/** A location in the console: the part of its address after the `#`. */
export interface Route {
  readonly page: Page;
  /** The ARNs that the page is about. */
  readonly arns: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

export type Page =
  | 'machines'
  | 'machine'
  | 'executions'
  | 'execution'
  | 'map-run'
  | 'compare'
  | 'waiting'
  | 'sent'
  | 'metrics'
  | 'logs'
  | 'design'
  | 'unknown';

const arnsOf: Readonly<Record<string, readonly number[]>> = {
  machines: [0],
  machine: [1],
  executions: [0],
  execution: [1],
  'map-run': [1],
  compare: [2],
  waiting: [0],
  sent: [0],
  metrics: [0],
  logs: [0],
  design: [0, 1],
};

/**
 * Parses the part of an address after its `#`.
 *
 * @example parseRoute('#/execution/arn:aws:states:…?state=Charge')
 */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const [page = '', ...rest] = path.split('/').filter((part) => part !== '');
  const query = Object.fromEntries(new URLSearchParams(search));
  const arns = rest.map(decode);
  if (page === '' && arns.length === 0) return { page: 'machines', arns: [], query };
  const known = Object.hasOwn(arnsOf, page) && arnsOf[page]!.includes(arns.length) && !arns.includes(undefined);
  return known ? { page: page as Page, arns: arns as string[], query } : { page: 'unknown', arns: [], query: {} };
}

/** Writes what `parseRoute` reads. Members of the query that are `undefined` or empty are left out. */
export function formatRoute(
  page: Exclude<Page, 'unknown'>,
  arns: readonly string[] = [],
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  const search = new URLSearchParams(
    given.map(([name, value]): [string, string] => [name, wellFormed(value)]),
  ).toString();
  return `#/${[page, ...arns.map(encode)].join('/')}${search === '' ? '' : `?${search}`}`;
}

function encode(arn: string): string {
  return encodeURIComponent(wellFormed(arn)).replaceAll('%3A', ':');
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** An address cannot contain half of a surrogate pair. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
