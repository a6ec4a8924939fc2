import { type Locale, localeOf } from '../i18n/locales.ts';
import { translateTo } from '../i18n/translate.ts';
import { assetUrl, pageUrl } from '../i18n/urls.ts';

/** The media type of an OpenSearch description. */
export const openSearchType = 'application/opensearchdescription+xml';

/** The file's name below a language's home. */
export const openSearchFile = 'opensearch.xml';

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * An OpenSearch 1.1 description, so that a browser offers the site's search in its address bar. `go` asks the search page to
 * open what the words name outright.
 */
export function describeSearch(lang: Locale): string {
  const t = translateTo(lang);
  const search = `${pageUrl(lang, 'search')}?q={searchTerms}&go=1`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeXml(t('site.name'))}</ShortName>
  <Description>${escapeXml(t('data.searchDescription'))}</Description>
  <Url type="text/html" rel="results" template="${escapeXml(search)}"/>
  <Url type="${openSearchType}" rel="self" template="${escapeXml(pageUrl(lang, openSearchFile))}"/>
  <Image type="image/svg+xml">${escapeXml(assetUrl('icon.svg'))}</Image>
  <Language>${localeOf(lang).htmlLang}</Language>
  <InputEncoding>UTF-8</InputEncoding>
</OpenSearchDescription>
`;
}
