/**
 * The mapping templates that the plugin gives a method without one of its own: the body becomes the input, and the id of
 * the request the execution's name.
 */
export function bodyTemplates(machineArn: string): Readonly<Record<string, string>> {
  const template = startRequest("$util.escapeJavaScript($input.json('$'))", machineArn);
  return { [json]: template, [form]: template };
}

/** Those of `request: { template: lambda_proxy }`: the input is the event that a function gets from an API. */
export function proxyTemplates(machineArn: string, account: string): Readonly<Record<string, string>> {
  const template = (body: string): string =>
    `${body}${objectMacro}#define($event)
{"resource": "$context.resourcePath", "path": "$context.path", "httpMethod": "$context.httpMethod",
#set($all = $input.params().header)
"headers": $object,
#set($all = $input.params().querystring)
"queryStringParameters": #if($all.size() == 0)null#else$object#end,
#set($all = $input.params().path)
"pathParameters": #if($all.size() == 0)null#else$object#end,
#set($all = $stageVariables)
"stageVariables": #if($all.size() == 0)null#else$object#end,
"requestContext": {${textMembers}, "accountId": "${account}", "requestTimeEpoch": $context.requestTimeEpoch,
#set($all = $context.identity)
"identity": $object,
#set($all = $context.authorizer)
"authorizer": $object},
"body": "${unquoted('$util.escapeJavaScript("$body")')}", "isBase64Encoded": false}
#end
${startRequest('$util.escapeJavaScript("$event")', machineArn)}`;
  return { [json]: template('#set($body = $input.body)\n'), [form]: template(formBody) };
}

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

/** What escapeJavaScript makes of a quote is no JSON. */
function unquoted(escaped: string): string {
  return `${escaped}.replaceAll("\\\\'", "'")`;
}

function startRequest(escapedInput: string, machineArn: string): string {
  return `{"input": "${unquoted(escapedInput)}", "name": "$context.requestId", "stateMachineArn": "${machineArn}"}`;
}

/** The entries of `$all` as an object of strings, in which an empty one is null. */
const objectMacro = `#define($object)
{#foreach($key in $all.keySet())#set($value = ${unquoted('$util.escapeJavaScript($all.get($key))')})
"$util.escapeJavaScript($key)": #if("$value" == "")null#else"$value"#end#if($foreach.hasNext),#end#end}
#end
`;

/** The fields of a form as an object of strings. */
const formBody = `#define($body)
{#foreach($field in $input.body.split("&"))#set($pair = $field.split("="))#set($value = "")#if($pair.size() > 1)#set($value = ${unquoted('$util.escapeJavaScript($util.urlDecode($pair[1]))')})#end
"$util.escapeJavaScript($util.urlDecode($pair[0]))": "$value"#if($foreach.hasNext),#end#end}
#end
`;

/** Members of `$context` that are strings in the event, too. */
const textMembers = [
  'resourceId',
  'resourcePath',
  'httpMethod',
  'extendedRequestId',
  'requestTime',
  'path',
  'protocol',
  'stage',
  'domainPrefix',
  'requestId',
  'domainName',
  'apiId',
]
  .map((name) => `"${name}": "$context.${name}"`)
  .join(', ');
