// Counts the reason that a reader types on /send. The field is hidden until this runs.
import { measureReason, reasonLimit } from '../domain/close-reason.ts';
import { fill } from '../domain/fill.ts';

const counter = document.querySelector<HTMLElement>('[data-reason-counter]');
const field = counter?.querySelector('input');
const output = counter?.querySelector('output');
const over = counter?.querySelector<HTMLElement>('[data-over]');
const fitting = over?.querySelector('[data-fitting]');

function show(): void {
  if (!field || !output || !over || !fitting) return;
  const size = measureReason(field.value);
  const values = { bytes: size.bytes, limit: reasonLimit, characters: size.characters };
  output.textContent = fill(output.dataset.count ?? '', values);
  fitting.textContent = size.fitting;
  over.hidden = size.bytes <= reasonLimit;
}

if (counter) {
  field?.addEventListener('input', show);
  counter.hidden = false;
  show();
}
