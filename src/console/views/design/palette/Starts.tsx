import type { Commands } from '../model/Commands';
import { startingWorkflows } from './startingWorkflows';

/** Whole workflows that take the place of the definition. Undo brings that back. */
export function Starts({ commands: { designer } }: { commands: Commands }) {
  return (
    <div role="group" aria-label="Start from">
      <h2>Start from</h2>
      {startingWorkflows.map(({ title, definition }) => (
        <button
          key={title}
          type="button"
          class="palette-item"
          title="Takes the place of the definition. Undo brings it back."
          onClick={() => {
            designer.replace(`${JSON.stringify(definition, null, 2)}\n`, `Start from ${title}`);
            designer.said.value = `Start from ${title}`;
          }}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
