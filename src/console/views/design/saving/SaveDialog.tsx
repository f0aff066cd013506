import { useState } from 'preact/hooks';
import { ApiError } from '../../../api/send';
import { Dialog } from '../../../parts/Dialog';
import { Fault } from '../../../parts/Notice';
import { Difference } from './Difference';
import { writeServedFile, type OnDisk } from './servedFile';

/** Shows the differences between a file and the text that shall replace it, and replaces it. */
export function SaveDialog({
  text,
  base,
  found,
  onClose,
  onConflict,
  onWritten,
  onTake,
}: {
  text: string;
  /** The file as it was when this text was begun. */
  base: OnDisk;
  /** The file as it is. */
  found: OnDisk;
  onClose: () => void;
  onConflict: () => Promise<void>;
  onWritten: (revision: string, problems: readonly string[]) => void;
  onTake: () => void;
}) {
  const [fault, setFault] = useState('');
  const [isWriting, setWriting] = useState(false);
  const hasChanged = found.revision !== base.revision;
  const write = async (): Promise<void> => {
    setWriting(true);
    try {
      const { revision, problems } = await writeServedFile(found.path, { text, revision: found.revision });
      onWritten(revision, problems);
    } catch (error) {
      setWriting(false);
      setFault((error as Error).message);
      if (error instanceof ApiError && error.code === 'Conflict') await onConflict();
    }
  };
  return (
    <Dialog title={`Save ${found.path}`} onClose={onClose}>
      <div class="stack">
        {hasChanged && (
          <>
            <p role="alert">
              <strong>The file has changed since you opened it.</strong> This is what somebody else changed:
            </p>
            <Difference before={base.text} after={found.text} label="What has changed in the file" />
            <p>Saving yours makes the file so; what is marked as removed is lost:</p>
          </>
        )}
        <Difference before={found.text} after={text} label="What saving changes" />
        <Fault text={fault} />
        <div class="row end">
          {hasChanged && (
            <button type="button" onClick={onTake}>
              Take the file's text
            </button>
          )}
          <button class="main" type="button" disabled={isWriting} onClick={() => void write()}>
            {hasChanged ? 'Overwrite the file' : 'Write the file'}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
