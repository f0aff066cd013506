import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../../../api/send';
import { Dialog } from '../../../parts/Dialog';
import { Fault } from '../../../parts/Notice';
import { Difference } from './Difference';
import { readServedFile, writeServedFile, type ServedFile } from './servedFile';

type OnDisk = Omit<ServedFile, 'machine'>;

/** Shows what would change in the file, and writes it. A file that somebody else has changed is not overwritten unasked. */
export function SaveToFile({
  text,
  file,
  unsaved,
  onSaved,
  onTake,
}: {
  text: string;
  file: ServedFile;
  /** The note about unsaved text; empty if there is none. */
  unsaved: string;
  /** Called with the text that was written. */
  onSaved: (text: string) => void;
  /** Called with the text of the file when the user gives up their own. */
  onTake: (text: string) => void;
}) {
  const [base, setBase] = useState<OnDisk>(file);
  const [found, setFound] = useState<OnDisk>();
  const [told, setTold] = useState('');
  useEffect(() => setTold(''), [text]);
  const look = async (): Promise<void> => {
    try {
      setFound(await readServedFile(file.path));
    } catch (error) {
      setTold((error as Error).message);
    }
  };
  const took = (known: OnDisk, note: string): void => {
    setBase(known);
    setFound(undefined);
    setTold(note);
  };
  return (
    <>
      <span role="status" class="dim wrap">
        {told === '' ? unsaved : told}
      </span>
      <button class="main" type="button" disabled={text === base.text} onClick={() => void look()}>
        Save …
      </button>
      {found !== undefined && (
        <SaveDialog
          {...{ text, base, found }}
          onClose={() => setFound(undefined)}
          onConflict={look}
          onWritten={(revision, problems) => {
            took({ path: file.path, text, revision }, ['Saved.', ...problems].join(' '));
            onSaved(text);
          }}
          onTake={() => {
            took(found, 'This is the text of the file.');
            onTake(found.text);
          }}
        />
      )}
    </>
  );
}

function SaveDialog({
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
