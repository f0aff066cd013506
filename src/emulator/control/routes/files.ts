import { notFound } from '../ControlError';
import { route, type ControlContext } from '../Control';
import type { EditableFiles } from '../EditableFiles';
import { answered, described, flag, given, list, number, text } from '../schema/Schema';

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

const renames = described(
  list(given({ from: described(text, 'In the files.'), to: text }, ['from', 'to'])),
  'The new names of states.',
);

export const findNames = route('POST /files/names', {
  of: 'server',
  summary: 'Lists the mock files and tests that name states, and their text with other names.',
  description:
    'Below the root folder: test cases of mock files, and strings of tests in JavaScript and TypeScript. What names a state of this machine for certain changes; everything else is only listed. Nothing is written.',
  body: given({ stateMachineArn: text, renames }, ['stateMachineArn', 'renames']),
  answer: answered({
    files: list(
      answered({
        path: described(text, 'From the root folder, with slashes; the whole path of a mock file that lies elsewhere.'),
        revision,
        text,
        renamed: described(text, 'The text with the new names.'),
        places: list(
          answered({
            line: number,
            code: described(text, 'The text of the line.'),
            state: text,
            isChanged: flag,
            'reason?': described(text, 'Why it is only listed.'),
          }),
        ),
      }),
    ),
    isAll: described(flag, 'Whether all files were looked at: `false` in a folder with more than 20,000.'),
  }),
  handle: (context, _, body) => filesOf(context).findNames(body.stateMachineArn, body.renames),
});

export const writeFiles = route('PUT /files', {
  of: 'server',
  summary: 'Replaces the text of files, and writes new names of states into others: all of them, or none.',
  description:
    'Answers 412 if one of the files no longer has its revision. Nothing is written then. If a disk fails meanwhile, the files get their old text again; the error names those that could not.',
  body: given(
    {
      files: list(
        given({ path, text, revision: described(text, 'That of the text on which the new one is based.') }, [
          'path',
          'text',
          'revision',
        ]),
      ),
      renamed: described(
        given(
          {
            stateMachineArn: text,
            files: list(given({ path, revision, renames }, ['path', 'revision', 'renames'])),
          },
          ['stateMachineArn', 'files'],
        ),
        'Files that `POST /files/names` lists: the server writes the names.',
      ),
    },
    ['files'],
  ),
  answer: answered({
    files: list(answered({ path, revision })),
    problems: described(list(text), 'Why state machines of the files were not deployed; the text is written.'),
  }),
  handle: (context, _, body) => filesOf(context).writeAll(body.files, body.renamed),
});

function filesOf({ owner }: ControlContext): EditableFiles {
  if (owner?.files !== undefined) return owner.files;
  throw notFound('This server does not let clients edit its files. Start it with: stepmill start FILE --edit');
}
