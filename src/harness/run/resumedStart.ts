import { HarnessError } from '../../errors/HarnessError';
import type { PartAt } from '../../story/part/partAt';
import { printJson } from '../../util/ExactNumber';
import { givenStart, type GivenStart, type RunOptions } from './startInput';

/** Options of `resume`: those of `run`, and the input. */
export interface ResumeOptions<TestCase extends string = string, State extends string = string> extends RunOptions<
  TestCase,
  State
> {
  /** The state to resume at. */
  readonly from: NonNullable<RunOptions<TestCase, State>['from']>;
  /** The input of that state. Default: the recorded one. */
  readonly input?: unknown;
}

/** Reads the arguments of `resume`. `read` returns what the file has at a place. What the test gives takes precedence. */
export function resumedStart({ input, ...options }: ResumeOptions, read: (from: string) => PartAt): GivenStart {
  if (typeof options.from !== 'string')
    throw new HarnessError("resume takes the state to begin with: { from: 'Ship' }.");
  const given = givenStart(input, options);
  const { input: recorded, request } = read(options.from);
  const own = given.part!;
  const named = [...Object.keys(own.variables ?? {}), ...(own.unassigned ?? [])];
  const kept = Object.entries(request.variables ?? {}).filter(([name]) => !named.includes(name));
  return {
    ...given,
    input: given.input ?? printJson(recorded),
    part: {
      ...own,
      from: request.from,
      variables: { ...Object.fromEntries(kept), ...own.variables },
      unassigned: [...(request.unassigned ?? []).filter((name) => !named.includes(name)), ...(own.unassigned ?? [])],
      context: { ...request.context, ...own.context },
    },
  };
}
