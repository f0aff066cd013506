import { useState } from 'preact/hooks';
import { later } from '../live/timers';
import { Icon } from './Icon';

/** Copies a text. Where the browser does not let it, it says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [told, setTold] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setTold('Copied');
    } catch {
      setTold('The browser does not let this page copy');
    }
    later(1500, () => setTold(''));
  };
  return (
    <>
      <button class="quiet small" type="button" aria-label={label} title={label} onClick={() => void copy()}>
        <Icon name="copy" />
      </button>
      <span role="status" class="told">
        {told}
      </span>
    </>
  );
}
