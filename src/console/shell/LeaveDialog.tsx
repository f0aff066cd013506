import { Dialog } from '../parts/Dialog';
import { question } from '../route/leave';

/** Asks before the user leaves unsaved text. */
export function LeaveDialog() {
  const asked = question.value;
  if (asked === undefined) return null;
  const { what, leave, stay } = asked;
  const isKept = what.isKept();
  return (
    <Dialog title="Leave unsaved text?" onClose={stay}>
      <div class="stack">
        <p>
          {isKept
            ? 'The definition has changes that are not saved. This browser keeps them: they are there when you edit it again.'
            : 'The definition has changes that are not saved, and this browser cannot keep them.'}
        </p>
        <div class="row end">
          <button
            class="danger"
            type="button"
            onClick={() => {
              what.discard();
              leave();
            }}
          >
            Discard them
          </button>
          {isKept && (
            <button type="button" onClick={leave}>
              Leave
            </button>
          )}
          <button class="main" type="button" onClick={stay}>
            Stay here
          </button>
        </div>
      </div>
    </Dialog>
  );
}
