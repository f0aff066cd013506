import { useEffect, useState } from 'preact/hooks';
import { readField } from '../../../../../definitions/document/fields/fieldText';
import { later } from '../../../../live/timers';
import { useFormHost, type Evaluated } from '../FormHost';
import type { ControlProps } from './ControlProps';

const quietMs = 250;
const shownChars = 300;

/** The value of a field's expression on the sample data, a moment after the last keystroke. */
export function ExpressionValue({ field, text, language }: ControlProps & { text: string }) {
  const host = useFormHost();
  const [found, setFound] = useState<Evaluated>();
  useEffect(() => {
    const interest = new AbortController();
    const read = readField(field.shape, text, language);
    if ('fault' in read) return setFound(undefined);
    const timer = later(quietMs, () => {
      void host.evaluate(field, read.value, interest.signal).then(
        (evaluated) => setFound(evaluated),
        (error: unknown) => {
          if (!interest.signal.aborted) setFound({ fault: (error as Error).message });
        },
      );
    });
    return () => {
      timer.cancel();
      interest.abort();
    };
  }, [text, language]);
  if (found === undefined) return null;
  return (
    <p class={`small value ${'fault' in found ? 'error-text' : 'dim'}`} role="status">
      {'fault' in found ? found.fault : <code>= {shorten(JSON.stringify(found.value))}</code>}
    </p>
  );
}

function shorten(text: string): string {
  return text.length <= shownChars ? text : `${text.slice(0, shownChars)} …`;
}
