'use strict';
(() => {
  const PAGE = 60;
  const WORDS = { SUCCEEDED: 'Succeeded', PARTIAL: 'Partly succeeded', FAILED: 'Failed', IN_DOUBT: 'In doubt', NOT_STARTED: 'Not started' };
  const CLASSES = { FAILED: 'failed', IN_DOUBT: 'doubt', NOT_STARTED: 'doubt' };
  const BILLING = { UNKNOWN: 'It may have been billed.', BILLED: 'It was probably billed.' };
  const one = (selector) => document.querySelector(selector);
  const form = one('form.tools');
  const cards = one('.cards');
  const dialog = one('dialog');
  const collator = new Intl.Collator('en', { numeric: true });
  const jobs = [];
  const thumbs = new Map();
  let found = [];
  let page = 0;
  let open = -1;

  document.querySelectorAll('script.jobs').forEach((block, number) => {
    for (const job of JSON.parse(block.textContent)) {
      job.block = number;
      jobs.push(job);
    }
    block.remove();
  });

  const element = (name, type, text) => {
    const made = document.createElement(name);
    if (type) made.className = type;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const href = (path) => path.split('/').map(encodeURIComponent).join('/');
  const filesOf = (job) => job.files || [];
  const seconds = (job) => (job.ms / 1000).toFixed(1) + ' s';
  const cost = (job) => job.cost === undefined ? '' : job.cost + ' ' + job.currency;
  const short = (text, length) => text.length > length ? text.slice(0, length) + '…' : text;

  const embedded = (job, file) => {
    if (!thumbs.has(job.block)) {
      thumbs.set(job.block, JSON.parse(document.getElementById('thumbs-' + job.block).textContent));
    }
    return 'data:image/jpeg;base64,' + thumbs.get(job.block)[file.key];
  };

  const image = (job, number) => {
    const file = filesOf(job)[number];
    const shown = element('img');
    const count = filesOf(job).length;
    shown.alt = 'Image ' + (count > 1 ? number + 1 + ' of ' + count + ' ' : '') + 'of “' + short(job.prompt, 120) + '”';
    shown.width = file.width;
    shown.height = file.height;
    shown.loading = 'lazy';
    shown.decoding = 'async';
    if (file.key) {
      shown.src = embedded(job, file);
    } else if (file.thumb) {
      shown.addEventListener('error', () => { shown.src = href(file.path); }, { once: true });
      shown.src = href(file.thumb);
    } else {
      shown.src = href(file.path);
    }
    return shown;
  };

  const reason = (job) => {
    if (job.state === 'IN_DOUBT') return 'It was being called when an earlier run ended, and may have been billed.';
    if (job.failure) return [job.failure, BILLING[job.billing]].filter(Boolean).join(' ');
    return job.state === 'NOT_STARTED' ? 'The batch was stopped before.' : '';
  };

  const card = (job, position) => {
    const item = element('li');
    const button = element('button', 'card ' + (CLASSES[job.state] || ''));
    button.type = 'button';
    button.setAttribute('aria-label', WORDS[job.state] + ': ' + short(job.prompt || job.id, 200));
    const files = filesOf(job);
    const shownImages = element('span', 'thumbs' + (files.length > 1 ? ' several' : ''));
    const shown = files.length > 4 ? 3 : files.length;
    for (let i = 0; i < shown; i++) shownImages.append(image(job, i));
    if (files.length > shown) shownImages.append(element('span', 'more', '+' + (files.length - shown)));
    if (files.length === 0) {
      const without = element('span', 'without');
      without.append(element('span', '', reason(job)));
      shownImages.append(without);
    }
    const body = element('span', 'body');
    const words = element('span', 'words', short(job.prompt, 300));
    words.dir = 'auto';
    const meta = element('span', 'meta');
    if (job.state !== 'SUCCEEDED') meta.append(element('span', 'state', WORDS[job.state]), ' · ');
    const id = element('bdi', '', short(job.id, 60));
    meta.append(id, ' · ' + [job.quality, job.ratio, seconds(job)].join(' · '));
    if (cost(job)) meta.append(' · ', element('span', 'cost', cost(job)));
    body.append(words, meta);
    button.append(shownImages, body);
    button.addEventListener('click', () => show(position));
    item.append(button);
    return item;
  };

  const options = (name, all, values, words) => {
    const select = form.elements[name];
    const counts = new Map();
    for (const job of jobs) counts.set(job[name], (counts.get(job[name]) || 0) + 1);
    const names = values || [...counts.keys()].sort(collator.compare);
    select.append(new Option(all, ''));
    for (const value of names) {
      if (counts.has(value)) select.append(new Option((words ? words[value] : value) + ' (' + counts.get(value) + ')', value));
    }
  };

  const haystack = (job) => {
    if (job.haystack === undefined) {
      const settings = Object.entries(job.settings || {}).map(([name, value]) => name + '=' + value);
      job.haystack = [job.id, job.prompt, job.verb, job.provider, job.model, job.failure, ...settings]
        .filter(Boolean).join('\n').toLowerCase();
    }
    return job.haystack;
  };

  const ORDERS = {
    order: (a, b) => a.line - b.line,
    name: (a, b) => collator.compare(a.id, b.id) || a.line - b.line,
    time: (a, b) => b.ms - a.ms || a.line - b.line,
    cost: (a, b) => (b.cost || -1) - (a.cost || -1) || a.line - b.line,
  };

  const filter = () => {
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const value = (name) => form.elements[name].value;
    found = jobs.filter((job) => (!value('state') || job.state === value('state'))
      && (!value('quality') || job.quality === value('quality'))
      && (!value('ratio') || job.ratio === value('ratio'))
      && words.every((word) => haystack(job).includes(word)));
    found.sort(ORDERS[value('sort')]);
    page = 0;
    draw();
  };

  const pages = () => Math.max(1, Math.ceil(found.length / PAGE));

  const draw = () => {
    const from = page * PAGE;
    cards.replaceChildren(...found.slice(from, from + PAGE).map((job, i) => card(job, from + i)));
    one('.count').textContent = found.length === 0
      ? 'No result matches.'
      : (found.length === jobs.length ? '' : found.length + ' of ') + jobs.length + (jobs.length === 1 ? ' result' : ' results');
    one('.pages').hidden = pages() === 1;
    one('.pages span').textContent = 'Page ' + (page + 1) + ' of ' + pages();
    one('[name=previous]').disabled = page === 0;
    one('[name=next]').disabled = page === pages() - 1;
  };

  const turn = (to) => {
    if (to < 0 || to >= pages() || to === page) return;
    page = to;
    draw();
    one('.count').scrollIntoView();
  };

  const fact = (list, name, value, type) => {
    if (value === undefined || value === '') return;
    const shown = element('dd', type, value);
    shown.dir = 'auto';
    list.append(element('dt', '', name), shown);
  };

  const figure = (job, file, number) => {
    const made = element('figure');
    const link = element('a');
    link.href = href(file.path);
    link.target = '_blank';
    link.rel = 'noopener';
    const shown = image(job, number);
    link.append(shown);
    const full = new Image();
    full.addEventListener('load', () => { shown.src = full.src; });
    full.src = href(file.path);
    const size = file.bytes < 999500 ? Math.round(file.bytes / 1e3) + ' KB' : (file.bytes / 1e6).toFixed(1) + ' MB';
    const caption = element('figcaption');
    caption.append(element('bdi', '', file.path), ' · ' + file.width + '×' + file.height + ' · ' + size);
    made.append(link, caption);
    return made;
  };

  const show = (position) => {
    if (position < 0 || position >= found.length) return;
    open = position;
    const job = found[position];
    dialog.querySelector('.images').replaceChildren(...filesOf(job).map((file, i) => figure(job, file, i)));
    const line = dialog.querySelector('.line');
    line.replaceChildren(WORDS[job.state] + ' · ', element('bdi', '', job.id), ' · line ' + job.line
      + (job.earlier ? ' · from an earlier run' : ''));
    dialog.querySelector('.prompt').textContent = job.prompt;
    const facts = dialog.querySelector('.facts');
    facts.replaceChildren();
    fact(facts, 'Reason', reason(job), 'bad');
    fact(facts, 'Verb', job.verb);
    fact(facts, 'Provider', [job.provider, job.model].filter(Boolean).join(', '));
    fact(facts, 'Duration', seconds(job));
    fact(facts, 'Cost', cost(job));
    for (const input of job.inputs || []) fact(facts, 'Input', input);
    for (const [name, value] of Object.entries(job.settings || {})) fact(facts, name, value);
    for (const note of job.notes || []) fact(facts, 'Note', note);
    dialog.querySelector('[name=back]').disabled = position === 0;
    dialog.querySelector('[name=forward]').disabled = position === found.length - 1;
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  };

  let typing;
  form.elements.text.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(filter, 120);
  });
  form.addEventListener('change', (event) => { if (event.target.name !== 'text') filter(); });
  form.addEventListener('submit', (event) => { event.preventDefault(); filter(); });
  one('[name=previous]').addEventListener('click', () => turn(page - 1));
  one('[name=next]').addEventListener('click', () => turn(page + 1));
  one('[name=back]').addEventListener('click', () => show(open - 1));
  one('[name=forward]').addEventListener('click', () => show(open + 1));
  one('[name=close]').addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener('close', () => {
    const to = Math.floor(open / PAGE);
    if (to !== page) { page = to; draw(); }
    const item = cards.children[open - page * PAGE];
    if (item) item.firstChild.focus();
  });
  document.addEventListener('keydown', (event) => {
    const typed = event.target.matches('input, select');
    if (event.ctrlKey || event.metaKey || event.altKey || typed) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      if (dialog.open) show(open + step); else turn(page + step);
    } else if (event.key === '/' && !dialog.open) {
      event.preventDefault();
      form.elements.text.focus();
    }
  });

  options('state', 'All', Object.keys(WORDS), WORDS);
  options('quality', 'All');
  options('ratio', 'All');
  filter();
})();
