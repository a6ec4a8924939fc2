import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { settings } from '../../src/settings.ts';
import { buildPackage } from '../library/build-package.ts';
import { site } from '../site.ts';
import { expect, test } from './fixture.ts';

const page = `<!doctype html><title>Log</title><p id="log"></p><script type="module">
import { closeCodeUrl, explainClose } from '/index.js';
new WebSocket('ws://' + location.host).addEventListener('close', (event) => {
  const link = document.createElement('a');
  link.href = closeCodeUrl(event.code, { lang: 'es' });
  link.textContent = explainClose(event, { lang: 'es' });
  document.getElementById('log').append(link);
});
</script>`;

for (const code of [1008, 3000]) {
  test(`a page logs a close with ${code}, and its link leads to the page on ${code}`, async ({ page: tab }) => {
    const dir = buildPackage(`e2e-${code}`, { SITE_URL: site.url, BASE_PATH: settings.basePath });
    const http = createServer((request, response) => {
      const wantsModule = request.url === '/index.js';
      response.setHeader('Content-Type', wantsModule ? 'text/javascript' : 'text/html');
      response.end(wantsModule ? readFileSync(join(dir, 'index.js')) : page);
    });
    const sockets = new WebSocketServer({ server: http });
    sockets.on('connection', (socket) => socket.close(code, 'caducó'));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    try {
      await tab.goto(`http://127.0.0.1:${(http.address() as AddressInfo).port}/`);
      const link = tab.locator('#log a');
      await expect(link).toHaveText(new RegExp(`^${code} .+ "caducó": .+ ${site.home}/es/${code}$`));
      await link.click();
      await expect(tab).toHaveURL(`${site.home}/es/${code}`);
      await expect(tab.locator('h1')).toContainText(String(code));
      await expect(tab.locator('html')).toHaveAttribute('lang', 'es');
    } finally {
      sockets.close();
      http.close();
      http.closeAllConnections();
    }
  });
}
