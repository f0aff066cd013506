/** What SNS answers to Publish on the wire. */
export function publishResponseXml(messageId: string, requestId: string, sequenceNumber?: string): string {
  const sequence = sequenceNumber === undefined ? '' : `    <SequenceNumber>${sequenceNumber}</SequenceNumber>\n`;
  return (
    '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\n  <PublishResult>\n' +
    `    <MessageId>${messageId}</MessageId>\n${sequence}  </PublishResult>\n  <ResponseMetadata>\n` +
    `    <RequestId>${requestId}</RequestId>\n  </ResponseMetadata>\n</PublishResponse>\n`
  );
}
