import { ApiError } from '../../api/send';
import { listFiles, type EditableFile } from '../../api/files';
import { usePolled } from '../../api/usePolled';
import { formatRoute } from '../../route/route';

const once = { goesOn: () => false };

/** The files that the server lets this page edit, each with a link to the designer of its machines. */
export function FilesToEdit() {
  const { value = [] } = usePolled('files', filesOrNone, once);
  if (value.length === 0) return null;
  return (
    <section aria-label="Files">
      <div class="bar">
        <h2>Files to edit</h2>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">State machine</th>
            <th scope="col">Why it cannot be edited</th>
          </tr>
        </thead>
        <tbody>
          {value.flatMap(({ path, stateMachines }) =>
            stateMachines.map((one) => (
              <tr key={`${path} ${one.name}`}>
                <td>
                  <code>{path}</code>
                </td>
                <Declared {...one} path={path} />
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

/** A server may close its control API to this page. */
async function filesOrNone(): Promise<readonly EditableFile[]> {
  try {
    return await listFiles();
  } catch (error) {
    if (error instanceof ApiError) return [];
    throw error;
  }
}

function Declared({ name, stateMachineArn, readOnly, path }: EditableFile['stateMachines'][number] & { path: string }) {
  const title = name === '' ? 'its definition' : name;
  const why = readOnly ?? (stateMachineArn === undefined ? 'It is not deployed.' : undefined);
  return (
    <>
      <td class="name">
        {why === undefined ? (
          <a href={formatRoute('design', [stateMachineArn!])} aria-label={`Edit ${title} in ${path}`}>
            {title}
          </a>
        ) : (
          title
        )}
      </td>
      <td class="dim">{why}</td>
    </>
  );
}
