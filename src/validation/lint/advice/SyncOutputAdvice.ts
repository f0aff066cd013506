import { resourceOf } from '../../../language/asl/walk';
import type { Adviser } from '../Advice';

/** A path into the `Output` of a child execution that was started with `.sync`, which is a JSON string. */
export const SyncOutputAdvice: Adviser = ({ expressions, advise }) => {
  for (const { part, text, path, fieldName, form } of expressions) {
    const { state } = part;
    const resource = state === undefined ? undefined : resourceOf(state);
    if (resource?.kind !== 'integration' || resource.service !== 'states' || resource.awsSdk) continue;
    if (resource.action !== 'startExecution' || resource.pattern !== 'SYNC' || resource.version !== 1) continue;
    const reads =
      form === 'jsonata'
        ? /\$states\.result\.Output\s*[.[]/.test(text)
        : resultFields.has(fieldName) && /^\$\.Output[.[]/.test(text);
    if (!reads) continue;
    advise(
      'SYNC_OUTPUT_IS_TEXT',
      path,
      'With .sync, the Output of the child is a JSON string, so nothing can be selected from it.',
      'Write startExecution.sync:2 to get it as JSON.',
    );
  }
};

/** Fields of a Task in which `$` is the result. */
const resultFields: ReadonlySet<string> = new Set(['ResultSelector', 'Assign']);
