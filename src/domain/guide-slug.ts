import type { GuideFacts } from '../schemas/guide.ts';

/** The path of a guide: what its facts name, else the name of its folder, which can hold no slash. */
export const guideSlug = ({ id, facts }: { id: string; facts: GuideFacts }): string => facts.slug ?? id;
