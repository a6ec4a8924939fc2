// On /debug/1006: keeps, in this browser alone, the steps that a reader went to, and shows them as links.
const key = 'debug-1006';
const way = document.querySelector<HTMLElement>('[data-way]');
const list = way?.querySelector('ol');

/** The ids of the steps, in order; of a store that holds anything else, none. */
function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string' && document.getElementById(id)?.matches('.step')) : [];
  } catch {
    return [];
  }
}

function write(ids: string[]): void {
  try {
    if (ids.length > 0) localStorage.setItem(key, JSON.stringify(ids));
    else localStorage.removeItem(key);
  } catch {
    // No store: the way is shown until the page is left.
  }
}

let ids = read();

function show(): void {
  if (!way || !list) return;
  list.replaceChildren(
    ...ids.map((id) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = `#${id}`;
      link.textContent = document.querySelector(`#${id} h2`)?.textContent ?? '';
      item.append(link);
      return item;
    }),
  );
  way.hidden = ids.length === 0;
}

/** Going back to a step leaves out what came after it. */
function arrive(): void {
  const id = location.hash.slice(1);
  if (!document.getElementById(id)?.matches('.step')) return;
  const before = ids.indexOf(id);
  ids = before === -1 ? [...ids, id] : ids.slice(0, before + 1);
  write(ids);
  show();
}

way?.querySelector('button')?.addEventListener('click', () => {
  ids = [];
  write(ids);
  show();
});
addEventListener('hashchange', arrive);
arrive();
show();

export {};
