import { TestInProgress } from '../../../../src/harness/runner/TestInProgress';
import { Stepmill } from '../../../../src/harness/Stepmill';
import type { StepmillOptions } from '../../../../src/harness/StepmillOptions';
import { TestServerProcess } from './TestServerProcess';
import '../../support/features';

/** Harnesses in this process and in a server in another one. The server runs as long as the suite, a harness as long as a test. */
export class TestPlaces {
  private server: TestServerProcess | undefined;
  private readonly harnesses: Stepmill[] = [];

  /** `mistakes`: tests make some, of which the end of their harness tells again. */
  constructor({ mistakes = false } = {}) {
    jest.setTimeout(20_000);
    beforeAll(async () => {
      this.server = await TestServerProcess.start();
    });
    afterEach(async () => {
      const closing = this.harnesses.splice(0).map((harness) => harness.close());
      await (mistakes ? Promise.allSettled(closing) : Promise.all(closing));
    });
    afterAll(() => this.server?.end());
  }

  get url(): string {
    return this.server!.url;
  }

  open(options: StepmillOptions, test = new TestInProgress()): Stepmill {
    const harness = new Stepmill({ endpoint: this.url, ...options }, test);
    this.harnesses.push(harness);
    return harness;
  }
}
