import type { ComponentChildren } from 'preact';

/** What is said in place of what would stand here: nothing there, or an error. */
export function Notice({
  title,
  kind = 'plain',
  children,
}: {
  title: string;
  kind?: 'plain' | 'error';
  children?: ComponentChildren;
}) {
  return (
    <div class={`notice ${kind}`} role={kind === 'error' ? 'alert' : undefined}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** Why something was refused, beside the button that was pressed; read out when it appears. */
export function Fault({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <p class="fault" role="alert">
      {text}
    </p>
  );
}
