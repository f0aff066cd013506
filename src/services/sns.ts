import type { JsonObject } from '../util/json';
import type { AwsService, CallTarget, ServiceFault } from './AwsService';
import { objectEntries, queued, sequenceNumber, withTexts, type MessageDraft } from './MessageDraft';
import { optionalText, lastPart, namedTarget, received, textParameter } from './parameters';

export const sns: AwsService = {
  id: 'SNS',
  errorPrefix: 'SNS',
  causeName: 'AmazonSNS',
  unlisted: ['AccessDenied', 'Throttling'],
  // AWS: `NotFound`.
  shortCodes: true,
  localVariable: 'SNS_ENDPOINT',
  contentType: 'text/xml',
  wholeNumbers: true,
  statuses: { NotFound: 404, AuthorizationError: 403, InternalError: 500 },
  denial: { code: 'AuthorizationError', statusCode: 403 },
  rights: { PublishBatch: 'sns:Publish' },
  actions: {
    publish: {
      patterns: 'RT',
      required: ['Message'],
      members: [
        'Message',
        'TopicArn',
        'TargetArn',
        'PhoneNumber',
        'Subject',
        'MessageStructure',
        'MessageAttributes',
        'MessageDeduplicationId',
        'MessageGroupId',
      ],
      answerKinds: { MessageId: 'string', SequenceNumber: 'string' },
      target: topic,
      wire: (parameters) => withTexts(parameters, 'Message'),
      fault: faultOf,
      success({ parameters, id, count }) {
        const isFifo = message(parameters).destination.endsWith('.fifo');
        return { MessageId: id('message'), ...(isFifo ? { SequenceNumber: sequenceNumber(count()) } : {}) };
      },
      body: ({ MessageId, SequenceNumber }, requestId) =>
        publishResponseXml(MessageId as string, requestId, SequenceNumber as string | undefined),
      messages: (parameters) => [message(parameters)],
    },
    publishBatch: {
      batchOf: { action: 'publish', entries: 'PublishBatchRequestEntries', shared: 'TopicArn' },
      messages: (parameters) =>
        objectEntries(parameters, 'PublishBatchRequestEntries').map((entry, i) => ({
          ...message({ ...parameters, ...entry }),
          idPart: `message ${i}`,
        })),
    },
  },
};

function topic(parameters: JsonObject): CallTarget {
  const arn = textParameter(parameters, 'TopicArn') ?? textParameter(parameters, 'TargetArn');
  return { ...namedTarget('topic', arn, lastPart), ...received(parameters, 'Message') };
}

function message(parameters: JsonObject): MessageDraft {
  const target = targetOf(parameters) ?? '';
  return {
    service: 'sns',
    destination: lastPart(target),
    target,
    idPart: 'message',
    ...queued(parameters, 'Message'),
    subject: optionalText(parameters, 'Subject'),
  };
}

function targetOf(parameters: JsonObject): string | undefined {
  return (
    optionalText(parameters, 'TopicArn') ??
    optionalText(parameters, 'TargetArn') ??
    optionalText(parameters, 'PhoneNumber')
  );
}

/** AWS: SNS's errors that do not depend on the topic. */
function faultOf(parameters: JsonObject): ServiceFault | undefined {
  const refused = { code: 'InvalidParameterException', causeCode: 'InvalidParameter', statusCode: 400, modelled: true };
  if ((optionalText(parameters, 'Message') ?? '') === '') {
    return { ...refused, message: 'Invalid parameter: Empty message' };
  }
  if (targetOf(parameters) !== undefined) return undefined;
  return {
    ...refused,
    message: 'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
  };
}

/** SNS's response to Publish on the wire. */
function publishResponseXml(messageId: string, requestId: string, sequenceNumber?: string): string {
  const sequence = sequenceNumber === undefined ? '' : `    <SequenceNumber>${sequenceNumber}</SequenceNumber>\n`;
  return (
    '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\n  <PublishResult>\n' +
    `    <MessageId>${messageId}</MessageId>\n${sequence}  </PublishResult>\n  <ResponseMetadata>\n` +
    `    <RequestId>${requestId}</RequestId>\n  </ResponseMetadata>\n</PublishResponse>\n`
  );
}
