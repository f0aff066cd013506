import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, sceneService, start } from '../support/scenes';

// What runs in the page is typed by nobody here.
declare const document: any;

const attack = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

inBrowser('safety', () => {
  const bench = useConsole();

  test('user data stays text: names, inputs, outputs, errors, messages', async () => {
    const service = sceneService();
    const name = `A ${attack}`.slice(0, 80);
    const definition = {
      StartAt: name,
      States: {
        [name]: {
          Type: 'Choice',
          Choices: [{ Variable: '$.x', StringEquals: attack, Next: 'Ask' }],
          Default: 'Bad',
          Comment: attack,
        },
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Parameters: {
            QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
            MessageBody: { text: attack, 't.$': '$$.Task.Token' },
          },
          End: true,
        },
        Bad: { Type: 'Fail', Error: attack, Cause: attack },
      },
    };
    const machine = createMachine(service, 'hostile', definition);
    const bad = start(service, machine, 'bad', { x: 'no', [attack]: attack, __proto__x: 1 });
    const asks = start(service, machine, 'asks', { x: attack });
    await service.quiet();
    const { url } = await bench.serve(service);
    const page = await bench.open(url);
    const state = encodeURIComponent(name);
    for (const hash of [
      '/machines',
      `/machine/${machine}`,
      `/machine/${machine}?tab=definition`,
      `/machine/${machine}?tab=coverage`,
      `/execution/${bad}?state=${state}`,
      `/execution/${bad}?state=Bad&event=4`,
      `/execution/${bad}`,
      `/execution/${asks}?state=Ask`,
      `/compare/${bad}/${asks}`,
      '/waiting',
      `/design/${machine}`,
      `/execution/${encodeURIComponent(attack)}`,
      `/machines?search=${encodeURIComponent(attack)}`,
    ]) {
      await page.goto(`${url}/#${hash}`);
      await page.locator('main h1, main h2').first().waitFor();
      await page.waitForTimeout(350);
      expect({ hash, hacked: await page.evaluate(() => 'hacked' in globalThis) }).toEqual({ hash, hacked: false });
      expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
    }
    await page.goto(`${url}/#/execution/${bad}`);
    await page.getByRole('region', { name: 'Data' }).getByText(attack).first().waitFor();
  });

  test('sends no request to another server', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'order'), 'o-1', { id: 'a', amount: 5 });
    await service.quiet();
    const { url } = await bench.serve(service);
    const asked = new Set<string>();
    const page = await bench.open('about:blank');
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    for (const hash of ['', `#/execution/${arn}`, '#/waiting', '#/design']) {
      await page.goto(`${url}/${hash}`);
      await page.waitForTimeout(400);
    }
    expect([...asked].filter((origin) => origin !== 'null')).toEqual([url]);
  });

  test('a page of another site can neither read nor act, nor put the console in a frame', async () => {
    const service = sceneService();
    const order = createMachine(service, 'order');
    start(service, order, 'o-1', { id: 'large', amount: 5000 });
    await service.quiet();
    const { url } = await bench.serve(service);
    const evil = http.createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>evil</title><body></body>'),
    );
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    const page = await bench.open(`http://localhost:${(evil.address() as AddressInfo).port}/`);
    const tried = await page.evaluate(
      async ({ target, arn }) => {
        const ways: Record<string, () => Promise<unknown>> = {
          read: async () => (await fetch(`${target}/_stepmill/v1/executions`)).text(),
          call: async () =>
            (
              await fetch(target, {
                method: 'POST',
                headers: { 'X-Amz-Target': 'AWSStepFunctions.ListStateMachines' },
                body: '{}',
              })
            ).text(),
          start: async () =>
            (await fetch(target, { method: 'POST', mode: 'no-cors', body: JSON.stringify({ stateMachineArn: arn }) }))
              .type,
          reset: async () =>
            (await fetch(`${target}/_stepmill/v1/reset`, { method: 'POST', mode: 'no-cors', body: '{}' })).type,
          remove: async () => (await fetch(`${target}/_stepmill/v1/mocks`, { method: 'DELETE' })).text(),
          form: () =>
            new Promise((resolve) => {
              const frame = Object.assign(document.createElement('iframe'), { name: 'f' });
              const form = Object.assign(document.createElement('form'), {
                method: 'POST',
                action: `${target}/_stepmill/v1/reset`,
                target: 'f',
              });
              document.body.append(frame, form);
              frame.addEventListener('load', () => resolve('sent'));
              form.submit();
            }),
          script: () =>
            new Promise((resolve) => {
              const script = Object.assign(document.createElement('script'), {
                src: `${target}/_stepmill/v1/executions`,
              });
              script.addEventListener('error', () => resolve('refused'));
              script.addEventListener('load', () => resolve('loaded'));
              document.body.append(script);
            }),
          frame: () =>
            new Promise((resolve) => {
              const frame = Object.assign(document.createElement('iframe'), { src: `${target}/` });
              frame.addEventListener('load', () => {
                try {
                  resolve(frame.contentWindow!.length === 0 && frame.contentDocument === null ? 'closed' : 'open');
                } catch {
                  resolve('closed');
                }
              });
              document.body.append(frame);
            }),
        };
        const results: Record<string, unknown> = {};
        for (const [name, way] of Object.entries(ways)) results[name] = await way().catch(() => 'refused');
        return results;
      },
      { target: url, arn: order },
    );
    expect(tried).toEqual({
      read: 'refused',
      call: 'refused',
      // Sent without being allowed to read the answer: the server has refused it.
      start: 'opaque',
      reset: 'opaque',
      remove: 'refused',
      form: 'sent',
      script: 'refused',
      frame: 'closed',
    });
    expect(service.call('ListExecutions', { stateMachineArn: order })).toMatchObject({ executions: [{ name: 'o-1' }] });
    // The frame of the console is a page of the browser's that says no.
    const frames = page
      .frames()
      .filter((frame) => frame.url().startsWith('chrome-error:') || frame.url() === `${url}/`);
    for (const frame of frames) expect(await frame.locator('#page').count()).toBe(0);
    bench.faults.splice(0);
    evil.close();
  });

  test('the content security policy blocks injected code', async () => {
    const page = await bench.open((await bench.serve(sceneService())).url);
    await page.getByText('No state machines yet').waitFor();
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<img src="x" onerror="window.hacked = 1"><i style="color: red">x</i>',
      );
    });
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    await shows(async () => bench.faults.splice(0).some((fault) => /Content Security Policy/.test(fault)), true);
  });
});
