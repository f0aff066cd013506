import { lazy } from '../../util/lazy';

/** A request that was sent to a server, and its response: `npm run docs` writes them down. */
export interface Example {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly status: number;
  readonly answer: unknown;
}

type Examples = Readonly<Record<string, Example>>;

const load = lazy(() => require('./examples.json') as Readonly<Record<string, Examples>>);

/** The examples of a route, by their names; those with this status. */
export function examplesOf(route: string, status: number): Examples {
  return withStatus(load()[route] ?? {}, status);
}

/** One example of a status, by its name, of any route. */
export function anyExample(status: number): Examples {
  const found = Object.values(load()).flatMap((examples) => Object.entries(withStatus(examples, status)));
  return Object.fromEntries(found.slice(0, 1));
}

function withStatus(examples: Examples, status: number): Examples {
  return Object.fromEntries(Object.entries(examples).filter(([, example]) => example.status === status));
}

/**
 * What each example has of something, in the form of the document: `{ examples: { name: { value } } }`. Without any: {}.
 */
export function samplesOf(
  examples: Examples,
  pick: (example: Example) => unknown,
  describe: (example: Example) => { readonly description?: string } = () => ({}),
): object {
  const samples = Object.entries(examples)
    .map(([name, example]) => [name, { ...describe(example), value: pick(example) }] as const)
    .filter(([, { value }]) => value !== undefined);
  return samples.length === 0 ? {} : { examples: Object.fromEntries(samples) };
}
