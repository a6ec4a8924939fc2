// The page for unknown addresses: goes to the page that the address meant, or says what is nearest to it.
import type { AddressRules } from '../domain/address-rules.ts';
import { answerAddress, guessFrom, nearestCodes, readPath } from '../domain/answer-address.ts';

const sections = [...document.querySelectorAll<HTMLElement>('[data-not-found]')];
const rules = JSON.parse(document.querySelector('[data-rules]')?.textContent ?? '') as AddressRules;
// Links of the English section stand below the site's base path alone.
const basePath = document.querySelector<HTMLElement>('[data-site]')?.dataset.site ?? '';
const path = readPath(location.pathname, basePath);
const answer = answerAddress(path, rules);

const section = sections.find(({ dataset }) => dataset.notFound === answer.lang) ?? sections[0];
if (section) {
  const { base = '', codes = '[]', inRange = '', guess = '' } = section.dataset;
  const hrefOf = (slug: string | number) => (slug === '' ? base || '/' : `${base}/${slug}`);
  if (sections.length > 1) {
    for (const other of sections) if (other !== section) other.remove();
    document.documentElement.lang = section.lang;
    document.title = `${section.dataset.title} · WhyClosed`;
  }
  // Never offer the very address that has just failed.
  for (const link of section.querySelectorAll('a')) if (link.pathname === location.pathname) link.closest('li')?.remove();
  const linksTo = (slugs: readonly (string | number)[]) =>
    slugs.flatMap((slug, i) => {
      const link = document.createElement('a');
      link.href = hrefOf(slug);
      link.textContent = String(slug);
      return i > 0 ? [' · ', link] : [link];
    });
  const say = (text: string, links: Record<string, (string | Node)[]>) => {
    const line = document.createElement('p');
    line.className = 'asked';
    line.append(...text.split(/\{\{(\w+)\}\}/).flatMap((part, i) => (i % 2 === 0 ? [part] : (links[part] ?? []))));
    section.querySelector('[data-answer]')?.after(line);
  };
  const isHere = answer.kind !== 'none' && hrefOf(answer.slug) === location.pathname;
  if (answer.kind === 'redirect' && !isHere) location.replace(hrefOf(answer.slug) + location.search + location.hash);
  else if (answer.kind === 'in-place' && !isHere) {
    const code = path.split('/').at(-1) ?? '';
    say(inRange, {
      code: [code],
      range: linksTo([answer.slug]),
      near: linksTo(nearestCodes(Number(code), JSON.parse(codes) as number[])),
    });
  } else if (answer.kind === 'none') {
    const guesses = guessFrom(path, rules).filter((slug) => hrefOf(slug) !== location.pathname);
    if (guesses.length > 0) say(guess, { pages: linksTo(guesses) });
  }
}
