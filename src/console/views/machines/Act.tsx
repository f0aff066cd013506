import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Fault } from '../../parts/Notice';

/** A form with one button, which waits for the action and shows what it gave, or why it failed. */
export function Act<Result>({
  words,
  isReady = true,
  act,
  show,
  children,
}: {
  /** On the button. */
  words: string;
  isReady?: boolean;
  act: () => Promise<Result>;
  show: (result: Result) => ComponentChildren;
  children?: ComponentChildren;
}) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const [result, setResult] = useState<Result>();
  const run = async (): Promise<void> => {
    setBusy(true);
    setError('');
    setResult(undefined);
    try {
      const given = await act();
      setResult(() => given);
    } catch (failure) {
      setError((failure as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !busy) void run();
      }}
    >
      {children}
      <Fault text={error} />
      {result !== undefined && show(result)}
      <div class="row end">
        <button class="main" type="submit" disabled={!isReady || busy}>
          {words}
        </button>
      </div>
    </form>
  );
}
