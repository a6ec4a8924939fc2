import type { RawContent } from '../catalog.ts';
import type { Problem } from '../problem.ts';
import { knownSlugs } from './links.ts';
import type { Rule } from './rule.ts';

export const stepsLead: Rule = {
  name: 'steps-lead',
  description: 'What a step of a guide leads to exists, each step is reached, and each outcome says what is seen.',
  check: (raw) => {
    const known = knownSlugs(raw);
    const causes = new Set(raw.codes.facts.flatMap(({ id, facts }) => facts.causes.map((cause) => `${id}#cause-${cause.id}`)));
    return raw.guides.facts.flatMap(({ id, file, facts }): Problem[] => {
      const steps = new Set(facts.steps.map((step) => `#step-${step.id}`));
      const lines = [
        ...facts.symptoms.map((symptom) => ({ field: `symptoms.${symptom.id}`, to: symptom.to })),
        ...facts.steps.flatMap((step) => step.outcomes.map((outcome) => ({ field: `steps.${step.id}.${outcome.id}`, to: outcome.to }))),
      ];
      const exists = (to: string) =>
        to.startsWith('#') ? steps.has(to) : to.includes('#cause-') ? causes.has(to) : known.has(to.replace(/#.*/, ''));
      const reached = new Set(lines.flatMap(({ to }) => to));
      return [
        ...lines.flatMap(({ field, to }) =>
          to
            .filter((target) => !exists(target))
            .map((target) => ({
              file,
              found: `${field}: "${target}"`,
              expected: 'a step of this guide, a page, or a cause of a code',
              fix: 'correct the target, or add the step',
            })),
        ),
        ...[...steps]
          .filter((step) => !reached.has(step))
          .map((step) => ({
            file,
            found: `${step}, to which nothing leads`,
            expected: 'a symptom or an outcome that leads to each step',
            fix: 'name the step where a reader needs it, or remove it',
          })),
        ...wordlessOutcomes(raw, id),
      ];
    });
  },
};

/** Outcomes that show no text of a tool and have no words for what is seen either. */
function wordlessOutcomes(raw: RawContent, id: string): Problem[] {
  const steps = raw.guides.facts.find((entry) => entry.id === id)?.facts.steps ?? [];
  return raw.guides.words
    .filter((entry) => entry.id === id)
    .flatMap(({ file, words }) =>
      steps.flatMap((step) =>
        step.outcomes.flatMap((outcome): Problem[] => {
          const said = words.steps[step.id]?.outcomes[outcome.id];
          if (!said || outcome.shows.length > 0 || said.when) return [];
          return [
            {
              file,
              found: `steps.${step.id}.outcomes.${outcome.id}: no "when"`,
              expected: 'words for what is seen, since the facts show no text',
              fix: 'write "when", or name the text under "shows" in the facts',
            },
          ];
        }),
      ),
    );
}
