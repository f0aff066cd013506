import path from 'node:path';
import { describePython, RuntimeProject } from '../support/RuntimeProject';

describePython('the bootstrap for Python', () => {
  let project: RuntimeProject;
  beforeEach(() => {
    project = new RuntimeProject();
    project.quiet();
  });
  afterEach(() => project.remove());

  test('runs a handler with the event, the context, and what it has loaded before', async () => {
    project.write('seen/lib.py', 'word = "ä"');
    project.python(
      'seen',
      `
import os, lib
calls = 0
def handler(event, context):
    global calls
    calls += 1
    return {
        "event": event, "calls": calls, "word": lib.word, "id": context.aws_request_id, "arn": context.invoked_function_arn,
        "name": context.function_name, "memory": context.memory_limit_in_mb, "left": context.get_remaining_time_in_millis() > 1000,
        "client": context.client_context and context.client_context.custom, "trace": os.environ["_X_AMZN_TRACE_ID"][:7],
    }
`,
      { timeoutSeconds: 3 },
    );
    const id = expect.stringMatching(/^[-0-9a-f]{36}$/);
    const same = {
      word: 'ä',
      id,
      arn: 'arn:aws:lambda:eu-west-1:123456789012:function:seen',
      name: 'seen',
      memory: '128',
      left: true,
      trace: 'Root=1-',
    };
    expect(await project.invoke('seen', { a: [1, 'ü', null] })).toEqual({
      event: { a: [1, 'ü', null] },
      calls: 1,
      client: null,
      ...same,
    });
    const clientContext = Buffer.from('{"custom":{"b":2}}').toString('base64');
    expect(await project.invoke('seen', '"text"', { clientContext })).toEqual({
      event: 'text',
      calls: 2,
      client: { b: 2 },
      ...same,
    });
  });

  test('writes answers as Python does', async () => {
    project.python(
      'plain',
      `
from decimal import Decimal
def handler(event, context):
    return {"a": 1.0, "b": (1, None, True), "text": "\u00fc", "dec": [Decimal("1.10"), Decimal("7")], "big": 2 ** 70}
`,
    );
    expect((await project.answer('plain')).payload).toBe(
      '{"a": 1.0, "b": [1, null, true], "text": "ü", "dec": [1.10, 7], "big": 1180591620717411303424}',
    );
  });

  test('writes answers as Python 3.11 does', async () => {
    const environment = { AWS_EXECUTION_ENV: 'AWS_Lambda_python3.11' };
    project.python('ascii', 'def handler(event, context): return ["\u00fc", float("1e400")]', { environment });
    expect((await project.answer('ascii')).payload).toBe('["\\u00fc", Infinity]');
  });

  test('errors are those of Lambda', async () => {
    project.python(
      'fails',
      `
class Declined(Exception):
    pass
def handler(event, context):
    if event["how"] == "raise":
        raise Declined("no: " + event["how"])
    if event["how"] == "marshal":
        return {1, 2}
    if event["how"] == "exit":
        import sys
        sys.exit(4)
    return event["missing"]
`,
    );
    const file = path.join(project.folder, 'fails', 'app.py');
    const requestId = expect.stringMatching(/^[-0-9a-f]{36}$/);
    expect(await project.invoke('fails', { how: 'raise' })).toEqual({
      functionError: 'Unhandled',
      payload: {
        errorMessage: 'no: raise',
        errorType: 'Declined',
        requestId,
        stackTrace: [`  File "${file}", line 6, in handler\n    raise Declined("no: " + event["how"])\n`],
      },
    });
    expect(await project.invoke('fails', { how: 'other' })).toMatchObject({
      payload: { errorMessage: "'missing'", errorType: 'KeyError' },
    });
    expect(await project.invoke('fails', { how: 'marshal' })).toEqual({
      functionError: 'Unhandled',
      payload: {
        errorMessage: 'Unable to marshal response: Object of type set is not JSON serializable',
        errorType: 'Runtime.MarshalError',
        requestId,
        stackTrace: [],
      },
    });
    expect(await project.invoke('fails', { how: 'exit' })).toMatchObject({
      payload: {
        errorType: 'Runtime.ExitError',
        errorMessage: expect.stringMatching(/Error: Runtime exited with error: exit status 4$/),
      },
    });
  });

  test('what cannot be loaded is a mistake of the tester', async () => {
    project.python('lacks', 'import nowhere_at_all');
    await expect(project.invoke('lacks')).rejects.toThrow(
      /^Function 'lacks' cannot be loaded: Runtime\.ImportModuleError: Unable to import module 'app': No module named 'nowhere_at_all'/,
    );
    project.python('typo', 'def handler(event, context)\n    pass');
    await expect(project.invoke('typo')).rejects.toThrow(
      /^Function 'typo' cannot be loaded: Runtime\.UserCodeSyntaxError: Syntax error in module 'app': /,
    );
    project.python('other', 'def handel(event, context): pass');
    await expect(project.invoke('other')).rejects.toThrow(
      /^Function 'other' cannot be loaded: Runtime\.HandlerNotFound: Handler 'handler' missing on module 'app'/,
    );
    project.python('value', '1 / 0');
    await expect(project.invoke('value')).rejects.toThrow(
      /^Function 'value' cannot be loaded: ZeroDivisionError: division by zero/,
    );
  });

  test('prints and logs as on Lambda', async () => {
    project.python(
      'logs',
      `
import logging
log = logging.getLogger()
log.setLevel(logging.INFO)
def handler(event, context):
    print("printed", end="")
    log.info("told")
    return 1
`,
    );
    await project.invoke('logs');
    const [line] = project.functions.logs.all.map(({ text }) => text);
    expect(line).toMatch(/^printed\[INFO\]\t\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\t[-0-9a-f]{36}\ttold$/);
  });

  test('a handler that forks answers once, and goes on', async () => {
    project.python(
      'forks',
      `
import os
def handler(event, context):
    os.fork()
    return event
`,
    );
    expect([await project.invoke('forks', 1), await project.invoke('forks', 2)]).toEqual([1, 2]);
  });

  test('a file of Python is a function by file and name, and by runtime and handler with its layers', async () => {
    project.write('src/charge.py', 'import shared\ndef handler(event, context): return [event, shared.word]');
    project.write('layer/python/shared.py', 'word = "of the layer"');
    project.write('src/plain.py', 'def run(event, context): return "plain"');
    project.functions.registerFile('plain', './src/plain.run', { folder: project.folder });
    expect(await project.invoke('plain')).toBe('plain');
    project.functions.registerRuntime('charge', {
      runtime: 'python3.99',
      handler: 'charge.handler',
      folder: path.join(project.folder, 'src'),
      // Relative paths start from the current folder, which is not that of the function.
      layers: [path.relative(process.cwd(), path.join(project.folder, 'layer'))],
      environment: { OWN: '1' },
    });
    expect(await project.invoke('charge', 1)).toEqual([1, 'of the layer']);
    expect(project.told.join('')).toMatch(
      /^stepmill: Function 'charge' needs python3\.99, which is not on the PATH: python3 \(Python 3[.\d]+\) runs it\.\n$/,
    );
  });

  test('awslambdaric does the work where it is installed', async () => {
    project.write('ric/awslambdaric/__init__.py', '');
    project.write('ric/awslambdaric/__main__.py', 'import sys\nprint("run by it:", sys.argv)\nsys.exit(9)');
    project.python('ric', 'def handler(event, context): pass');
    await expect(project.invoke('ric')).rejects.toThrow(/run by it: \['.*', 'app\.handler'\]/);
  });
});
