import { resourceOf } from '../../language/asl/walk';
import { isObject, member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Credentials
 *
 * `Credentials` names a role, which an activity does not support. See "Accessing resources in other AWS accounts" of
 * the AWS Step Functions guide.
 *
 * AWS: other members are ignored.
 */
export const CredentialsRule: Rule = ({ states, report }) => {
  for (const { object, path, type, language } of states) {
    const credentials = member(object, 'Credentials');
    if (type !== 'Task' || !isObject(credentials)) continue;
    const at = [...path, 'Credentials'];
    if (resourceOf({ type, object })?.kind === 'activity') {
      report({ message: "The field 'Credentials' is not supported for activities", at });
    }
    const role = member(credentials, 'RoleArn');
    const dynamic = language === 'JSONPath' ? member(credentials, 'RoleArn.$') : undefined;
    if (role === undefined && dynamic === undefined) {
      report({ message: "The field 'RoleArn' is required but was missing", at });
    } else if (role !== undefined && typeof role !== 'string') {
      report({ message: "The value for the field 'RoleArn' must be a STRING", at, exactly: [...at, 'RoleArn'] });
    }
  }
};
