import { useEffect, useRef, useState } from 'preact/hooks';
import { nameInFiles } from '../../../model/stateRenames';
import { Dialog } from '../../../parts/Dialog';
import { Fault } from '../../../parts/Notice';
import type { Commands } from '../model/Commands';
import { findNames, type NamingFile } from '../saving/namingFiles';
import { NamingFiles } from './NamingFiles';

/** The files that name a state, or why they are not known. */
type Found = { readonly files: readonly NamingFile[]; readonly note?: string } | undefined;

/**
 * Renames a state. `servedArn`: of a machine whose files can be edited; then mock files and tests get the name with the next
 * save.
 */
export function RenameDialog({
  commands,
  name,
  servedArn,
  onClose,
}: {
  commands: Commands;
  name: string;
  servedArn: string | undefined;
  onClose: () => void;
}) {
  const [text, setText] = useState(name);
  const [fault, setFault] = useState('');
  const [found, setFound] = useState<Found>();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const looking = useRef<Promise<Found>>(undefined);
  useEffect(() => {
    if (servedArn === undefined) return;
    looking.current = look(servedArn, nameInFiles(commands.designer.renames.peek(), name));
    void looking.current.then(setFound);
  }, []);
  const rename = async (): Promise<void> => {
    const known = await looking.current;
    const files = known?.files.flatMap(({ path, places }) =>
      places.some(({ isChanged }) => isChanged) && !left.has(path) ? [path] : [],
    );
    if (commands.rename(text, files)) onClose();
    else setFault(commands.designer.said.peek());
  };
  return (
    <Dialog title={`Rename ${name}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <label>
          <span>Name</span>
          <input value={text} autofocus onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        {servedArn !== undefined && found === undefined && <p class="dim">Looking for mock files and tests …</p>}
        {found !== undefined && <NamingFiles {...found} name={name} left={left} onLeave={setLeft} />}
        <Fault text={fault} />
        <button class="main" type="submit">
          Rename
        </button>
      </form>
    </Dialog>
  );
}

async function look(arn: string, name: string | undefined): Promise<Found> {
  if (name === undefined) return { files: [] };
  try {
    const { files, isAll } = await findNames(arn, [{ from: name, to: name }]);
    return {
      files,
      ...(!isAll && { note: 'The folder has more files than are looked at, so there may be more places.' }),
    };
  } catch (error) {
    return { files: [], note: `Mock files and tests are not known: ${(error as Error).message}` };
  }
}
