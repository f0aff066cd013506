import type { AwsService } from '../awsServices/AwsService';
import { findService } from '../awsServices/awsServices';

/** What the API says of the size of a member: how long a text is at least, or between which values a number lies. */
interface MemberLimits {
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Of services that are often called and have no description of their own. */
const others: Readonly<Record<string, AwsService['replyLimits']>> = {
  kms: {
    AliasListEntry: 'AliasName AliasArn:20 TargetKeyId',
    CancelKeyDeletionResponse: 'KeyId',
    CreateCustomKeyStoreResponse: 'CustomKeyStoreId',
    CreateGrantResponse: 'GrantToken GrantId',
    CustomKeyStoresListEntry: 'CustomKeyStoreId CustomKeyStoreName CloudHsmClusterId:19 TrustAnchorCertificate',
    DecryptResponse: 'KeyId Plaintext CiphertextForRecipient',
    DeriveSharedSecretResponse: 'KeyId SharedSecret CiphertextForRecipient',
    DescribeCustomKeyStoresResponse: 'NextMarker',
    EncryptResponse: 'CiphertextBlob KeyId',
    GenerateDataKeyPairResponse: 'PrivateKeyCiphertextBlob PrivateKeyPlaintext PublicKey KeyId CiphertextForRecipient',
    GenerateDataKeyPairWithoutPlaintextResponse: 'PrivateKeyCiphertextBlob PublicKey KeyId',
    GenerateDataKeyResponse: 'CiphertextBlob Plaintext KeyId CiphertextForRecipient',
    GenerateDataKeyWithoutPlaintextResponse: 'CiphertextBlob KeyId',
    GenerateMacResponse: 'Mac KeyId',
    GenerateRandomResponse: 'Plaintext CiphertextForRecipient',
    GetKeyPolicyResponse: 'Policy PolicyName',
    GetKeyRotationStatusResponse: 'KeyId RotationPeriodInDays=90..2560',
    GetParametersForImportResponse: 'KeyId ImportToken PublicKey',
    GetPublicKeyResponse: 'KeyId PublicKey',
    GrantListEntry: 'KeyId GrantId Name GranteePrincipal RetiringPrincipal IssuingAccount',
    KeyListEntry: 'KeyId KeyArn:20',
    KeyMetadata: 'KeyId Arn:20 CustomKeyStoreId CloudHsmClusterId:19 PendingDeletionWindowInDays=1..365',
    ListAliasesResponse: 'NextMarker',
    ListGrantsResponse: 'NextMarker',
    ListKeyPoliciesResponse: 'NextMarker',
    ListKeyRotationsResponse: 'NextMarker',
    ListKeysResponse: 'NextMarker',
    ListResourceTagsResponse: 'NextMarker',
    MultiRegionKey: 'Arn:20 Region',
    ReEncryptResponse: 'CiphertextBlob SourceKeyId KeyId',
    ReplicateKeyResponse: 'ReplicaPolicy',
    RotateKeyOnDemandResponse: 'KeyId',
    RotationsListEntry: 'KeyId',
    ScheduleKeyDeletionResponse: 'KeyId PendingWindowInDays=1..365',
    SignResponse: 'KeyId Signature',
    Tag: 'TagKey',
    VerifyMacResponse: 'KeyId',
    VerifyResponse: 'KeyId',
    XksKeyConfigurationType: 'Id',
    XksProxyConfigurationType: 'AccessKeyId:20 UriEndpoint:10 UriPath:10 VpcEndpointServiceName:20',
  },
  'secrets-manager': {
    APIErrorType: 'SecretId',
    BatchGetSecretValueResponse: 'NextToken',
    CancelRotateSecretResponse: 'ARN:20 Name VersionId:32',
    CreateSecretResponse: 'ARN:20 Name VersionId:32',
    DeleteResourcePolicyResponse: 'ARN:20 Name',
    DeleteSecretResponse: 'ARN:20 Name',
    DescribeSecretResponse: 'ARN:20 Name OwningService PrimaryRegion',
    GetResourcePolicyResponse: 'ARN:20 Name ResourcePolicy',
    GetSecretValueResponse: 'ARN:20 Name VersionId:32 SecretBinary SecretString',
    ListSecretVersionIdsResponse: 'NextToken ARN:20 Name',
    ListSecretsResponse: 'NextToken',
    PutResourcePolicyResponse: 'ARN:20 Name',
    PutSecretValueResponse: 'ARN:20 Name VersionId:32',
    RemoveRegionsFromReplicationResponse: 'ARN:20',
    ReplicateSecretToRegionsResponse: 'ARN:20',
    ReplicationStatusType: 'Region StatusMessage',
    RestoreSecretResponse: 'ARN:20 Name',
    RotateSecretResponse: 'ARN:20 Name VersionId:32',
    RotationRulesType: 'AutomaticallyAfterDays=1..1000 Duration:2 ScheduleExpression',
    SecretListEntry: 'ARN:20 Name OwningService PrimaryRegion',
    SecretValueEntry: 'ARN:20 Name VersionId:32 SecretBinary SecretString',
    SecretVersionsListEntry: 'VersionId:32',
    StopReplicationToReplicaResponse: 'ARN:20',
    Tag: 'Key',
    UpdateSecretResponse: 'ARN:20 Name VersionId:32',
    UpdateSecretVersionStageResponse: 'ARN:20 Name',
    ValidationErrorsEntry: 'CheckName',
  },
};

const read = new Map<string, ReadonlyMap<string, MemberLimits>>();

/** The limits of a member. `service` as in the name of its client package: `eventbridge`. */
export function modelLimits(service: string, structure: string, apiName: string): MemberLimits | undefined {
  const written = (others[service] ?? findService(service, true)?.replyLimits)?.[structure];
  if (written === undefined) return undefined;
  const key = `${service} ${structure}`;
  let limits = read.get(key);
  if (limits === undefined) read.set(key, (limits = new Map(written.split(' ').map(readMember))));
  return limits.get(apiName);
}

function readMember(written: string): [name: string, limits: MemberLimits] {
  const [name = '', range] = written.split('=');
  if (range !== undefined) {
    const [minimum, maximum] = range.split('..');
    return [name, { ...(minimum && { minimum: Number(minimum) }), ...(maximum && { maximum: Number(maximum) }) }];
  }
  const [text = '', length = '1'] = name.split(':');
  return [text, { minLength: Number(length) }];
}
