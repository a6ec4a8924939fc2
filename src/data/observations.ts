import type { Catalog } from '../domain/catalog.ts';
import { totalRuns } from '../domain/observations.ts';
import type { ObservationsFile } from '../schemas/observation-data.ts';
import { toJsonLines } from './files.ts';

/** Every result of every recording, in the order of the clients and the scenarios: /observations.json. */
export function observationsFile(catalog: Catalog): ObservationsFile {
  return catalog.recordings.flatMap(({ client, version, role, recorded, observations }) =>
    observations.flatMap((observation): ObservationsFile => {
      const { scenario } = observation;
      const about = { client, version, role, scenario, codes: catalog.scenarios[scenario]?.codes ?? [] };
      if ('unsupported' in observation)
        return [{ ...about, result: null, unsupported: observation.unsupported, count: null, runs: null, wire: [], recorded }];
      const runs = totalRuns(observation.results);
      return observation.results.map(({ count, error, wire, noCloseWithin = null, ...told }) => {
        const { events, code, reason, wasClean, thrown, console } = told;
        const result = {
          events,
          code,
          reason,
          wasClean,
          error: error?.type ?? null,
          message: error?.message ?? null,
          thrown,
          console,
          noCloseWithin,
        };
        return { ...about, result, unsupported: null, count, runs, wire, recorded };
      });
    }),
  );
}

/** As it is served: an array, one item a line. */
export const observationsJson = (catalog: Catalog): string => toJsonLines(observationsFile(catalog));
