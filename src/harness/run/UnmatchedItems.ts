import type { Calls } from '../../tasks/mocking/Calls';
import { iterationIn } from '../../tasks/mocking/matchers/RequestMatcher';
import type { Script } from '../../tasks/mocking/Script';
import { formatCount } from '../../util/formatCount';

/** Mocks for an item (`.forItem(99)`) that no test of the file reached, although the task ran for other items. */
export class UnmatchedItems {
  /** The largest number of items that ran, by the description of the mock; `reached` if its item was among them. */
  private readonly found = new Map<string, number | 'reached'>();

  /** Called when a test ends. */
  look(scripts: readonly Script[], calls: Calls): void {
    for (const script of scripts) {
      if (script.isOptional || script.matchers.every(({ item }) => item === undefined)) continue;
      const { description } = script;
      const before = this.found.get(description);
      const now = before === 'reached' || script.used > 0 ? 'reached' : itemsOf(script, calls);
      if (now === undefined) continue;
      this.found.set(description, now === 'reached' || before === undefined ? now : Math.max(now, before as number));
    }
  }

  lines(): readonly string[] {
    return [...this.found].flatMap(([description, most]) => {
      if (most === 'reached') return [];
      if (most === 0) return [`${description}: its task does not run in such a Map.`];
      return [`${description}: ${formatCount(most, 'item')} ran, counted from 0.`];
    });
  }
}

/** The number of items for which a mock's task ran; 0 outside of its Map, `undefined` if the task did not run. */
function itemsOf({ matchers, names }: Script, calls: Calls): number | 'reached' | undefined {
  const wanted = matchers.find(({ item }) => item !== undefined)!;
  const rest = matchers.filter((matcher) => matcher !== wanted);
  const asked = calls.all.filter((call) => rest.every((matcher) => matcher.matches(call.asked, names)));
  if (asked.length === 0) return undefined;
  const most = Math.max(0, ...asked.map((call) => (iterationIn(call.asked, wanted.map)?.index ?? -1) + 1));
  return most > wanted.item! ? 'reached' : most;
}
