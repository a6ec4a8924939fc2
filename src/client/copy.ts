// A button beside each text of "Link to this" that copies it. Without script the text is there to select.
const section = document.querySelector<HTMLElement>('#link');
const status = document.createElement('p');
status.role = 'status';
status.className = 'hidden';
section?.append(status);
let silencing: ReturnType<typeof setTimeout> | undefined;

for (const text of section?.querySelectorAll('code') ?? []) {
  const holder = text.closest('dd, div');
  const named = text.closest('div, details')?.querySelector('dt') ?? text.closest('details')?.querySelector('summary');
  const button = document.createElement('button');
  const label = document.createElement('span');
  const subject = document.createElement('span');
  button.type = 'button';
  label.textContent = section?.dataset.copy ?? '';
  subject.className = 'hidden';
  subject.textContent = ` ${named?.textContent}`;
  button.append(label, subject);
  button.addEventListener('click', async () => {
    const { copy = '', copied = '', selected = '' } = section?.dataset ?? {};
    try {
      await navigator.clipboard.writeText(text.textContent);
      status.textContent = label.textContent = copied;
    } catch {
      // No clipboard on this page, or no leave to write to it.
      getSelection()?.selectAllChildren(text);
      status.textContent = selected;
    }
    clearTimeout(silencing);
    silencing = setTimeout(() => (status.textContent = ''), 2000);
    setTimeout(() => (label.textContent = copy), 2000);
  });
  holder?.append(button);
}

export {};
