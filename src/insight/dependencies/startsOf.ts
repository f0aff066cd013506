import type { DeclaredStart } from '../../contract/starts/DeclaredStart';

type Kind = DeclaredStart['kind'];
type Of<Name extends Kind> = Extract<DeclaredStart, { readonly kind: Name }>;

interface StartText<Name extends Kind> {
  /** The strings in which it names what it calls. */
  readonly targets: (start: Of<Name>) => readonly string[];
  readonly text: (start: Of<Name>) => string;
}

const texts: { readonly [Name in Kind]: StartText<Name> } = {
  rule: {
    targets: ({ targets }) => targets.map(({ arn }) => arn),
    text: ({ name, schedule }) => `rule ${name}${schedule === undefined ? '' : `, ${schedule}`}`,
  },
  schedule: {
    targets: ({ target }) => [target.arn],
    text: ({ name, expression }) => `schedule ${name}, ${expression}`,
  },
  pipe: {
    targets: ({ target }) => [target.arn],
    text: ({ name, sourceArn }) => `pipe ${name} from ${sourceArn.split(':').slice(5).join(':') || sourceArn}`,
  },
  restMethod: {
    targets: ({ action, requestTemplates }) => (/^Start/.test(action) ? Object.values(requestTemplates) : []),
    text: ({ httpMethod, path }) => `${httpMethod} ${path}`,
  },
  httpRoute: {
    targets: ({ requestParameters }) => [requestParameters['StateMachineArn'] ?? ''],
    text: ({ routeKey }) => routeKey,
  },
  // They start machines by rules.
  bucketEvents: { targets: () => [], text: ({ bucket }) => `bucket ${bucket}` },
};

/**
 * What files declare that starts a machine with these names, one short text each: `POST /orders`, `schedule Nightly,
 * rate(1 day)`.
 */
export function startsOf(names: readonly string[], starts: readonly DeclaredStart[]): readonly string[] {
  return starts.flatMap((start) => {
    const { targets, text } = texts[start.kind] as StartText<Kind>;
    if (
      !targets(start)
        .flatMap(machinesIn)
        .some((name) => names.includes(name))
    )
      return [];
    return [`${text(start)}${'enabled' in start && !start.enabled ? ' (disabled)' : ''}`];
  });
}

function machinesIn(text: string): readonly string[] {
  return [...text.matchAll(/:stateMachine:([^:/"'\\\s]+)/g)].map(([, name]) => name!);
}
