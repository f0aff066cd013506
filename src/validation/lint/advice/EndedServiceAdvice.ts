import { resourceOf } from '../../../language/asl/walk';
import { endedServices } from '../../../services/catalogue';
import type { Adviser } from '../Advice';

/** A service that AWS has discontinued. AWS: Step Functions has removed them (release history of the guide, 2026). */
export const EndedServiceAdvice: Adviser = ({ states, advise }) => {
  for (const { object, path, type } of states) {
    const resource = resourceOf({ type, object });
    if (resource?.kind !== 'integration' || !resource.awsSdk) continue;
    const name = endedServices.get(resource.service);
    if (name === undefined) continue;
    advise(
      'ENDED_SERVICE',
      [...path, 'Resource'],
      `AWS has ended ${name}, and Step Functions has removed 'aws-sdk:${resource.service}'.`,
      'A test with mocks can pass, but in AWS the state cannot work.',
    );
  }
};
