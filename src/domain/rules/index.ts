import { factsAgainstEvidence } from './facts-against-evidence.ts';
import { factsAgree, rangesTile } from './facts-agree.ts';
import { folderNamesMatch, pairOrder } from './folder-names.ts';
import { historyOrder, historyPages } from './history.ts';
import { interfaceStrings } from './interface-strings.ts';
import { headingsHaveIds, sameStructure, wordsFollowFacts } from './keys.ts';
import { languages } from './languages.ts';
import { links } from './links.ts';
import { messagesAreTelling, messagesLead, messagesMeanOne } from './messages.ts';
import { pageAddresses } from './page-addresses.ts';
import { clientsAreRecorded, recordingsAreUntouched, recordingsAreWhole, scenariosHaveWords } from './recordings.ts';
import { redirectsLead } from './redirects.ts';
import { references, uniqueItems } from './references.ts';
import { repeatedSentences } from './repeated-sentences.ts';
import type { Rule } from './rule.ts';
import { sourcesExist } from './sources.ts';
import { staleness } from './staleness.ts';
import { stepsLead } from './steps.ts';
import { terminology } from './terminology.ts';
import { tracesShowTheirCode } from './traces.ts';
import { typography } from './typography.ts';
import { untranslated } from './untranslated.ts';

/** Every cross-file rule of the content. */
export const rules: Rule[] = [
  languages,
  folderNamesMatch,
  pairOrder,
  pageAddresses,
  references,
  links,
  redirectsLead,
  uniqueItems,
  stepsLead,
  sourcesExist,
  wordsFollowFacts,
  sameStructure,
  headingsHaveIds,
  staleness,
  untranslated,
  terminology,
  typography,
  repeatedSentences,
  factsAgree,
  rangesTile,
  historyOrder,
  historyPages,
  interfaceStrings,
  scenariosHaveWords,
  clientsAreRecorded,
  recordingsAreWhole,
  recordingsAreUntouched,
  tracesShowTheirCode,
  factsAgainstEvidence,
  messagesMeanOne,
  messagesAreTelling,
  messagesLead,
];
