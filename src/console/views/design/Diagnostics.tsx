import type { Validation } from './useValidation';

/** What the service says of the definition: each line leads to its place. */
export function Diagnostics({
  text,
  validation,
  onGoTo,
}: {
  text: string;
  validation: Validation | undefined;
  onGoTo: (offset: number) => void;
}) {
  const isOld = validation === undefined || validation.text !== text;
  const list = validation?.diagnostics ?? [];
  return (
    <div class="diagnostics" role="region" aria-label="Diagnostics">
      <p class="dim small" role="status">
        {isOld
          ? 'Checking …'
          : validation.fault !== undefined
            ? `Not checked: ${validation.fault}`
            : list.length === 0
              ? 'AWS would take this definition.'
              : `${list.length} to look at`}
      </p>
      {!isOld && list.length > 0 && (
        <ul class="plain">
          {list.map(({ severity, code, message, from }, index) => (
            <li key={index}>
              <button class="link" type="button" onClick={() => onGoTo(from)}>
                <span class={severity === 'error' ? 'error-text' : 'warn-text'}>
                  {severity === 'error' ? 'Error' : 'Warning'}
                </span>{' '}
                {code}
              </button>{' '}
              line {text.slice(0, from).split('\n').length}: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
