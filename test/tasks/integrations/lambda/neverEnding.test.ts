import { watchNeverEnding } from '../../../../src/tasks/integrations/lambda/neverEnding';
import type { FunctionEnd } from '../../../../src/tasks/integrations/lambda/FunctionEnd';

/** What becomes of a handler that waits for what `make` makes. */
function watch(make: () => object, { isAsync = false, isOver = false } = {}): Promise<FunctionEnd> {
  return new Promise((resolve) => {
    watchNeverEnding({ isOver, isAsync, neverEnds: resolve }, make());
  });
}

const silent = Symbol('nothing was told');
const orSilent = (told: Promise<unknown>) =>
  Promise.race([told, new Promise((resolve) => setTimeout(resolve, 1_500, silent))]);

test('what nothing can reach never answers', async () => {
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

test('what a timer or a variable holds may answer, and what is over needs no answer', async () => {
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
