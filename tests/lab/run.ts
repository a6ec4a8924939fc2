// npm run lab: provokes every ending with every client and server that this machine has, and compares with content/observations, or records.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { scenarioSchema } from '../../src/schemas/scenario.ts';
import { root } from '../root.ts';
import { isInstalled } from '../runtimes.ts';
import type { Adapter } from './adapter.ts';
import { adapters } from './adapters.ts';
import { makeCertificates } from './certificates.ts';
import { compare } from './compare.ts';
import { observe, type Scenarios } from './observe.ts';
import { readRecording, recordingFile, toRecording, writeRecording } from './recordings.ts';

const usage = `npm run lab -- [--record] [--only <id>[.client|.server],…] [--scenario <id>,…] [--runs <n>]

Compares what each client and server does with content/observations, or with --record writes it there.
--only      only these clients and servers: --only ws.client,firefox
--scenario  only these scenarios (not with --record)
--runs      how often each scenario is run: 1 to compare, 20 to record`;

const { values } = parseArgs({
  options: {
    record: { type: 'boolean', default: false },
    only: { type: 'string' },
    scenario: { type: 'string' },
    runs: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}

const runs = Number(values.runs ?? (values.record ? 20 : 1));
const chosen = values.only?.split(',');
const wanted = adapters.filter(({ id, role }) => !chosen || chosen.includes(id) || chosen.includes(`${id}.${role}`));
const unknown = chosen?.filter((name) => !adapters.some(({ id, role }) => name === id || name === `${id}.${role}`)) ?? [];
const all: Scenarios = scenarioFile();
const scenarioIds = values.scenario?.split(',') ?? Object.keys(all);
const noScenario = scenarioIds.filter((id) => !all[id]);
if (unknown.length > 0 || noScenario.length > 0 || !Number.isInteger(runs) || runs < 1 || (values.record && values.scenario)) {
  for (const name of unknown)
    console.error(`--only ${name}: expected one of ${adapters.map(({ id, role }) => `${id}.${role}`).join(', ')}`);
  for (const id of noScenario) console.error(`--scenario ${id}: expected an id of content/scenarios.yaml`);
  console.error(usage);
  process.exit(2);
}
const scenarios = Object.fromEntries(scenarioIds.map((id) => [id, all[id]])) as Scenarios;

const certificates = await makeCertificates();
const skipped: string[] = [];
let failed = 0;

const queue = wanted.filter(isReady);
// Most of a run is waiting: a few adapters at once leave the two cores of a small machine room.
await Promise.all(Array.from({ length: 3 }, work));
for (const line of skipped) console.log(line);
process.exit(failed > 0 ? 1 : 0);

/** Skips, by name, what this machine has no runtime for, and builds the others before any clock runs. */
function isReady(adapter: Adapter): boolean {
  const missing = adapter.runtimes.filter((runtime) => !isInstalled(runtime));
  for (const { name, packages } of missing)
    skipped.push(`${adapter.role} ${adapter.id}: skipped, found no ${name}; install what Debian calls ${packages.join(' and ')}`);
  if (missing.length > 0) return false;
  try {
    prepare(adapter);
    return true;
  } catch (error) {
    tellFailure(adapter, error);
    return false;
  }
}

function tellFailure({ role, id }: Adapter, error: unknown): void {
  failed++;
  console.error(`${role} ${id}: ${error instanceof Error ? error.message : String(error)}`);
}

async function work(): Promise<void> {
  for (let adapter = queue.shift(); adapter; adapter = queue.shift()) {
    try {
      if (!(await runOne(adapter))) failed++;
    } catch (error) {
      tellFailure(adapter, error);
    }
  }
}

/** @returns whether all is as recorded, or was recorded */
async function runOne(adapter: Adapter): Promise<boolean> {
  const name = `${adapter.role} ${adapter.id}`;
  const started = performance.now();
  if (!values.record) {
    const recorded = readRecording(adapter);
    if (!recorded) {
      console.error(`${name}: found no ${recordingFile(adapter)}; record it: npm run lab -- --record --only ${adapter.id}.${adapter.role}`);
      return false;
    }
    const { lines, differ } = await compare(adapter, recorded, scenarios, runs, certificates);
    for (const line of lines) console.log(`${name}: ${line}`);
    console.log(`${name}: ${differ === 0 ? 'as recorded' : `${differ} differ from the record`} (${seconds(started)} s)`);
    return differ === 0;
  }
  const observed = await observe(adapter, scenarios, runs, certificates, () => {});
  const recording = toRecording(adapter, observed, runs, new Date().toISOString().slice(0, 10));
  writeRecording(recording);
  const timing = recording.observations.filter((observation) => 'results' in observation && observation.results.length > 1);
  console.log(
    `${name}: recorded ${recording.version}, ${recording.observations.length} scenarios, ${timing.length} depend on timing (${seconds(started)} s)`,
  );
  return true;
}

function prepare({ id, role, prepare: commands }: Adapter): void {
  for (const { command, cwd, env } of commands) {
    const [program = '', ...args] = command;
    const { status, error, stderr, stdout } = spawnSync(program, args, {
      cwd,
      env: { ...process.env, ...env },
      timeout: 600_000,
      encoding: 'utf8',
    });
    if (status !== 0)
      throw new Error(
        `${role} ${id}: ${command.join(' ')} ended with ${status ?? error?.message}: ${(stderr || stdout || '').slice(-1500)}`,
      );
  }
}

function scenarioFile(): Scenarios {
  const entries = Object.entries(parse(readFileSync(join(root, 'content/scenarios.yaml'), 'utf8')) as object);
  return Object.fromEntries(entries.map(([id, entry]) => [id, scenarioSchema.parse(entry)]));
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 1000);
}
