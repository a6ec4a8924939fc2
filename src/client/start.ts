// What every page runs: the theme switch, the language links and hint, and the way into search.
const root = document.documentElement;

const store = {
  get: (key: string) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set: (key: string, value: string) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Without storage the choice holds for this page.
    }
  },
};

const themeSwitch = document.querySelector<HTMLButtonElement>('[data-theme-switch]');
if (themeSwitch) {
  themeSwitch.hidden = false;
  themeSwitch.addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    store.set('theme', root.dataset.theme);
  });
}

// A range answers at the address of every number in it, and then names the number.
const numberLine = document.querySelector<HTMLElement>('[data-asked]');
const number = /\/(-?\d+)$/.exec(location.pathname)?.[1];
if (numberLine && number) {
  numberLine.textContent = numberLine.dataset.asked?.replace('{{code}}', number) ?? '';
  numberLine.hidden = false;
}

const isSearchPage = document.querySelector('#search-results') !== null;
const languages = [...document.querySelectorAll<HTMLAnchorElement>('[data-locale]')];
const keepPlace = () => {
  for (const link of languages) {
    link.hash = location.hash;
    if (isSearchPage) link.search = location.search;
  }
};
keepPlace();
addEventListener('hashchange', keepPlace);

const current = languages.find((link) => link.ariaCurrent);
const preferred = navigator.languages
  .map((tag) => languages.find((link) => tag.slice(0, 2).toLowerCase() === link.dataset.locale))
  .find(Boolean);
if (preferred && preferred !== current && !store.get('no-hint')) {
  const hint = document.createElement('aside');
  hint.className = 'hint';
  hint.lang = preferred.hreflang;
  const link = document.createElement('a');
  link.href = preferred.href;
  link.textContent = preferred.dataset.hint ?? '';
  link.addEventListener('click', () => (link.hash = location.hash));
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = preferred.dataset.hintClose ?? '';
  close.addEventListener('click', () => {
    store.set('no-hint', '1');
    hint.remove();
  });
  hint.append(link, close);
  hint.setAttribute('aria-label', link.textContent);
  document.body.append(hint);
}

const forms = [...document.querySelectorAll<HTMLFormElement>('[data-search]')];
let loading: Promise<typeof import('./search.ts')> | undefined;
const loadSearch = () => (loading ??= import('./search.ts'));
for (const form of forms) {
  form.addEventListener('focusin', async () => (await loadSearch()).attach(form));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    loadSearch().then(
      ({ submit }) => submit(form),
      () => form.submit(),
    );
  });
}
addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  (forms.at(-1) ?? forms[0])?.querySelector('input')?.focus();
});
const asked = new URLSearchParams(location.search);
const query = asked.get('q');
const [form] = forms;
if (isSearchPage && query && form)
  void loadSearch().then(({ goOrShow, showResults }) => (asked.has('go') ? goOrShow : showResults)(form, query));
