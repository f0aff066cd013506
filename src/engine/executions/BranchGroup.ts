import type { Steps } from '../interpreter/effects';
import type { Json } from '../../util/json';
import { Fiber, type FiberOwner, type Cancellable } from './Fiber';

interface Branches {
  readonly count: number;
  readonly limit: number;
  readonly start: (index: number) => Steps<Json>;
  readonly done?: readonly (Json | undefined)[] | undefined;
}

/** The running branches of a Parallel or iterations of a Map. The first failure cancels the others. */
export class BranchGroup implements Cancellable, FiberOwner {
  private readonly outputs: Json[];
  private readonly active = new Set<Fiber>();
  private begun = 0;
  private ended = 0;

  constructor(
    private readonly parent: Fiber,
    private readonly branches: Branches,
  ) {
    this.outputs = new Array<Json>(branches.count).fill(null);
    branches.done?.forEach((output, index) => {
      if (output === undefined) return;
      this.outputs[index] = output;
      this.ended += 1;
    });
  }

  begin(): void {
    for (let fiber = this.next(); fiber !== undefined; fiber = this.next()) fiber.resume();
  }

  cancel(): void {
    for (const fiber of this.active) fiber.cancel();
    this.active.clear();
  }

  done(output: Json, fiber: Fiber): void {
    this.active.delete(fiber);
    this.outputs[fiber.index] = output;
    this.ended += 1;
    if (this.ended === this.branches.count) {
      this.parent.resume({ signal: { kind: 'outputs', outputs: this.outputs } });
      return;
    }
    // AWS: an iteration begins as soon as another makes room for it (recorded 2026).
    this.next()?.resumeFirst();
  }

  failed(error: unknown, fiber: Fiber): void {
    this.active.delete(fiber);
    this.cancel();
    this.parent.resume({ error });
  }

  /** The next branch that can begin; `undefined` if there is no room or no branch left. */
  private next(): Fiber | undefined {
    const { count, limit, start, done } = this.branches;
    while (this.begun < count && done?.[this.begun] !== undefined) this.begun += 1;
    if (this.active.size >= limit || this.begun === count) return undefined;
    const index = this.begun;
    this.begun += 1;
    const fiber = new Fiber(this.parent.execution, start(index), this, index);
    this.active.add(fiber);
    return fiber;
  }
}
