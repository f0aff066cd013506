import type { ComponentChildren } from 'preact';

/** Tabs as ARIA has them: arrow keys go from one to the next. */
export function Tabs<Name extends string>({
  tabs,
  current,
  onChange,
  label,
  children,
  end,
}: {
  tabs: readonly (readonly [Name, string])[];
  current: Name;
  onChange: (name: Name) => void;
  label: string;
  children: ComponentChildren;
  /** Content next to the tabs. */
  end?: ComponentChildren;
}) {
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = tabs.findIndex(([name]) => name === current);
    const [next] = tabs[(index + step + tabs.length) % tabs.length]!;
    onChange(next);
    const { parentElement } = event.currentTarget as HTMLElement;
    parentElement?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <div class="tabs">
      <div class="tab-list">
        <div role="tablist" aria-label={label}>
          {tabs.map(([name, words]) => (
            <button
              key={name}
              type="button"
              role="tab"
              data-tab={name}
              aria-selected={name === current}
              tabIndex={name === current ? 0 : -1}
              onClick={() => onChange(name)}
              onKeyDown={move}
            >
              {words}
            </button>
          ))}
        </div>
        {end}
      </div>
      <div role="tabpanel" aria-label={tabs.find(([name]) => name === current)?.[1]} class="tab-panel">
        {children}
      </div>
    </div>
  );
}
