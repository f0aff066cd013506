/**
 * Handlers of an input that commit its content on Enter and when the author leaves it. Not `onChange`: beside React
 * Flow, Preact takes that for each keystroke.
 */
export function onLeave(commit: (text: string) => void): {
  onBlur: (event: { readonly currentTarget: HTMLInputElement }) => void;
  onKeyDown: (event: {
    readonly key: string;
    readonly currentTarget: HTMLInputElement;
    preventDefault(): void;
  }) => void;
} {
  return {
    onBlur: ({ currentTarget }) => commit(currentTarget.value),
    onKeyDown: (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      commit(event.currentTarget.value);
    },
  };
}
