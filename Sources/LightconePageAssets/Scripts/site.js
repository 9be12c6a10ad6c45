// The pages of a site of lessons: the search, and what is opened for print.

const MAXIMUM_HITS = 12;

/** A text without case and accents, as the search compares it. */
function plainWords(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    .split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** The entries of the index, with their words. */
function readIndex(index) {
  return index.map(([title, address, kind, text], order) => ({
    title, address, kind, text, order, titleWords: plainWords(title), words: plainWords(text),
  }));
}

/** How well an entry fits: every word must begin a word of it; 0 if one does not. */
function scoreOf(entry, wanted) {
  let score = entry.kind === 'lesson' ? 2 : 1;
  for (const word of wanted) {
    if (entry.titleWords.includes(word)) score += 8;
    else if (entry.titleWords.some((own) => own.startsWith(word))) score += 5;
    else if (entry.words.some((own) => own.startsWith(word))) score += 1;
    else return 0;
  }
  return score;
}

/** The entries that fit, the best first. */
function findEntries(entries, question) {
  const wanted = plainWords(question);
  if (!wanted.length) return [];
  return entries.map((entry) => ({ entry, score: scoreOf(entry, wanted) })).filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.entry.order - other.entry.order)
    .map(({ entry }) => entry);
}

/** What is said of the number of hits. */
function countWords(question, count) {
  if (!question.trim()) return '';
  if (count === 0) return 'Nothing found.';
  const shown = count > MAXIMUM_HITS ? `, the first ${MAXIMUM_HITS} are shown` : '';
  return `${count} found${shown}.`;
}

/** Puts the search into its place. Without scripts there is no field that does nothing. */
function mountSearch(place, index) {
  const root = place.dataset.root || '';
  const entries = readIndex(index);
  const field = el('input', {
    type: 'search', id: 'lc-question', autocomplete: 'off', placeholder: 'Search lessons ( / )',
    'aria-controls': 'lc-hits', 'aria-keyshortcuts': '/',
  });
  const status = el('p', { role: 'status', class: 'lc-quiet' });
  const list = el('ul', {});
  const hits = el('div', { id: 'lc-hits', hidden: true }, status, list);
  const search = () => {
    const found = findEntries(entries, field.value);
    hits.hidden = !field.value.trim();
    refill(status, countWords(field.value, found.length));
    refill(list, found.slice(0, MAXIMUM_HITS).map((entry) => el('li', {},
      el('a', { href: root + entry.address, onclick: () => { hits.hidden = true; } }, entry.title),
      ' ', el('small', {}, entry.kind), entry.text ? el('p', {}, entry.text) : null)));
  };
  const leave = () => {
    field.value = '';
    search();
    field.focus();
  };
  field.addEventListener('input', search);
  refill(place, el('form', {
    role: 'search', onsubmit: (event) => {
      event.preventDefault();
      const first = list.querySelector('a');
      if (first) first.click();
    },
  }, el('label', { for: 'lc-question', class: 'lc-unseen' }, 'Search lessons'), field, hits));
  place.addEventListener('keydown', (event) => { if (event.key === 'Escape') leave(); });
  document.addEventListener('keydown', (event) => {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
}

/** On paper everything is open but viewers, and drawings that stand there as figures; afterwards it is as it was. */
function openForPrint() {
  let opened = [];
  window.addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open], .lc-viewer, .lc-twin)')];
    for (const details of opened) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}

/** A viewer is loaded when it is opened for the first time: a page has many, and readers open few. */
function openViewers() {
  for (const details of document.querySelectorAll('.lc-viewer')) {
    details.addEventListener('toggle', () => {
      if (!details.open || details.querySelector('iframe')) return;
      details.append(el('iframe', {
        src: details.querySelector('a').getAttribute('href'),
        title: details.querySelector('summary').textContent,
      }));
    });
  }
}

/** An address may name a place inside something that is closed. */
function openAddressed() {
  const follow = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let around = target; around; around = around.parentElement) {
      if (around.tagName === 'DETAILS') around.open = true;
    }
  };
  window.addEventListener('hashchange', follow);
  follow();
}

mountSearch(document.getElementById('lc-search'), window.lightconeSearchIndex || []);
openViewers();
openForPrint();
openAddressed();
