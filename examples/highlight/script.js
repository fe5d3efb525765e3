// Pointing at a figure, or at its row, lights up both and the phrases that belong to it.
const marks = new Map();
for (const mark of document.querySelectorAll('mark[data-l]')) {
  for (const link of mark.dataset.l.split(' ').filter(Boolean)) {
    const at = link.lastIndexOf('-');
    const figure = link.slice(at + 1);
    if (!marks.has(figure)) marks.set(figure, []);
    marks.get(figure).push([mark, link.slice(0, at)]);
  }
}
function light(figure, on) {
  for (const [mark, role] of marks.get(figure) ?? []) mark.classList.toggle(role === 'f' ? 'lit' : 'lit-' + role, on);
  document.querySelector(`tr[data-f="${figure}"]`)?.classList.toggle('lit', on);
}
for (const [figure, list] of marks) {
  for (const [mark, role] of list) {
    if (role !== 'f') continue;
    mark.addEventListener('mouseenter', () => light(figure, true));
    mark.addEventListener('mouseleave', () => light(figure, false));
    mark.addEventListener('click', () => document.querySelector(`tr[data-f="${figure}"]`)?.scrollIntoView({ block: 'center' }));
  }
}
for (const row of document.querySelectorAll('tr[data-f]')) {
  row.addEventListener('mouseenter', () => light(row.dataset.f, true));
  row.addEventListener('mouseleave', () => light(row.dataset.f, false));
  row.addEventListener('click', () => marks.get(row.dataset.f)?.find(([, role]) => role === 'f')?.[0].scrollIntoView({ block: 'center' }));
}
