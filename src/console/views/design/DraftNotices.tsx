import type { DraftKeeper, DraftState } from '../../drafts/useDraft';
import { formatTime } from '../../model/formatTime';

/** Notices about unsaved text: it was restored, or other pages edit it too. */
export function DraftNotices({
  state: { found, others, savedElsewhere, isUnsaved, fault },
  keeper,
  saved,
  onText,
}: {
  state: DraftState;
  keeper: DraftKeeper;
  /** The text on the server. */
  saved: string;
  /** Shows another text in the editor. */
  onText: (text: string) => void;
}) {
  const [latest, ...older] = found;
  return (
    <div class="draft-notices" role="status">
      {latest !== undefined && isUnsaved && (
        <p>
          Unsaved text of {formatTime(latest.at).slice(0, 19)} UTC is back.
          {latest.base !== saved && ' The saved definition has changed since.'}{' '}
          <button class="link" type="button" onClick={() => onText(keeper.discard())}>
            Discard it
          </button>
        </p>
      )}
      {older.map((draft) => (
        <p key={draft.writer}>
          There is other unsaved text, of {formatTime(draft.at).slice(0, 19)} UTC.{' '}
          <button class="link" type="button" onClick={() => onText(keeper.exchange(draft))}>
            Exchange the two
          </button>
        </p>
      ))}
      {savedElsewhere !== undefined && (
        <p>
          {isUnsaved
            ? 'Another tab has saved this definition. Saving here overwrites that.'
            : 'Another tab has saved this definition; this is what it saved.'}{' '}
          {isUnsaved && (
            <button class="link" type="button" onClick={() => onText(keeper.discard())}>
              Take what is saved
            </button>
          )}
        </p>
      )}
      {others.count > 0 && (
        <p>
          {others.count === 1 ? 'Another tab has' : `${others.count} other tabs have`} this definition open
          {others.isUnsaved ? ', with unsaved text.' : '.'}
        </p>
      )}
      {fault !== undefined && <p>This browser does not keep unsaved text: {fault}</p>}
    </div>
  );
}
