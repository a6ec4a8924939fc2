import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksumOf } from '../../src/domain/recording-checksum.ts';
import { type Recording, recordingSchema } from '../../src/schemas/observation.ts';
import { root } from '../root.ts';
import type { Adapter } from './adapter.ts';
import { newOutcomes, type Observed, toObservation } from './observe.ts';

/** Rises when what is recorded changes its meaning; then everything is to be recorded again. */
export const recorderVersion = 2;

export const recordingFile = ({ id, role }: Pick<Adapter, 'id' | 'role'>) => `content/observations/${id}.${role}.json`;

/**
 * The committed recording of an adapter; undefined where there is none.
 * @throws when the file is not a recording.
 */
export function readRecording(adapter: Pick<Adapter, 'id' | 'role'>): Recording | undefined {
  const file = join(root, recordingFile(adapter));
  return existsSync(file) ? recordingSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/**
 * Makes the recording of what was observed. Where every run ended as one recorded before, that record stands with its counts: to
 * record twice changes nothing but the day.
 */
export function toRecording(adapter: Adapter, { version, runtime, outcomes }: Observed, runs: number, day: string): Recording {
  const before = readRecording(adapter);
  const goesOn = before?.version === version && before.runtime === runtime && before.recorder === recorderVersion && before.runs === runs;
  const observations = [...outcomes].map(([scenario, ended]) => {
    const recorded = goesOn ? before.observations.find((other) => other.scenario === scenario) : undefined;
    return recorded && newOutcomes(ended, recorded).length === 0 ? recorded : toObservation(scenario, ended);
  });
  const recording = {
    client: adapter.id,
    role: adapter.role,
    version,
    runtime,
    platform: `${process.platform} ${process.arch}`,
    recorded: day,
    recorder: recorderVersion,
    runs,
    observations,
    checksum: '',
  };
  return { ...recording, checksum: checksumOf(recording) };
}

/** Replaces the file in one step, one event a line, so that a change is read in a diff. */
export function writeRecording(recording: Recording): void {
  const file = join(root, recordingFile({ id: recording.client, role: recording.role }));
  const events = JSON.stringify(recording, null, 2).replaceAll(/\{\n\s+("from"|"connection"|"after")[^{}]*\}/g, (event) =>
    event.replaceAll(/\n\s*/g, ' '),
  );
  writeFileSync(`${file}.new`, `${events}\n`);
  renameSync(`${file}.new`, file);
}
