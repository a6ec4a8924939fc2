import type { Catalog } from '../domain/catalog.ts';
import { cite } from '../domain/citations.ts';
import { sourceUrl, targetOf } from '../domain/messages.ts';
import { sourceLocale } from '../i18n/locales.ts';
import { pageUrl } from '../i18n/urls.ts';
import type { MessagesFile } from '../schemas/message-data.ts';
import { toJsonLines } from './files.ts';

/** Every message that the decoder knows, by the ids of the libraries: /messages.json. */
export const messagesFile = (catalog: Catalog): MessagesFile =>
  byId(catalog.messages).flatMap(({ id, facts: { name, kind, version, repository, messages: texts } }) =>
    texts.map((message) => ({
      library: id,
      name,
      kind,
      version,
      text: message.text,
      lang: message.lang,
      versions: message.versions ?? null,
      side: message.side,
      code: message.code ?? null,
      http: message.http ?? null,
      failure: message.failure ?? null,
      url: explanationOf(targetOf(message), catalog),
      source: addressOf(message.source, repository, catalog.sources),
    })),
  );

const byId = <T extends { id: string }>(entries: readonly T[]): T[] => entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));

function explanationOf(target: string | undefined, { codes, ranges }: Catalog): string | null {
  const [page = '', cause] = target?.split('#') ?? [];
  if (codes.some(({ id }) => id === page)) return `${pageUrl(sourceLocale, page)}${cause ? `#cause-${cause}` : ''}`;
  // A code without a page of its own is explained by that of its range.
  const range = ranges.find(({ facts }) => page !== '' && facts.from <= Number(page) && Number(page) <= facts.to);
  return range ? pageUrl(sourceLocale, range.id) : null;
}

/** @throws where a source has none of the forms that the rule {@link messagesLead} asks for. */
function addressOf(source: string, repository: string | undefined, sources: Catalog['sources']): string {
  const [, client, scenario] = /^lab:([^.]+)\.\w+\/(.+)$/.exec(source) ?? [];
  const [, document] = /^doc:(.+)$/.exec(source) ?? [];
  const url = client
    ? `${pageUrl(sourceLocale, `clients/${client}`)}#scenario-${scenario}`
    : document
      ? cite(document, sources).url
      : sourceUrl({ repository }, source);
  if (!url) throw new Error(`A message names the source "${source}", which has no address`);
  return url;
}

/** As it is served: an array, one item a line. */
export const messagesJson = (catalog: Catalog): string => toJsonLines(messagesFile(catalog));
