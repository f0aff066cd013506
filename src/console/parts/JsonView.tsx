import { useMemo, useState } from 'preact/hooks';
import { formatBytes } from '../model/formatTime';
import { highlightJson } from '../model/highlightJson';
import { prettyJson } from '../model/prettyJson';
import { saveText } from './saveFile';
import { later } from '../live/timers';
import { Icon } from './Icon';

/** How much of a long text is shown at first, and how much of it in colours. */
const shownChars = 20_000;
const colouredChars = 60_000;

/** JSON for display. The page treats it as plain text, whatever it contains. */
export function JsonView({ text, label, name = 'data' }: { text: string; label: string; name?: string }) {
  const [whole, setWhole] = useState(false);
  const isLarge = text.length > shownChars;
  const shown = useMemo(() => {
    if (isLarge && !whole)
      return text.length > 1_000_000 ? text.slice(0, shownChars) : prettyJson(text).slice(0, shownChars);
    return prettyJson(text);
  }, [text, whole]);
  return (
    <div class="json">
      <div class="json-tools">
        <CopyButton text={text} label={`Copy ${label}`} />
      </div>
      <pre tabIndex={0} aria-label={label}>
        {shown.length > colouredChars
          ? shown
          : highlightJson(shown).map(([kind, piece]) => (kind === '' ? piece : <span class={kind}>{piece}</span>))}
      </pre>
      {isLarge && !whole && (
        <p class="more">
          The first {formatBytes(shownChars)} of {formatBytes(text.length)}.{' '}
          <button class="link" type="button" onClick={() => setWhole(true)}>
            Show all
          </button>{' '}
          <button class="link" type="button" onClick={() => saveText(`${name}.json`, text)}>
            Save as a file
          </button>
        </p>
      )}
    </div>
  );
}

/** Copies a string. Shows a message if the browser does not allow it. */
function CopyButton({ text, label }: { text: string; label: string }) {
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
