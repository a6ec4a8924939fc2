import type { DecoderData, Failure, Finding, Side } from './decode.ts';
import { fill } from './fill.ts';

/** The decoder's data with the words of one language: what /decode.json holds. */
export interface DecoderFile {
  data: DecoderData;
  /** Path of the messages of less common libraries: a {@link DecoderData} to be joined to this one. */
  more: string;
  /** Path in front of a page's slug: "/" or "/es/". */
  base: string;
  /** The name of each code that has a page. */
  names: Record<string, string>;
  /** The title of each cause that a message means, by page and id: "1006#idle-timeout". */
  causes: Record<string, string>;
  strings: {
    code: string;
    http: string;
    failure: Record<Failure, string>;
    from: Record<Side, string>;
    confidence: Record<Finding['confidence'] | 'frame', string>;
    service: string;
    times: string;
    unnamed: string;
  };
}

/** A finding in words, and the way to what explains it. */
export interface DescribedFinding {
  href: string;
  title: string;
  /** The title of the cause on the page. */
  cause: string | undefined;
  /** Who printed it, how sure it is, how often it stands in the text. */
  about: string[];
}

/** Says what a finding means in the language of the file. */
export function describeFinding(finding: Finding, { data, base, names, causes, strings }: DecoderFile): DescribedFinding {
  const { code, http, failure, library, side, page, cause, service, confidence, count, frame } = finding;
  const nameOf = (id: string) => data.libraries.find((each) => each.id === id)?.name ?? id;
  return {
    href: `${base}${page}${cause ? `#cause-${cause}` : ''}`,
    title:
      code !== null
        ? fill(strings.code, { code, name: names[code] ?? '' }).trim()
        : http !== null
          ? fill(strings.http, { http })
          : strings.failure[failure ?? 'answer'],
    cause: cause ? causes[`${page}#${cause}`] : undefined,
    about: [
      library && side ? fill(strings.from[side], { library: nameOf(library) }) : '',
      code !== null && !names[code] ? strings.unnamed : '',
      service ? fill(strings.service, { service: nameOf(service) }) : '',
      strings.confidence[frame ? 'frame' : confidence],
      count > 1 ? fill(strings.times, { count }) : '',
    ].filter(Boolean),
  };
}
