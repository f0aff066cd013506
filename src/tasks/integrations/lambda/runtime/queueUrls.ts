const queueUrl = /^https:\/\/sqs\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?(\/\d{12}\/[\w.-]+)$/;

/**
 * Variables whose values are URLs of queues at an endpoint. The SDK for JavaScript sends a message to the host in its
 * queue's URL, whatever endpoint it has.
 */
export function queuesAt(endpoint: string, variables: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(variables).map(([name, value]) => [name, value.replace(queueUrl, `${endpoint}$1`)]);
  return Object.fromEntries(entries) as Record<string, string>;
}
