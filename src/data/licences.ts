/** What LICENSE says, as SPDX identifiers and addresses. */
export const licences = {
  facts: { id: 'CC0-1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  texts: { id: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
} as const;
