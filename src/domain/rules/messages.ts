import { type Message, placeholders } from '../../schemas/message.ts';
import type { MessagesEntry, RawContent } from '../catalog.ts';
import { placeholdersOf, sourceUrl, targetOf } from '../messages.ts';
import type { Problem } from '../problem.ts';
import { shortestPart } from '../templates.ts';
import type { Rule } from './rule.ts';

/** Fewer fixed characters say nothing by themselves. */
const fewestFixed = 8;

const show = (text: string) => `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;

function checkEach(raw: RawContent, check: (message: Message, entry: MessagesEntry) => Omit<Problem, 'file'>[]): Problem[] {
  return raw.messages.flatMap((entry) =>
    entry.facts.messages.flatMap((message) =>
      check(message, entry).map((problem) => ({ ...problem, file: entry.file, found: `${show(message.text)}: ${problem.found}` })),
    ),
  );
}

export const messagesMeanOne: Rule = {
  name: 'messages-mean-one',
  description: 'A message means one thing: a close code, given or in {code}; an HTTP status, given or in {http}; or another failure.',
  check: (raw) =>
    checkEach(raw, ({ text, code, http, failure }) => {
      const names = placeholdersOf(text);
      const meanings = [
        code !== undefined && 'code',
        names.includes('code') && '{code}',
        http !== undefined && 'http',
        names.includes('http') && '{http}',
        failure !== undefined && failure !== 'answer' && 'failure',
        failure === 'answer' && http === undefined && !names.includes('http') && 'failure',
      ].filter(Boolean);
      return meanings.length === 1
        ? []
        : [
            {
              found: meanings.join(' and ') || 'no meaning',
              expected: 'one of code, {code}, http, {http}, failure',
              fix: 'leave the one that it means',
            },
          ];
    }),
};

export const messagesAreTelling: Rule = {
  name: 'messages-are-telling',
  description: 'A message has a fixed part, uses known placeholders, has fixed text enough to be known by, and stands once in its file.',
  check: (raw) =>
    checkEach(raw, ({ text, lang }, { facts }) => {
      const unknown = placeholdersOf(text).filter((name) => !(placeholders as readonly string[]).includes(name));
      const fixed = text.replaceAll(/\{\w+\}/g, '').trim();
      const same = facts.messages.filter((other) => other.text === text && other.lang === lang);
      // A Han character says as much as a few letters.
      const weight = fixed.length + 3 * (fixed.match(/\p{Script=Han}/gu)?.length ?? 0);
      return [
        ...unknown.map((name) => ({ found: `{${name}}`, expected: `one of ${placeholders.join(', ')}`, fix: 'rename it' })),
        ...(text.split(/\{\w+\}/).some((part) => part.length >= shortestPart)
          ? []
          : [
              { found: 'no fixed part', expected: `${shortestPart} fixed characters in a row`, fix: 'add what surrounds it, or remove it' },
            ]),
        ...(weight < fewestFixed
          ? [
              {
                found: `fixed text "${fixed}"`,
                expected: `${fewestFixed} characters of fixed text`,
                fix: 'add what surrounds it, or remove it',
              },
            ]
          : []),
        ...(same.length > 1 ? [{ found: 'stands twice', expected: 'each text once', fix: 'remove one of the two' }] : []),
      ];
    }),
};

export const messagesLead: Rule = {
  name: 'messages-lead',
  description:
    'A message leads to a page and a cause that exist, and its source is a line of a repository, a recording, or a listed document.',
  check: (raw) => {
    const causes = new Map(raw.codes.facts.map(({ id, facts }) => [id, facts.causes.map((cause) => cause.id)]));
    const recorded = new Set(
      raw.recordings.flatMap(({ recording: { client, role, observations } }) =>
        observations.map(({ scenario }) => `${client}.${role}/${scenario}`),
      ),
    );
    const clients = new Set(raw.clients.facts.map(({ id }) => id));
    return [
      ...raw.messages.flatMap(({ file, facts: { client } }) =>
        client === undefined || clients.has(client)
          ? []
          : [{ file, found: `client: ${client}`, expected: 'a folder of content/clients', fix: 'correct or remove it' }],
      ),
      ...checkEach(raw, (message, { facts }) => {
        const [page = '', cause] = targetOf(message)?.split('#') ?? [];
        const known = causes.get(page);
        const { source } = message;
        const [, record] = /^lab:(.+)$/.exec(source) ?? [];
        const [, document] = /^doc:([^#]+)/.exec(source) ?? [];
        const isSourced = record ? recorded.has(record) : document ? document in raw.sources : sourceUrl(facts, source) !== undefined;
        return [
          ...(cause && !known?.includes(cause)
            ? [
                {
                  found: `cause ${page}#${cause}`,
                  expected: `one of ${known?.join(', ') ?? 'the codes with a page'}`,
                  fix: 'correct the cause',
                },
              ]
            : []),
          ...(message.cause && !page ? [{ found: 'a cause without a page', expected: 'page#cause', fix: 'name the page' }] : []),
          ...(isSourced
            ? []
            : [
                {
                  found: `source ${source}`,
                  expected: 'path:line of a repository, lab:<client>.<role>/<scenario>, or doc:<id of sources.yaml>',
                  fix: 'name where the text was read, or the repository of the file',
                },
              ]),
        ];
      }),
    ];
  },
};
