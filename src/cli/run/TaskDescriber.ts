import type { Service } from '../../emulator/service/Service';
import type { Visit } from '../../story/trace/Story';
import { withoutControls } from '../../util/withoutControls';

type Call = Service['calls']['all'][number];

const answerers: Readonly<Record<Call['answeredBy'], string>> = {
  mock: ' · mock',
  local: '',
  real: ' · endpoint',
  unmocked: '',
  unknown: '',
};

/** The calls of tasks, in a few words: `lambda charge`, `sqs:sendMessage orders · mock`. */
export class TaskDescriber {
  /** The calls of a state in one item, and how many of them have been described. */
  private readonly calls = new Map<string, { readonly all: Call[]; taken: number }>();
  private read = 0;

  constructor(
    private readonly service: Service,
    private readonly executionArn: string,
  ) {}

  /** Call it once for each visit of a Task, in the order in which they end. */
  describe({ state, strand, attempts }: Visit): string {
    this.readCalls();
    const items: number[] = [];
    for (let at = strand; at.owner !== undefined; at = at.owner.strand)
      if (at.kind === 'iteration') items.unshift(at.index);
    const entry = this.calls.get(keyOf(state, items));
    if (entry === undefined) return 'task';
    entry.taken += attempts.filter(({ scheduled }) => scheduled).length;
    const call = entry.all[entry.taken - 1] ?? entry.all.at(-1);
    return call === undefined ? 'task' : withoutControls(`${nameOf(call)}${answerers[call.answeredBy]}`);
  }

  private readCalls(): void {
    const { all } = this.service.calls;
    for (; this.read < all.length; this.read++) {
      const call = all[this.read]!;
      if (call.executionArn !== this.executionArn) continue;
      const key = keyOf(
        call.state,
        call.iterations.map(({ index }) => index),
      );
      const entry = this.calls.get(key);
      if (entry === undefined) this.calls.set(key, { all: [call], taken: 0 });
      else entry.all.push(call);
    }
  }
}

function keyOf(state: string, items: readonly number[]): string {
  return JSON.stringify([state, ...items]);
}

/** Most tasks call Lambda, so only the function's name is shown. */
function nameOf({ name, target, resource }: Call): string {
  if (resource.kind === 'composite') return name;
  if (resource.kind === 'activity') return `activity ${target ?? ''}`;
  const isFunction =
    resource.kind === 'lambdaFunction' || (resource.service === 'lambda' && resource.action === 'invoke');
  if (isFunction && target !== undefined) return `lambda ${target}`;
  return target === undefined ? name : `${name} ${target}`;
}
