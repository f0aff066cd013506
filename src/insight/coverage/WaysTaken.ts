/** How often each branch of each conditional was taken, by its key. */
export type Ways = ReadonlyMap<string, number>;

/** The key of a conditional's branch: the state, the field as error messages name it, the position after the `?`. */
export function wayKey(state: string, field: string, position: number, holds: boolean): string {
  return JSON.stringify([state, field, position, holds]);
}

/** Counts which branches the conditionals of executions took, because no history says so. */
export class WaysTaken {
  private readonly byRun = new WeakMap<object, Map<string, number>>();

  went(run: object, state: string, field: string, position: number, holds: boolean): void {
    let ways = this.byRun.get(run);
    if (ways === undefined) this.byRun.set(run, (ways = new Map<string, number>()));
    const key = wayKey(state, field, position, holds);
    ways.set(key, (ways.get(key) ?? 0) + 1);
  }

  /** The branches that an execution took. */
  of(run: object): Ways {
    return this.byRun.get(run) ?? none;
  }
}

const none: Ways = new Map();
