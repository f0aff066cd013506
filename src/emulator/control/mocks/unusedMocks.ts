import { whyUnused, type Script } from '../../../tasks/mocking/Script';
import { nameInVain } from '../../../tasks/mocking/nameInVain';
import { namesOfAccount } from '../checkAccountNames';
import type { Service } from '../../service/Service';
import { MockShelf } from './MockShelf';

/** A mock that has answered nothing. */
export interface UnusedMock {
  readonly id?: string;
  readonly description: string;
  readonly why: string;
  /** Whether it is for more than one test. */
  readonly stays?: true;
}

/**
 * Mocks that have answered nothing since the last reset, and why. From a mock file: those of test cases that were
 * started.
 */
export function unusedMocks(service: Service): readonly UnusedMock[] {
  const { mocks, calls } = service;
  const shelf = MockShelf.of(mocks);
  return mocks.unused().map((script) => {
    const entry = shelf.entryOf(script);
    return {
      ...(entry !== undefined && { id: entry.id }),
      description: script.description,
      why: [whyUnused(script, calls), ...inVain(service, script)].join(': '),
      ...(entry?.mock['stays'] === true && { stays: true }),
    };
  });
}

/** Mocks whose names fit nothing that exists: a mistake of the test, once its machines exist. */
export function mocksInVain(service: Service): readonly string[] {
  return service.mocks
    .unused('test')
    .flatMap((script) => inVain(service, script).map((why) => `${script.description} had no effect: ${why}`));
}

function inVain(service: Service, script: Script): readonly string[] {
  const names = namesOfAccount(service);
  return script.used > 0 || names.machines.length === 0 ? [] : nameInVain(script, names);
}
