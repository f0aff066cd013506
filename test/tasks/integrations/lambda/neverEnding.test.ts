import { watchNeverEnding } from '../../../../src/tasks/integrations/lambda/neverEnding';
import type { FunctionEnd } from '../../../../src/tasks/integrations/lambda/FunctionEnd';

/** What becomes of a handler that waits for what `make` makes. */
function watch(make: () => object, { isAsync = false, isOver = false } = {}): Promise<FunctionEnd> {
  return new Promise((resolve) => {
    watchNeverEnding({ isOver, isAsync, neverEnds: resolve }, make());
  });
}

const silent = Symbol('silent');
const orSilent = (told: Promise<unknown>) =>
  Promise.race([told, new Promise((resolve) => setTimeout(resolve, 1_500, silent))]);

test('detects a promise that nothing can settle', async () => {
  const told = [
    watch(() => new Promise(() => undefined)),
    watch(() => () => undefined),
    watch(
      async () => {
        await new Promise(() => undefined);
      },
      { isAsync: true },
    ),
  ];
  expect(await Promise.all(told)).toEqual([
    { value: null },
    { value: null },
    {
      value: { errorType: 'Runtime.NodeJsExit', errorMessage: expect.stringContaining('never settled'), trace: [] },
      functionError: 'Unhandled',
    },
  ]);
});

test('a promise held by a timer or a variable may settle, and a settled one needs no answer', async () => {
  let kept: unknown;
  let timer: NodeJS.Timeout | undefined;
  const told = [
    watch(() => new Promise((resolve) => (kept = resolve))),
    watch(() => new Promise((resolve) => (timer = setTimeout(resolve, 60_000)))),
    watch(() => new Promise(() => undefined), { isOver: true }),
  ];
  expect(await Promise.all(told.map(orSilent))).toEqual([silent, silent, silent]);
  clearTimeout(timer);
  expect(kept).toEqual(expect.any(Function));
});
