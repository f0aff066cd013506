// The player's own test: what it must accept, and what it must not.
import { leavesOf } from './leaves.mjs';
import { playScenario } from './playScenario.mjs';
import { recordedEmulator } from './recorded.mjs';

/** Resolves to { scenarios, leaves, faults }: a fault for each leaf whose change the player does not name. */
export async function selfCheck(scenarios) {
  const faults = [];
  let leaves = 0;
  for (const scenario of scenarios) {
    const good = await differenceOf(scenario, scenario);
    if (good) {
      faults.push(`${scenario.id}: its own answers do not pass: ${good.message}`);
      continue;
    }
    for (const { pointer, alter } of leavesOf(scenario)) {
      leaves++;
      const found = await differenceOf(alter(), scenario);
      if (found?.difference?.pointer !== pointer)
        faults.push(`${scenario.id}: ${pointer} altered, but the player says: ${found?.message ?? 'passed'}`);
    }
  }
  return { scenarios: scenarios.length, leaves, faults };
}

/** What the player says about good answers to `recorded`. */
function differenceOf(scenario, recorded) {
  return playScenario(scenario, recordedEmulator(recorded)).then(
    () => undefined,
    (error) => error,
  );
}
