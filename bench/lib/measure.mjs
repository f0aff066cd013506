import process from 'node:process';

/** CPU microseconds (user and system) of this process that `run` takes, per repetition. */
async function cpuOf(run, repetitions) {
  const before = process.cpuUsage();
  for (let i = 0; i < repetitions; i++) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / repetitions;
}

/** How many repetitions take about `targetMs`. */
async function repetitionsFor(run, targetMs) {
  let repetitions = 1;
  for (;;) {
    const cpuMs = ((await cpuOf(run, repetitions)) * repetitions) / 1000;
    if (cpuMs >= targetMs / 4 || repetitions >= 1 << 20)
      return Math.max(1, Math.round((repetitions * targetMs) / Math.max(cpuMs, 0.01)));
    repetitions *= 4;
  }
}

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Rounds are long enough that what the compiler has to do again after the garbage collection before them does not count.
 *
 * Runs the contenders in turn (A B C, A B C, …), so that a machine that slows down slows all of them, and answers for
 * each the median CPU time of one repetition in microseconds, and the median of the ratios to the first, round by round.
 */
export async function compare(contenders, { rounds = 7, targetMs = 500 } = {}) {
  const counts = [];
  for (const { run } of contenders) {
    // Once to load and to compile, once to count.
    await repetitionsFor(run, targetMs);
    counts.push(await repetitionsFor(run, targetMs));
  }
  const times = contenders.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, { run }] of contenders.entries()) {
      globalThis.gc?.();
      times[index].push(await cpuOf(run, counts[index]));
    }
  return contenders.map(({ name }, index) => ({
    name,
    us: median(times[index]),
    ratio: median(times[index].map((time, round) => time / times[0][round])),
  }));
}
