import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { Result, Task, Unsupported } from '../whatwg.js';
import { consoleDelay, findPageAct, type Launch, pageDelay } from './lab-browser.ts';

/** WebKitGTK's own small browser: not on the PATH, in the library's folder. */
export function findMiniBrowser(): string | undefined {
  return globSync(['/usr/lib/*/webkit2gtk-4.*/MiniBrowser', '/usr/lib{exec,64}/webkit2gtk-4.*/MiniBrowser'])[0];
}

// The first page opens the others and tells what came of it. WebKitWebDriver could do that too, but a page that it
// drives is private, and the console of private pages is written nowhere.
const dock = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>WhyClosed lab</title><script type="module">
  const pages = new Map();
  const acts = {
    perform: async (run, task) => {
      const page = open('/');
      pages.set(run, page);
      while (!page.perform) await new Promise((resolve) => setTimeout(resolve, 20));
      const result = await page.perform(task);
      await fetch('/result', { method: 'POST', body: JSON.stringify(result) });
    },
    navigate: (run) => { pages.get(run).location.href = '/elsewhere'; },
    reload: (run) => pages.get(run).location.reload(),
    'close-tab': (run) => pages.get(run).close(),
  };
  new EventSource('/orders').onmessage = ({ data }) => {
    const { act, run, task } = JSON.parse(data);
    acts[act](run, task);
  };
</script>`;

/** "CONSOLE NETWORK ERROR text", with the place in the source before it if there is one. */
const consoleLine = /^(?:\S+:\d+(?::\d+)?: )?CONSOLE (?:[A-Z]+ )?(?:LOG|DEBUG|INFO|WARN|ERROR) (.*)$/;

/** GnuTLS reads one file, and no variable names another. A mount of its own gives one process another file at that path. */
const systemTrust = '/etc/ssl/certs/ca-certificates.crt';

function trustByMount(ca: string, dir: string): string[] {
  if (!existsSync(systemTrust)) {
    console.error(`Found no ${systemTrust} to put another in place of. WebKitGTK will not trust ${ca}.`);
    return [];
  }
  const both = join(dir, 'ca-certificates.crt');
  writeFileSync(both, `${readFileSync(systemTrust, 'utf8')}\n${readFileSync(ca, 'utf8')}`);
  const command = ['bwrap', '--die-with-parent', '--dev-bind', '/', '/', '--ro-bind', both, systemTrust];
  const { error, status, stderr } = spawnSync('bwrap', [...command.slice(1), 'true'], { encoding: 'utf8' });
  if (status === 0) return command;
  console.error(`bwrap: ${error?.message ?? stderr.trim()}. WebKitGTK will not trust ${ca}.`);
  return [];
}

/** Nothing tells when a page has gone; it takes less than this. Milliseconds. */
const actDelay = 500;

/** Debian's and Ubuntu's package database knows the version; the library has no file that does. */
function libsoupVersion(): string {
  const { stdout } = spawnSync('dpkg-query', ['--status', 'libsoup-3.0-0'], { encoding: 'utf8' });
  return ['libsoup', ...(/(?<=^Version: )[\d.]+/m.exec(stdout) ?? [])].join(' ');
}

/** WebKitGTK under Xvfb. Its WebSocket is libsoup's, which is not Safari's. */
export const launchWebKitGtk: Launch = async ({ pages, dir, env, guard, ca }) => {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp'], {
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  guard.watch(xvfb.pid);
  const display = await new Promise<string>((resolve) =>
    (xvfb.stdio[3] as Readable).once('data', (chunk) => resolve(String(chunk).trim())),
  );
  const screen = { ...env, DISPLAY: `:${display}`, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' };

  let orders: ServerResponse | undefined;
  const order = (act: string, run: number, task?: Task) => orders?.write(`data: ${JSON.stringify({ act, run, task })}\n\n`);
  const results = new Map<number, (result: Result | Unsupported) => void>();
  const docked = new Promise<void>((resolve) => {
    pages.add('/orders', (_, response) => {
      orders = response.writeHead(200, { 'content-type': 'text/event-stream' });
      orders.flushHeaders();
      resolve();
    });
  });
  pages.add('/result', async (request, response) => {
    const result = JSON.parse(await text(request)) as Result | Unsupported;
    response.end();
    results.get(result.run)?.(result);
    results.delete(result.run);
  });
  const home = pages.add('/dock', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(dock));

  const miniBrowser = findMiniBrowser() ?? 'MiniBrowser';
  const version = spawnSync(miniBrowser, ['--version'], { env: screen, encoding: 'utf8' }).stdout;
  const [program = '', ...args] = [
    ...(ca ? trustByMount(ca, dir) : []),
    miniBrowser,
    '--enable-write-console-messages-to-stdout=true',
    '--javascript-can-open-windows-automatically=true',
    home,
  ];
  const browser = spawn(program, args, { env: screen, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  guard.watch(browser.pid);
  browser.once('exit', (code, signal) => {
    throw new Error(`MiniBrowser ended with ${code ?? signal}; expected it to run as long as this process does`);
  });
  let lines: string[] = [];
  // The option's name says stdout; it is stderr.
  createInterface({ input: browser.stderr }).on('line', (line) => {
    const [, told] = consoleLine.exec(line) ?? [];
    if (told) lines.push(told);
    else console.error(line);
  });
  await docked;

  return {
    version: version.trim().replace(/^WebKitGTK /, ''),
    runtime: libsoupVersion(),
    perform: async (task) => {
      lines = [];
      const told = new Promise<Result | Unsupported>((resolve) => results.set(task.run, resolve));
      order('perform', task.run, task);
      const result = await told;
      const act = findPageAct(result, task);
      if (act) order(act, task.run);
      await wait(act ? actDelay : consoleDelay);
      void wait(pageDelay).then(() => order('close-tab', task.run));
      if (!('events' in result)) return result;
      // One stream for all pages: lines that name another address are of a page before.
      return { ...result, console: lines.filter((line) => !/\bwss?:\/\//.test(line) || line.includes(task.url)) };
    },
  };
};
