import { HarnessError } from '../errors/HarnessError';
import type { TargetKind } from './AwsService';
import { parseFunctionName } from './functionName';
import { stateMachineName } from './stateMachineName';

/** A function, queue … with the names that files use for it. */
export interface NamedTarget {
  readonly kind: TargetKind;
  /** Its name in definitions; for a state machine, also the name of its deployment. */
  readonly names: readonly string[];
  /** Its other names: logical id, construct path and id, key, address. */
  readonly aliases: readonly string[];
}

/** The words for each kind in messages. */
export const targetWords: Readonly<Record<TargetKind, string>> = {
  function: 'Lambda function',
  queue: 'SQS queue',
  topic: 'SNS topic',
  eventBus: 'event bus',
  stateMachine: 'nested state machine',
  activity: 'activity',
};

/**
 * The names that loaded files use for functions, queues, topics, event buses, state machines and activities. Tasks call
 * them by one name; tests may use any of the others.
 */
export class TargetNames {
  private readonly all = new Map<string, NamedTarget & { readonly own: boolean }>();
  /** Lookups by kind and name, cached. */
  private readonly found = new Map<string, readonly string[]>();

  /**
   * Adds what a file declares. `own`: those beside the named state machine, which take precedence over resources of
   * other stacks with the same names.
   */
  add<Target extends NamedTarget>(targets: readonly Target[], own: (target: Target) => boolean = () => true): void {
    for (const target of targets) {
      const key = JSON.stringify([target.kind, target.names[0], target.aliases]);
      const before = this.all.get(key);
      const names = [...new Set([...(before?.names ?? []), ...target.names])];
      this.all.set(key, { ...target, names, own: before?.own === true || own(target) });
    }
    this.found.clear();
  }

  /** What files declare, each as they name it. */
  list(): readonly NamedTarget[] {
    return [...this.all.values()];
  }

  /** All names of a kind, for suggestions. */
  allOf(kinds: readonly TargetKind[]): readonly string[] {
    return [...this.all.values()]
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap(({ names, aliases }) => [...names, ...aliases]);
  }

  /** Whether a name in a test is another name of what tasks call `name`. Throws like `namesOf`. */
  means(kind: TargetKind, given: string, name: string): boolean {
    return this.all.size > 0 && this.namesOf(kind, given).includes(name);
  }

  /**
   * The names under which tasks call what a test calls `given` (a name, ARN or URL); none if no file has such a name.
   * Throws a HarnessError with the candidates if it is ambiguous.
   */
  namesOf(kind: TargetKind, given: string): readonly string[] {
    if (this.all.size === 0) return [];
    const key = `${kind} ${given}`;
    let names = this.found.get(key);
    if (names === undefined) this.found.set(key, (names = this.lookUp(kind, given)));
    return names;
  }

  private lookUp(kind: TargetKind, given: string): readonly string[] {
    // An account, a region and a name are unambiguous.
    if (given.startsWith('arn:') || given.includes('://')) return [];
    const wanted = kind === 'function' ? parseFunctionName(given).name : given;
    const ofKind = [...this.all.values()].filter((target) => target.kind === kind);
    const byName = ofKind.filter(({ names, aliases }) => names.includes(wanted) || aliases[0] === wanted);
    const all = byName.length > 0 ? byName : ofKind.filter(({ aliases }) => aliases.includes(wanted));
    const own = all.filter(({ own: isOwn }) => isOwn);
    const candidates = own.length > 0 ? own : all;
    if (new Set(candidates.map(({ names }) => names[0])).size > 1) throw ambiguous(kind, given, candidates);
    return [...new Set(candidates.flatMap(({ names }) => names))];
  }
}

function ambiguous(kind: TargetKind, given: string, candidates: readonly NamedTarget[]): HarnessError {
  const written = candidates.map(({ names, aliases }) => {
    const [name = ''] = names;
    const path = aliases.find((alias) => alias.includes('/'));
    return path === undefined ? `'${name}'` : `'${path}' (${name})`;
  });
  const word = targetWords[kind];
  return new HarnessError(
    `'${given}' may be any of ${candidates.length} ${plural(word)}: ${written.join(', ')}. Write one of these names, or its ARN.`,
  );
}

function plural(word: string): string {
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}${word.endsWith('s') ? 'es' : 's'}`;
}

/** The name of a function, queue … given by name, ARN or URL. Other names, such as a construct path, are unchanged. */
export function plainName(kind: TargetKind, given: string): string {
  if (kind === 'function') return parseFunctionName(given).name;
  if (given.includes('://')) return given.split('/').at(-1)!;
  if (given.includes(':stateMachine:')) return stateMachineName(given);
  if (given.startsWith('arn:') || kind === 'eventBus') return given.split(':').at(-1)!.split('/').at(-1)!;
  return given;
}
