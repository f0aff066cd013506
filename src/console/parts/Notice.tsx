import type { ComponentChildren } from 'preact';

/** The message shown when there is no content: empty, or an error. */
export function Notice({
  title,
  kind = 'plain',
  isPage = false,
  children,
}: {
  title: string;
  kind?: 'plain' | 'error';
  /** Whether it replaces a whole page, so that its title is the page's heading. */
  isPage?: boolean | undefined;
  children?: ComponentChildren;
}) {
  return (
    <div class={`notice ${kind}`} role={kind === 'error' ? 'alert' : undefined}>
      {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children}
    </div>
  );
}

/** Why an action failed, next to its button. Screen readers announce it when it appears. */
export function Fault({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <p class="fault" role="alert">
      {text}
    </p>
  );
}
