import { parseResource } from '../../../src/language/asl/resource';
import { loadServiceSchema } from '../../../src/services/schemas/serviceSchema';
import type { Member, ServiceShape } from '../../../src/services/schemas/ServiceShape';

/** The fewest parameters that the API of a generic integration takes, where its model is installed. */
export function sampleParameters(arn: string): object {
  const resource = parseResource(arn);
  if (resource?.kind !== 'integration' || !resource.awsSdk) return {};
  const input = loadServiceSchema(resource.service)?.action(resource.action)?.input;
  return input === undefined ? {} : (sample(input) as object);
}

function sample(shape: ServiceShape): unknown {
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(shape.members.filter(isNeeded).map((member) => [member.name, sample(member.shape)]));
    case 'union':
      return { [shape.members[0]!.name]: sample(shape.members[0]!.shape) };
    case 'list':
      return [sample(shape.item)];
    case 'map':
      return { key: sample(shape.value) };
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'timestamp':
      return '2030-01-01T00:00:00Z';
    default:
      return 'text';
  }
}

/** AWS: a body that is streamed is needed, too, whatever the model says. */
function isNeeded({ required, shape }: Member): boolean {
  return required || (shape.kind === 'blob' && shape.streaming === true);
}
