import type { Page } from 'playwright-core';

/**
 * Holds back what the page asks its layout worker for, so that the old picture stays. Returns what lets it go; then the
 * worker answers as ever.
 */
export async function holdLayout(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(`(() => {
    const send = Worker.prototype.postMessage;
    const held = [];
    Worker.prototype.postMessage = function (...given) {
      held.push(() => send.apply(this, given));
    };
    window.letLayoutGo = () => {
      Worker.prototype.postMessage = send;
      held.splice(0).forEach((go) => go());
    };
  })()`);
  return async () => {
    await page.evaluate('letLayoutGo()');
    await page.locator('.canvas[aria-busy="false"]').waitFor();
  };
}
