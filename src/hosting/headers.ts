/** A header of answers, and the files that it goes with: "/*" is every file, "/*.json" those with the suffix. */
export interface HeaderRule {
  files: string;
  headers: Record<string, string>;
}

/** Files with a hash in their name never change. */
export const immutableFiles = '/_astro/*';
export const immutable = 'public, max-age=31536000, immutable';

/** Everything else is asked for anew each time, and answered with 304 while its ETag holds: a corrected fact shows at once. */
export const revalidate = 'no-cache';

/** Data that other sites' scripts may read. */
const dataFiles = ['/*.json', '/*.md', '/*.txt', '/*.xml'];

/** The one list of headers; what a page may load stands in the page itself, in its Content-Security-Policy. */
export const headerRules: HeaderRule[] = [
  {
    files: '/*',
    headers: {
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': "frame-ancestors 'none'",
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      // Browsers heed it on https alone.
      'Strict-Transport-Security': 'max-age=31536000',
    },
  },
  ...dataFiles.map((files) => ({ files, headers: { 'Access-Control-Allow-Origin': '*' } })),
];

/** What a server may be asked to do. */
export const methods = 'GET, HEAD';

/** MIME types that servers do not know by the suffix or the name; all text is UTF-8. */
export const typeRules: { files: string; type: string }[] = [
  { files: '/*.md', type: 'text/markdown; charset=utf-8' },
  { files: '/*feed.xml', type: 'application/rss+xml; charset=utf-8' },
  { files: '/*opensearch.xml', type: 'application/opensearchdescription+xml; charset=utf-8' },
  { files: '/*codes.schema.json', type: 'application/schema+json; charset=utf-8' },
];

/** A pattern of files as a regular expression on the path below the base path. */
export const filesPattern = (files: string): string => `^${files.replaceAll(/[.+?^$()[\]{}|\\]/g, '\\$&').replace('*', '[\\s\\S]*')}$`;

/** Does a path match a pattern of files? */
export const matchesFiles = (files: string, path: string): boolean => new RegExp(filesPattern(files)).test(path);
