import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { localeIds } from '../../src/i18n/locales.ts';
import { type Certificates, caFile, makeCertificates } from '../lab/certificates.ts';
import { startPeer } from '../lab/peer.ts';
import { readScenarios } from '../lab/scenarios.ts';
import { catalog, root } from '../site.ts';
import { command, example, guide, keep, run, showsOf } from './debug-commands.ts';
import { startOrigin } from './debug-origin.ts';

let certificates: Certificates;
beforeAll(async () => {
  certificates = await makeCertificates();
});

test('every command of the page is run here or for its hops', () => {
  const tests = ['handshake', 'hops'].map((name) => readFileSync(join(root, `tests/samples/debug-${name}.test.ts`), 'utf8')).join('');
  for (const { run: files } of guide.facts.steps) for (const file of files) expect(tests).toContain(`command('${file}'`);
});

describe('the handshake with curl', () => {
  const scenarios = readScenarios();
  /** Which ways of the lab to answer a handshake an outcome is about. */
  const ways: Record<string, string[]> = {
    opens: ['no-pong'],
    page: ['http-200'],
    moved: ['http-301', 'http-302'],
    'no-upgrade': ['http-400', 'http-426'],
    login: ['http-401', 'http-403'],
    path: ['http-404'],
    busy: ['http-429', 'http-503'],
    fault: ['http-500'],
    upstream: ['http-502', 'http-504'],
    name: ['no-name'],
    refused: ['refused'],
    silent: ['no-answer'],
    tls: ['wss-to-plain-port', 'tls-self-signed'],
    dropped: ['fin-while-opening', 'rst-while-opening'],
    'not-http': ['not-http'],
  };

  test('the outcomes are those that the lab can make', () => {
    expect(Object.keys(ways)).toEqual(guide.facts.steps.find(({ id }) => id === 'upgrade')?.outcomes.map(({ id }) => id));
  });

  test.concurrent.each(showsOf('upgrade'))('%s: %s', async (outcome, shows) => {
    const printed = await Promise.all(
      (ways[outcome] ?? []).map(async (name) => {
        const scenario = scenarios[name];
        if (!scenario) throw new Error(`content/scenarios.yaml: no ${name}`);
        const peer = await startPeer(scenario, certificates);
        const text = await run(command('upgrade.sh', { [example]: peer.url.replace(/^ws/, 'http'), '--max-time 10': '--max-time 2' }));
        peer.stop();
        return text;
      }),
    );
    for (const text of shows)
      expect(
        printed.some((lines) => lines.includes(text)),
        `${text} in:\n${printed.join('\n---\n')}`,
      ).toBe(true);
    // A reader who sees no status line is told so.
    if (outcome === 'silent') expect(printed.join('')).not.toContain('HTTP/1.1');
  });

  test.concurrent('what a browser adds changes the answer', async () => {
    const origin = keep(await startOrigin());
    const ask = (filled: Record<string, string>) =>
      run(command('as-browser.sh', { [example]: `http://127.0.0.1:${origin.port}/`, '--max-time 10': '--max-time 1', ...filled }));
    expect(await ask({})).toContain('HTTP/1.1 403');
    const allowed = await ask({ 'https://app.example.com': 'https://app.example.org' });
    expect(allowed).toContain('HTTP/1.1 101');
    expect(allowed).not.toMatch(/^Sec-WebSocket-Protocol:/im);
  });
});

test.concurrent('the certificate is told sound or faulty', async () => {
  const peers = await Promise.all(
    (['trusted', 'self-signed', 'expired', 'wrong-host', 'plain'] as const).map((peer) =>
      startPeer({ ...Object.values(readScenarios())[0], peer, steps: [] } as Parameters<typeof startPeer>[0], certificates),
    ),
  );
  const [trusted, selfSigned, expired, wrongHost, plain] = peers.map(({ port }) => String(port));
  const look = (port = '', trust = true) =>
    run(command('certificate.sh', { 'example.com': 'localhost', '443': port }), trust ? { SSL_CERT_FILE: caFile } : {});
  const looks = {
    sound: look(trusted),
    chain: look(trusted, false),
    'self-signed': look(selfSigned),
    date: look(expired),
    name: look(wrongHost),
    plain: look(plain),
  };
  const printed = Object.fromEntries(
    await Promise.all(Object.entries(looks).map(async ([outcome, text]) => [outcome, await text] as const)),
  );
  for (const [outcome, shows] of showsOf('certificate')) for (const text of shows) expect(printed[outcome], outcome).toContain(text);
  expect(printed.sound).not.toContain('verify error');
  expect(printed.sound).toMatch(/issuer=.*WhyClosed lab/);
  for (const peer of peers) peer.stop();
});

describe('what browsers say', () => {
  const consoleOf = (client: string) =>
    catalog.recordings
      .filter((recording) => recording.client === client)
      .flatMap(({ observations }) => observations.flatMap((observation) => ('results' in observation ? observation.results : [])))
      .flatMap((result) => result.console);

  test('the texts of the steps are those of the recordings', () => {
    const chromium = consoleOf('chromium').join('\n');
    for (const step of ['console', 'browser', 'navigation'])
      for (const [outcome, shows] of showsOf(step))
        for (const text of shows) {
          // No recording has a policy: tests/e2e/debug.spec.ts.
          if (outcome === 'policy') continue;
          expect(outcome === 'firefox' ? consoleOf('firefox').join('\n') : chromium, outcome).toContain(text);
        }
  });

  test('the words name the versions that were recorded', () => {
    const major = (client: string) => catalog.recordings.find((recording) => recording.client === client)?.version.split('.');
    const versions = [
      `Chromium ${major('chromium')?.[0]}`,
      `Firefox ${major('firefox')?.[0]}`,
      `WebKitGTK ${major('webkitgtk')?.slice(0, 2).join('.')}`,
    ];
    for (const lang of localeIds) {
      const { steps } = guide.words[lang];
      for (const version of versions) expect(steps.navigation?.text, lang).toContain(version);
      for (const version of versions) expect(steps['as-browser']?.outcomes.subprotocol?.means, lang).toContain(version);
      for (const version of versions.slice(0, 2)) expect(steps.upgrade?.outcomes.moved?.means, lang).toContain(version);
      expect(steps.console?.text, lang).toContain(major('chromium')?.[0]);
    }
  });

  test('follow a redirect, take a connection without subprotocol and close a page as the words say', () => {
    const of = (client: string, scenario: string) =>
      catalog.recordings
        .filter((recording) => recording.client === client)
        .flatMap(({ observations }) => observations.filter((observation) => observation.scenario === scenario))
        .flatMap((observation) => ('results' in observation ? observation.results : []));
    const opens = (client: string, scenario: string) => of(client, scenario).every(({ events }) => events.includes('open'));
    expect(['chromium', 'firefox'].map((client) => opens(client, 'http-301'))).toEqual([false, false]);
    expect(['chromium', 'firefox', 'webkitgtk'].map((client) => opens(client, 'subprotocol-not-taken'))).toEqual([false, true, true]);
    for (const client of ['chromium', 'firefox', 'webkitgtk'])
      for (const scenario of ['page-navigate', 'page-reload', 'page-close-tab'])
        for (const { events, wire } of of(client, scenario)) {
          expect(events).not.toContain('close');
          expect(wire).toContainEqual(expect.objectContaining({ from: 'client', close: 1001 }));
        }
    for (const { code, wire } of of('chromium', 'rsv-bit')) {
      expect(code).toBe(1006);
      expect(wire).toContainEqual(expect.objectContaining({ from: 'client', close: 1002 }));
    }
  });
});
