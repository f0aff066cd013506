import { useId } from 'preact/hooks';
import { checkJson } from '../model/checkJson';
import { prettyJson } from '../model/prettyJson';

/** A field for JSON. Shows errors below it while the user types. */
export function JsonField({
  label,
  value,
  onChange,
  rows = 6,
  isOptional = false,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  rows?: number;
  /** Whether it may be empty. */
  isOptional?: boolean;
}) {
  const id = useId();
  const fault = isOptional && value.trim() === '' ? undefined : checkJson(value);
  return (
    <div class="json-field">
      <div class="row">
        <label for={id}>{label}</label>
        <span class="grow" />
        <button class="link" type="button" disabled={fault !== undefined} onClick={() => onChange(prettyJson(value))}>
          Format
        </button>
      </div>
      <textarea
        id={id}
        rows={rows}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-fault`} class="fault" role="status">
        {fault === undefined ? '' : `Line ${fault.line}, column ${fault.column}: ${fault.message}`}
      </p>
    </div>
  );
}
