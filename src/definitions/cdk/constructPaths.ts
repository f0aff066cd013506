import { entriesOf, itemsOf, memberOf, type SourceNode, textOf } from '../source/SourceNode';

/** The construct path of a resource, without the leading slash: `Shop/Order/Resource`. `nestedIn`: see `TemplateScope`. */
export type ConstructPaths = (logicalId: string, nestedIn: readonly string[]) => string | undefined;

/** CDK's resource for a nested stack `Shop/Payments` is `Shop/Payments.NestedStack/Payments.NestedStackResource`. */
const nestedStackResource = /^(.*)\.NestedStack\/[^/]*\.NestedStackResource$/;

/**
 * Reads the construct paths of a stack from the metadata of its assembly, where each path has its logical id. Templates
 * contain them only if the CDK command line has synthesised them. Logical ids are unique in one template, but not
 * across nested stacks.
 */
export function constructPathsIn(metadata: SourceNode | undefined): ConstructPaths {
  const paths = entriesOf(metadata).flatMap(({ key, value }) => {
    const id = itemsOf(value).find((item) => textOf(memberOf(item, 'type')) === 'aws:cdk:logicalId');
    const logicalId = textOf(memberOf(id, 'data'));
    return logicalId === undefined ? [] : [{ path: key.replace(/^\//, ''), logicalId }];
  });
  const nested = paths.flatMap(({ path }) => nestedStackResource.exec(path)?.[1] ?? []);
  const stackOf = (path: string): string =>
    nested.filter((stack) => path.startsWith(`${stack}/`)).sort((one, other) => other.length - one.length)[0] ?? '';
  const byId = new Map(paths.map(({ path, logicalId }) => [`${stackOf(path)}:${logicalId}`, path]));
  return (logicalId, nestedIn) => {
    let stack = '';
    for (const id of nestedIn) {
      const inner = nestedStackResource.exec(byId.get(`${stack}:${id}`) ?? '')?.[1];
      if (inner === undefined) return undefined;
      stack = inner;
    }
    return byId.get(`${stack}:${logicalId}`);
  };
}
