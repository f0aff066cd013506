import type { ComponentChildren } from 'preact';

/** A label with its content below. */
export function Field({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <h3>{name}</h3>
      {children}
    </div>
  );
}
