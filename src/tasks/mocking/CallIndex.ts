import type { TaskRequest } from '../../contract/task';
import { equalityHash } from '../../util/equalityHash';
import type { Json } from '../../util/json';
import type { TargetKind } from '../../services/AwsService';
import type { TargetNames } from '../../services/TargetNames';
import type { Call } from './Call';
import { callTarget, type LiteralTarget } from './callTarget';
import type { RequestMatcher } from './matchers/RequestMatcher';

/** Which part of a call is compared. */
export type SentAs = 'received' | 'parameters';

/** Calls that differ only in their data, place, attempt and execution. */
class CallGroup {
  /** Their indexes in the list, in order. */
  readonly places: number[] = [];
  readonly #sent = new Map<SentAs, SentIndex>();

  constructor(readonly first: TaskRequest) {}

  /** The indexes of the calls that may have sent this. */
  maySend(expected: unknown, as: SentAs, calls: readonly Call[]): readonly number[] {
    const hash = equalityHash(expected);
    if (hash === undefined) return this.places;
    let sent = this.#sent.get(as);
    if (sent === undefined) this.#sent.set(as, (sent = { read: 0, byHash: new Map() }));
    for (; sent.read < this.places.length; sent.read++) {
      const place = this.places[sent.read]!;
      const found = equalityHash(calls[place]![as]);
      const before = sent.byHash.get(found);
      if (before === undefined) sent.byHash.set(found, [place]);
      else before.push(place);
    }
    return [...(sent.byHash.get(undefined) ?? []), ...(sent.byHash.get(hash) ?? [])];
  }
}

interface SentIndex {
  /** How many calls of the group have been read. */
  read: number;
  readonly byHash: Map<number | undefined, number[]>;
}

const indexes = new WeakMap<readonly Call[], CallIndex>();

/**
 * An index of a list of calls by state, by target and by what was sent. Reads the list once, however often a test
 * queries it.
 */
export class CallIndex {
  private readonly groups = new Map<string, CallGroup>();
  private readonly byTarget = new Map<string, CallGroup[]>();
  private readonly states = new Set<string>();
  private readonly named: Partial<LiteralTarget>[] = [];
  /** The number of calls that have been read, the first and the last of them. */
  private read = 0;
  private first: Call | undefined;
  private last: Call | undefined;

  private constructor(private readonly calls: readonly Call[]) {}

  /** The index of a list, which may have grown since it was read. */
  static of(calls: readonly Call[]): CallIndex {
    let index = indexes.get(calls);
    if (index?.isCurrent() !== true) indexes.set(calls, (index = new CallIndex(calls)));
    index.readOn();
    return index;
  }

  /** The functions, queues … that are called, without duplicates. */
  get targets(): readonly Partial<LiteralTarget>[] {
    return this.named;
  }

  /** Whether a state made a call. */
  hasState(state: string): boolean {
    return this.states.has(state);
  }

  /** Whether a function, queue … of this name is called. */
  hasTarget(kind: TargetKind, name: string): boolean {
    return this.byTarget.has(targetKey(kind, name));
  }

  /** The calls that match, in order. The matcher must only use state, machine, resource and target. */
  matching(matcher: RequestMatcher, names: TargetNames | undefined): readonly Call[] {
    return this.at(this.groupsOf(matcher, names).map(({ places }) => places));
  }

  /** The calls among those whose data `equals` considers equal to `expected`, in order. */
  sending(
    matcher: RequestMatcher,
    names: TargetNames | undefined,
    { expected, as, equals }: { expected: unknown; as: SentAs; equals: (sent: Json, expected: unknown) => boolean },
  ): readonly Call[] {
    const candidates = this.groupsOf(matcher, names).map((group) => group.maySend(expected, as, this.calls));
    return this.at(candidates).filter((call) => equals(call[as], expected));
  }

  private groupsOf(matcher: RequestMatcher, names: TargetNames | undefined): readonly CallGroup[] {
    return [...this.candidates(matcher, names)].filter(({ first }) => matcher.matches(first, names));
  }

  private candidates({ target }: RequestMatcher, names: TargetNames | undefined): Iterable<CallGroup> {
    if (target === undefined) return this.groups.values();
    const { kind, given, name } = target;
    const all = new Set([name, ...(names?.namesOf(kind, given) ?? [])]);
    return [...all].flatMap((one) => this.byTarget.get(targetKey(kind, one)) ?? []);
  }

  private at(places: readonly (readonly number[])[]): readonly Call[] {
    const inOrder = places.length === 1 ? places[0]! : places.flat().sort((a, b) => a - b);
    return inOrder.map((place) => this.calls[place]!);
  }

  /** Whether the list has only grown: a log drops its oldest calls, or all of them. */
  private isCurrent(): boolean {
    return this.read === 0 || (this.calls[0] === this.first && this.calls[this.read - 1] === this.last);
  }

  private readOn(): void {
    for (; this.read < this.calls.length; this.read++) this.add(this.calls[this.read]!);
    this.first = this.calls[0];
    this.last = this.calls.at(-1);
  }

  private add(call: Call): void {
    const { asked } = call;
    const { stateMachineArn, state, resource } = asked;
    const { kind, name, qualifier } = callTarget(asked);
    const key = JSON.stringify([stateMachineArn, state, resource.kind, resource.arn, kind, name, qualifier]);
    let group = this.groups.get(key);
    if (group === undefined) {
      this.groups.set(key, (group = new CallGroup(asked)));
      this.states.add(state);
      if (kind !== undefined) this.addTarget(kind, name, group);
    }
    group.places.push(this.read);
  }

  private addTarget(kind: TargetKind, name: string | undefined, group: CallGroup): void {
    const key = targetKey(kind, name);
    const before = this.byTarget.get(key);
    if (before !== undefined) return void before.push(group);
    this.byTarget.set(key, [group]);
    this.named.push(name === undefined ? { kind } : { kind, name });
  }
}

function targetKey(kind: TargetKind, name = ''): string {
  return `${kind} ${name}`;
}
