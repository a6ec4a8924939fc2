import type { CodeFacts } from '../../schemas/code.ts';
import type { RawContent } from '../catalog.ts';
import type { Problem } from '../problem.ts';
import { findTrace } from '../trace.ts';
import { type Rule, recordingsFolder, scenariosFile } from './rule.ts';

export const tracesShowTheirCode: Rule = {
  name: 'traces-show-their-code',
  description: 'The trace that a code names was recorded, its scenario belongs to the code, and the code stands in it.',
  check: (raw) =>
    raw.codes.facts.flatMap(({ file, facts }): Problem[] => {
      const fault = faultOf(facts, raw);
      return fault ? [{ file, ...fault }] : [];
    }),
};

function faultOf({ code, trace, travels, script }: CodeFacts, raw: RawContent): Omit<Problem, 'file'> | undefined {
  const { client, role, scenario } = trace;
  const fix = 'name another client, role or scenario in trace';
  const belonging = Object.entries(raw.scenarios).filter(([, each]) => each.codes.includes(code) && each.role === role);
  if (!belonging.some(([id]) => id === scenario)) {
    const ids = belonging.map(([id]) => id).join(', ');
    const expected = ids ? `one of ${ids}` : `a scenario of role ${role} with code ${code} in ${scenariosFile}`;
    return { found: `trace.scenario: ${scenario}`, expected, fix };
  }
  const recordings = raw.recordings.map(({ recording }) => recording);
  const found = findTrace(recordings, trace);
  if (!found) {
    const recorded = recordings.filter((each) => findTrace([each], { client: each.client, role, scenario })).map((each) => each.client);
    return {
      found: `trace: no result of ${scenario} in ${recordingsFolder}/${client}.${role}.json`,
      expected: `one of the clients that have one: ${recorded.join(', ')}`,
      fix,
    };
  }
  // What a code that never travels stands for is told by another: a TLS failure by 1006.
  const shown = travels.value ? [code] : [code, script.sees.code];
  const inTrace = found.steps.flatMap((step) =>
    'report' in step ? [step.code] : 'close' in step && step.close !== null ? [step.close] : [],
  );
  if (inTrace.some((each) => shown.includes(each))) return undefined;
  return {
    found: `trace: ${scenario} of ${client} with ${inTrace.join(', ') || 'no code'}`,
    expected: `a Close frame or a report with ${shown.join(' or ')}`,
    fix,
  };
}
