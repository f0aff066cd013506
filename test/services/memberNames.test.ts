import { memberName } from '../../src/services/memberNames';

describe('memberName', () => {
  test.each([
    ['executionArn', 'ExecutionArn', 'ExecutionArn'],
    ['MD5OfMessageBody', 'Md5OfMessageBody', 'MD5OfMessageBody'],
    ['DBInstanceIdentifier', 'DbInstanceIdentifier', 'DBInstanceIdentifier'],
    ['KMSKeyArn', 'KmsKeyArn', 'KMSKeyArn'],
    ['SSEKMSKeyId', 'SsekmsKeyId', 'SSEKMSKeyId'],
    ['ETag', 'ETag', 'ETag'],
    ['ChecksumCRC32', 'ChecksumCRC32', 'ChecksumCRC32'],
    ['QueueOwnerAWSAccountId', 'QueueOwnerAWSAccountId', 'QueueOwnerAWSAccountId'],
    ['S', 'S', 'S'],
    ['BOOL', 'Bool', 'BOOL'],
    ['NULL', 'Nul', 'NULL'],
    ['equals', 'EqualsValue', 'Equals'],
    ['', '', ''],
  ])('%s is %s behind aws-sdk: and %s in an optimised integration', (apiName, sdk, optimised) => {
    expect(memberName(apiName, 'sdk')).toBe(sdk);
    expect(memberName(apiName, 'optimised')).toBe(optimised);
  });
});
