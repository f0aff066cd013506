import type { CallList } from '../../../tasks/mocking/CallList';
import type { Mocks } from '../../../tasks/mocking/Mocks';
import { type Script, whyUnused } from '../../../tasks/mocking/Script';
import type { ScriptBuilder } from '../../../tasks/mocking/ScriptBuilder';
import { notFound } from '../ControlError';
import type { MockJson } from './readMock';

interface Entry {
  readonly id: string;
  readonly mock: MockJson;
  readonly script: Script;
}

/** A mock as it was given, and its script. */
export interface ReadMock {
  readonly mock: MockJson;
  readonly script: ScriptBuilder;
}

const shelves = new WeakMap<Mocks, MockShelf>();

/** The mocks of one service that were given as JSON, by id. */
export class MockShelf {
  private entries: Entry[] = [];
  private last = 0;

  private constructor(private readonly mocks: Mocks) {}

  static of(mocks: Mocks): MockShelf {
    let shelf = shelves.get(mocks);
    if (shelf === undefined) shelves.set(mocks, (shelf = new MockShelf(mocks)));
    return shelf;
  }

  /** In the order in which they are tried. */
  list(calls: CallList): readonly object[] {
    return this.mocks.scripts.flatMap((script) => {
      const entry = this.there.find((one) => one.script === script);
      return entry === undefined ? [] : [describe(entry, calls)];
    });
  }

  add(mocks: readonly ReadMock[]): string[] {
    return mocks.map(({ mock, script }) => {
      this.mocks.use(mock['stays'] === true ? 'file' : 'test', script);
      return this.keep(mock, script);
    });
  }

  /** Throws ControlError if there is no mock with this id. */
  replace(id: string, { mock, script }: ReadMock): string {
    const entry = this.find(id);
    this.mocks.remove(entry.script);
    this.mocks.use(mock['stays'] === true ? 'file' : 'test', script);
    this.entries = this.entries.filter((one) => one !== entry);
    return this.keep(mock, script);
  }

  remove(id: string): void {
    this.mocks.remove(this.find(id).script);
  }

  clear(): void {
    for (const { script } of this.there) this.mocks.remove(script);
    this.entries = [];
  }

  entryOf(script: Script): Pick<Entry, 'id' | 'mock'> | undefined {
    return this.there.find((one) => one.script === script);
  }

  /** Drops the mocks of a test after a reset. */
  private get there(): readonly Entry[] {
    const { scripts } = this.mocks;
    return (this.entries = this.entries.filter(({ script }) => scripts.includes(script)));
  }

  private find(id: string): Entry {
    const entry = this.there.find((one) => one.id === id);
    if (entry !== undefined) return entry;
    const ids = this.there.map((one) => one.id);
    throw notFound(
      `There is no mock '${id}'. ${ids.length === 0 ? 'There are none.' : `There are: ${ids.slice(0, 20).join(', ')}.`}`,
    );
  }

  private keep(mock: MockJson, { script }: ScriptBuilder): string {
    const id = `mock-${++this.last}`;
    this.entries.push({ id, mock, script });
    return id;
  }
}

function describe({ id, mock, script }: Entry, calls: CallList): object {
  const { description, used, outstanding, exhausted } = script;
  return {
    id,
    mock,
    description,
    answered: used,
    outstanding,
    exhausted,
    ...(used === 0 && { unused: whyUnused(script, calls) }),
  };
}
