import type { ComponentChildren } from 'preact';

/** A name with what belongs to it below. */
export function Field({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <h3>{name}</h3>
      {children}
    </div>
  );
}
