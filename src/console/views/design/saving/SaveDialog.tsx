import { useState } from 'preact/hooks';
import { ApiError } from '../../../api/send';
import { Dialog } from '../../../parts/Dialog';
import { Fault } from '../../../parts/Notice';
import { Difference } from './Difference';
import { StayingPlaces } from './StayingPlaces';
import { writeServedFiles, type RenamedFile } from './namingFiles';
import { writeServedFile, type OnDisk } from './servedFile';

/** Shows the differences between a file and the text that shall replace it, and replaces it, with names in other files. */
export function SaveDialog({
  text,
  base,
  found,
  arn,
  renamed,
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
  /** Of the machine. */
  arn: string;
  /** Other files that get new names of its states, if they still can. */
  renamed: readonly RenamedFile[];
  onClose: () => void;
  onConflict: () => Promise<void>;
  onWritten: (revision: string, problems: readonly string[]) => void;
  onTake: () => void;
}) {
  const [fault, setFault] = useState('');
  const [isWriting, setWriting] = useState(false);
  const changed = renamed.filter((file) => file.text !== file.renamed);
  const hasChanged = found.revision !== base.revision;
  const write = async (): Promise<void> => {
    setWriting(true);
    try {
      const mine = { path: found.path, text, revision: found.revision };
      const { revision, problems } = await (changed.length === 0
        ? writeServedFile(found.path, { text, revision: found.revision })
        : writeServedFiles(mine, arn, changed));
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
        {renamed.map((file) => (
          <section key={file.path} class="stack">
            <h3>{file.path}</h3>
            {changed.includes(file) ? (
              <Difference before={file.text} after={file.renamed} label={`What saving changes in ${file.path}`} />
            ) : (
              <p>It stays as it is.</p>
            )}
            <StayingPlaces {...file} />
          </section>
        ))}
        <Fault text={fault} />
        <div class="row end">
          {hasChanged && (
            <button type="button" onClick={onTake}>
              Take the file's text
            </button>
          )}
          <button class="main" type="button" disabled={isWriting} onClick={() => void write()}>
            {hasChanged
              ? 'Overwrite the file'
              : changed.length === 0
                ? 'Write the file'
                : `Write ${changed.length + 1} files`}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
