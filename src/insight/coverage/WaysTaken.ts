/** How often each way of each conditional was gone, by its key. */
export type Ways = ReadonlyMap<string, number>;

/** Names a way of a conditional: the state, the field as error texts name it, the position behind the `?`. */
export function wayKey(state: string, field: string, position: number, holds: boolean): string {
  return JSON.stringify([state, field, position, holds]);
}

/** Counts which ways the conditionals of executions took: no history says. */
export class WaysTaken {
  private readonly byRun = new WeakMap<object, Map<string, number>>();

  went(run: object, state: string, field: string, position: number, holds: boolean): void {
    let ways = this.byRun.get(run);
    if (ways === undefined) this.byRun.set(run, (ways = new Map<string, number>()));
    const key = wayKey(state, field, position, holds);
    ways.set(key, (ways.get(key) ?? 0) + 1);
  }

  /** Those of an execution. */
  of(run: object): Ways {
    return this.byRun.get(run) ?? none;
  }
}

const none: Ways = new Map();
