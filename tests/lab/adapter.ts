import type { Scenario } from '../../src/schemas/scenario.ts';
import type { Runtime } from '../runtimes.ts';

/** A command of an adapter; paths are made from the project's root. */
export interface Command {
  command: string[];
  cwd: string;
  env?: Record<string, string>;
}

/** A small program that does the lab's tasks with one client or server; tests/lab/README.md tells what it prints. */
export interface Adapter extends Command {
  /** The folder in content/clients. */
  id: string;
  role: 'client' | 'server';
  runtimes: Runtime[];
  /** Get its pinned packages and build it, below .build/lab; quick when that is done already. */
  prepare: Command[];
  /** How many tasks it may be given at once; 8 if not said. */
  concurrency?: number;
}

/** What a client is told to do, one JSON line. */
export interface Task {
  run: number;
  url: string;
  act: Scenario['task']['act'];
  code?: number;
  reason?: string;
  protocols?: string[];
  maxMessage?: number;
  heartbeat?: number;
}

export interface Failure {
  type: string;
  message: string | null;
}

/** What a client's or server's program was told, one JSON line. */
export interface Report {
  events: string[];
  code: number | null;
  reason: string | null;
  wasClean?: boolean | null;
  error: Failure | null;
  thrown?: Failure | null;
  console?: string[];
}

/** The answer to a task. */
export type Answer = { run: number } & (Report | { unsupported: string });

/** The first line of a client. */
export interface Ready {
  ready: true;
  version: string;
  runtime: string;
}

/** The first line of a server. */
export interface ServerReady extends Ready {
  port: number;
  /** Paths that it cannot serve, and why. */
  unsupported?: Record<string, string>;
}
