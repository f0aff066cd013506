import { tryAgain } from '../../../src/console/live/tryAgain';

describe('tryAgain', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  /** Fails this often, and then gives the number of the attempt. */
  function failing(times: number): { load: () => Promise<number>; count: () => number } {
    let count = 0;
    const load = (): Promise<number> => {
      count++;
      return count <= times ? Promise.reject(new Error(`attempt ${count}`)) : Promise.resolve(count);
    };
    return { load, count: () => count };
  }

  async function ended<T>(outcome: Promise<T>): Promise<T | string> {
    const caught = outcome.catch((error: unknown) => (error as Error).message);
    await jest.runAllTimersAsync();
    return caught;
  }

  test.each([
    ['the first attempt', 0, {}, 1, 1],
    ['a later attempt', 5, {}, 6, 6],
    ['the last error', 6, {}, 'attempt 6', 6],
    ['the last error of fewer attempts', 3, { times: 2 }, 'attempt 2', 2],
    ['the only attempt', 3, { times: 1 }, 'attempt 1', 1],
    ['an error that is final', 3, { isFinal: (error: unknown) => /2/.test(String(error)) }, 'attempt 2', 2],
  ])('gives %s', async (_what, failures, options, outcome, attempts) => {
    const { load, count } = failing(failures);
    expect([await ended(tryAgain(load, options)), count()]).toEqual([outcome, attempts]);
  });
});
