import { notFound } from '../ControlError';
import { route, type ControlContext } from '../Control';
import type { EditableFiles } from '../EditableFiles';
import { answered, described, given, list, text } from '../schema/Schema';

const revision = described(text, 'A hash of the content.');
const path = described(text, 'From the root folder, with slashes.');

export const listFiles = route('GET /files', {
  of: 'server',
  summary: 'Lists the files that can be edited, with their state machines.',
  description: 'With `stepmill start FILE --edit`. Otherwise there are none, and nothing can be read or written.',
  answer: answered({
    'root?': described(text, 'The folder of the files. Nothing outside of it is read or written.'),
    files: list(
      answered({
        path,
        revision,
        stateMachines: list(
          answered({
            name: described(text, 'In the file; empty for a file that is one definition.'),
            'stateMachineArn?': text,
            'readOnly?': described(text, 'Why the definition cannot be edited in this file.'),
          }),
        ),
      }),
    ),
  }),
  handle({ owner }) {
    // The console asks every server, and a failure would be an error in the browser's log.
    if (owner?.files === undefined) return { files: [] };
    return { root: owner.files.root, files: owner.files.list() };
  },
});

export const readFile = route('GET /files/{path}', {
  of: 'server',
  summary: 'Returns the text of a file that can be edited.',
  description: 'A slash in the path is written `%2F`.',
  answer: answered({ path, text, revision }),
  handle: (context, params) => ({ path: params.path, ...filesOf(context).read(params.path) }),
});

export const writeFile = route('PUT /files/{path}', {
  of: 'server',
  summary: 'Replaces the text of a file, as a whole or not at all, and deploys its state machines.',
  description:
    'Answers 412 if the file no longer has the revision: somebody else has changed it. Nothing is written then.',
  body: given({ text, revision: described(text, 'That of the text on which the new one is based.') }, [
    'text',
    'revision',
  ]),
  answer: answered({
    path,
    revision,
    problems: described(list(text), 'Why state machines of the file were not deployed; the text is written.'),
  }),
  handle: (context, params, body) => ({
    path: params.path,
    ...filesOf(context).write(params.path, body.text, body.revision),
  }),
});

function filesOf({ owner }: ControlContext): EditableFiles {
  if (owner?.files !== undefined) return owner.files;
  throw notFound('This server does not let clients edit its files. Start it with: stepmill start FILE --edit');
}
