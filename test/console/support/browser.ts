import { ConsoleBench, findChromium, places } from './ConsoleBench';

/** The bench of a test file. Without a browser its tests are skipped, and a line says so. */
export function useConsole(): ConsoleBench {
  let bench: ConsoleBench | undefined;
  beforeAll(() => {
    bench = new ConsoleBench();
  });
  afterEach(async () => {
    if ((globalThis as { hasTestFailed?: boolean }).hasTestFailed === true) console.error(await bench!.describePages());
    await bench!.tidy();
    expect(bench!.faults.splice(0)).toEqual([]);
  });
  afterAll(() => bench!.close());
  return new Proxy({} as ConsoleBench, {
    get: (_target, name) => {
      const value = Reflect.get(bench!, name);
      return typeof value === 'function' ? value.bind(bench) : value;
    },
  });
}

/** `describe` where a browser is. */
export const inBrowser = findChromium() === undefined ? describe.skip : describe;

if (findChromium() === undefined)
  console.warn(`The console is not tested in a browser: none of these exists: ${places.join(', ')}.`);

/** Pages come to show things: waits until what is read is as expected, and says what it was when it never is. */
export async function shows<T>(read: () => Promise<T>, expected: unknown): Promise<void> {
  const end = performance.now() + 20_000;
  for (;;) {
    const value = await read();
    try {
      expect(value).toEqual(expected);
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
