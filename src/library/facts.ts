import type { LibraryCode, LibraryData } from '../domain/library-data.ts';
import type { Locale } from '../i18n/locales.ts';

/**
 * What `npm run package` puts in the place of the import of this module: the facts, and types that list exactly what they
 * hold. These declarations let the package's code be checked without them.
 */
export declare const facts: LibraryData;

export type Language = Locale;
export type Runtime = string;
export type RangeId = string;
export type Ending = LibraryCode['ending'];
export type IsError = LibraryCode['error'];
export type Closer = LibraryCode['closer'];
export type Setter = LibraryCode['setBy'];
export type ReconnectVerdict = LibraryCode['reconnect'];
