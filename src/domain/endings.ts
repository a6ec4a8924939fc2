import type { CodeFacts } from '../schemas/code.ts';

/** The four kinds of ending in the order in which pages list them. */
export const endings = ['as-meant', 'will-pass', 'to-mend', 'own-side'] as const satisfies readonly CodeFacts['ending']['value'][];
