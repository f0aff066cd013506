import { whyUnused, type Script } from '../../../tasks/mocking/Script';
import { unknownDenialNames, unknownNames } from '../../../tasks/mocking/unknownNames';
import { namesOfAccount } from '../checkAccountNames';
import type { Service } from '../../service/Service';
import { MockShelf } from './MockShelf';

/** A mock that has answered nothing, or a denial that no call has matched. */
export interface UnusedMock {
  readonly id?: string;
  readonly description: string;
  readonly why: string;
  /** Whether it is for more than one test. */
  readonly stays?: true;
}

/**
 * Mocks that have answered nothing since the last reset, and why; also denials and S3 failures that no call has
 * matched. From a mock file: those of test cases that were started.
 */
export function unusedMocks(service: Service): readonly UnusedMock[] {
  const { mocks, calls, answers } = service;
  const shelf = MockShelf.of(mocks);
  const scripts = mocks.unused().map((script): UnusedMock => {
    const entry = shelf.entryOf(script);
    return {
      ...(entry !== undefined && { id: entry.id }),
      description: script.description,
      why: [whyUnused(script, calls), ...whyUnmatched(service, script)].join(': '),
      ...(entry?.mock['stays'] === true && { stays: true }),
    };
  });
  const denials = answers.denials.unused().map(({ description, scope }): UnusedMock => ({
    description,
    why: 'no call needed this permission',
    ...(scope === 'file' && { stays: true }),
  }));
  const refusals = (['test', 'file'] as const).flatMap((scope) =>
    answers.objects.unmetRefusals(scope).map((description): UnusedMock => ({
      description,
      why: 'no call matched it',
      ...(scope === 'file' && { stays: true }),
    })),
  );
  return [...scripts, ...denials, ...refusals];
}

/** Mocks and denials whose names match nothing that exists: an error in the test, once its machines exist. */
export function unmatchedMocks(service: Service): readonly string[] {
  const { mocks, denials } = service.answers;
  const names = namesOfAccount(service);
  if (names.machines.length === 0) return [];
  const told = [
    ...mocks.unused('test').map((script) => ({ script, why: whyUnmatched(service, script) })),
    ...denials
      .unused('test')
      .map((denial) => ({ script: denial, why: unknownDenialNames(denial.filter, names).map((tell) => tell()) })),
  ];
  return told.flatMap(({ script, why }) => why.map((reason) => `${script.description} had no effect: ${reason}`));
}

function whyUnmatched(service: Service, script: Script): readonly string[] {
  const names = namesOfAccount(service);
  return script.used > 0 || names.machines.length === 0 ? [] : unknownNames(script, names).map((tell) => tell());
}
