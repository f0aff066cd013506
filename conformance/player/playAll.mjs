// Plays many scenarios on one target, several at a time.
import { plainCaller } from './call.mjs';
import { playScenario } from './playScenario.mjs';
import { loadTarget, NotPlayable, openPlace } from './target.mjs';

/**
 * Resolves to { suite, target, about, date, region?, account?, scenarios: [{ id, group, status, facts, … }], remains }. `remains`: what
 * the target could not delete.
 */
export async function playAll(
  scenarios,
  { target: name, suite, options, concurrency, patience, callers = [plainCaller], watch, done },
) {
  const target = await loadTarget(name);
  const server = await target.start(options);
  const results = new Array(scenarios.length);
  let next = 0;
  const worker = async () => {
    while (next < scenarios.length) {
      const index = next++;
      results[index] = await playOne(scenarios[index], target, server, { patience, callers, watch });
      done?.(results[index]);
    }
  };
  let ended;
  try {
    await Promise.all(Array.from({ length: Math.min(concurrency, scenarios.length) }, worker));
  } finally {
    ended = await target.stop(server);
  }
  const { about, region, account } = server;
  const date = new Date().toISOString().slice(0, 10);
  return { suite, target: name, about, date, region, account, scenarios: results, remains: ended?.remains ?? [] };
}

/** A scenario has passed when it has passed through each caller. */
async function playOne(scenario, target, server, { patience, callers, watch }) {
  const { id, group, title, facts, basis, source } = scenario;
  for (const [column, caller] of callers.entries()) {
    const verdict = await verdictOf(scenario, target, server, { patience, caller, watch });
    if (verdict.status !== 'passed')
      return {
        id,
        group,
        title,
        facts,
        basis,
        source: source.what,
        ...(column > 0 && { through: 'the SDK' }),
        ...verdict,
      };
  }
  return { id, group, title, facts, basis, status: 'passed' };
}

async function verdictOf(scenario, target, server, { watch, ...options }) {
  let emulator;
  try {
    emulator = await openPlace(target, server, scenario, options);
    await playScenario(scenario, emulator, watch);
    return { status: 'passed' };
  } catch (error) {
    if (error instanceof NotPlayable || error.notPlayable)
      return { status: 'not playable', reason: error.notPlayable ?? error.message };
    const difference = error.difference ?? { pointer: '', expected: 'an answer', got: error.message };
    const mistakes = (await emulator?.mistakes().catch(() => [])) ?? [];
    return { status: 'failed', ...difference, ...(mistakes.length > 0 && { mistakes }) };
  } finally {
    await emulator?.close().catch(() => {});
  }
}
