import { useEffect, useState } from 'preact/hooks';
import type { StateRename } from '../../../model/stateRenames';
import { SaveDialog } from './SaveDialog';
import { findRenamed, type RenamedFile } from './namingFiles';
import { readServedFile, type OnDisk, type ServedFile } from './servedFile';

/** Shows what would change in the file, and writes it. A file that somebody else has changed is not overwritten unasked. */
export function SaveToFile({
  text,
  file,
  arn,
  renames,
  unsaved,
  onSaved,
  onTake,
}: {
  text: string;
  file: ServedFile;
  /** Of the machine. */
  arn: string;
  /** Names that other files get with it. */
  renames: readonly StateRename[];
  /** The note about unsaved text; otherwise empty. */
  unsaved: string;
  /** Called with the text that was written. */
  onSaved: (text: string) => void;
  /** Called with the text of the file when the user gives up their own. */
  onTake: (text: string) => void;
}) {
  const [base, setBase] = useState<OnDisk>(file);
  const [found, setFound] = useState<{ file: OnDisk; renamed: readonly RenamedFile[] }>();
  const [told, setTold] = useState('');
  useEffect(() => setTold(''), [text]);
  const look = async (): Promise<void> => {
    try {
      const [now, renamed] = await Promise.all([readServedFile(file.path), findRenamed(arn, renames)]);
      setFound({ file: now, renamed });
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
          {...{ text, base, arn }}
          found={found.file}
          renamed={found.renamed}
          onClose={() => setFound(undefined)}
          onConflict={look}
          onWritten={(revision, problems) => {
            took({ path: file.path, text, revision }, ['Saved.', ...problems].join(' '));
            onSaved(text);
          }}
          onTake={() => {
            took(found.file, 'This is the text of the file.');
            onTake(found.file.text);
          }}
        />
      )}
    </>
  );
}
