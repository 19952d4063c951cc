/** The studio: puts the parts together, and decides what is shown and what can be run. */
import {$, pressed} from './dom.js';
import {Stage} from './stage/stage.js';
import {Border} from './border.js';
import {access, loadConfig, loadFile} from './calls.js';
import {Config} from './config.js';
import {Images, newId} from './images.js';
import {listen} from './keys.js';
import {layOut} from './layout.js';
import {Results, arrived, download, showFacts} from './result.js';
import {Run} from './run.js';
import {Session} from './session.js';
import {Settings} from './settings.js';
import {Shown} from './shown.js';
import {Tools} from './tools.js';
import {NOT_KEPT, NO_MARK, UNREADABLE, VERBS, count, percent} from './words.js';

/** Says a text in the live region; what is told elsewhere on the page is only heard. */
function say(text, told = false) {
  $('status').textContent = text;
  $('status').classList.toggle('told', told);
}

const session = await Session.open();
const stage = new Stage($('stage'));
const tools = new Tools(stage, say);
const border = new Border(stage);
const settings = new Settings();
const run = new Run(say);
const shown = new Shown(stage);
const results = new Results(session);
const images = new Images({say, most: () => Math.min(settings.limits.inputImages ?? 16, settings.maxInputImages ?? 16)});

/** The verb that was clicked, the pixels marked on the image to send, and that image's id. */
let picked = null;
let marked = 0;
let baseId = null;
let problem = 'Waiting for the server…';
let restoring = true;
let stroking = false;

/** The verb follows what is there, until a click says another. */
function verb() {
  if (picked) return picked;
  if (!images.base) return 'generate';
  if (border.any) return 'expand';
  return marked ? 'inpaint' : 'edit';
}

/** Why nothing can be run now, or empty. */
function obstacle() {
  const current = verb();
  if (problem) return problem;
  if (current !== 'generate' && !images.base) return 'Open an image first';
  if (current === 'inpaint' && !marked) return NO_MARK;
  if (current === 'expand' && !border.any) return 'Choose how far to expand first';
  if (settings.problem) return settings.problem;
  const most = settings.maxInputImages ?? 16;
  if (current === 'edit' && images.list.length > most) {
    return `${settings.provider} takes ${count(most, 'image')} here. Remove the others.`;
  }
  if (!$('prompt').value.trim()) return current === 'generate' ? 'Describe an image first' : 'Write what should be there first';
  return '';
}

/** What is there and will not be sent. */
function unused() {
  const current = verb();
  if (marked && current !== 'inpaint') return `The mask is kept, and not used for ${VERBS[current]}.`;
  if (images.list.length > 1 && (current === 'inpaint' || current === 'expand')) {
    return `Only the first image is sent for ${VERBS[current]}.`;
  }
  return '';
}

/** A result that is shown alone can be painted on; that makes it the image to send. */
const drawable = () => !shown.item || (shown.item !== 'draft' && !shown.comparing);

function update() {
  const current = verb();
  settings.verb = current;
  const open = Boolean(stage.size);
  for (const each of Object.keys(VERBS)) pressed($(`verb-${each}`), each === current);
  $('where').textContent = settings.provider && `images: ${settings.provider}`;
  border.active = current === 'expand' && !shown.item;
  tools.drawing = open && (current !== 'expand' || Boolean(shown.item));
  $('empty').hidden = open;
  $('bar-result').hidden = !shown.item;
  $('bar-border').hidden = Boolean(shown.item) || current !== 'expand' || !open;
  $('bar-mask').hidden = !open || !drawable() || current === 'expand' && !shown.item;
  $('marked').hidden = Boolean(shown.item);
  $('zooms').hidden = !open;
  const reason = obstacle();
  $('run').disabled = Boolean(reason);
  $('run').firstElementChild.textContent = VERBS[current];
  $('run').lastElementChild.textContent = settings.estimate;
  $('why').textContent = run.running ? '' : [reason && !reason.endsWith('.') && !reason.endsWith('…') ? `${reason}.` : reason, unused()]
    .filter(Boolean).join(' ');
}

function renderStrip() {
  images.render(shown.item ? null : images.base, image => image === images.base ? backToDrawing() : images.makeBase(image));
  results.render(shown.item, choose);
  $('strip').classList.toggle('bare', images.list.length < 2 && !results.list.length);
}

// Images and mask

async function imagesChanged() {
  const {base} = images;
  const had = marked;
  if (base?.id !== baseId) {
    baseId = base?.id ?? null;
    if (!restoring) {
      picked = null;
      border.clear();
    }
  }
  try {
    await shown.draw(base ?? null);
  } catch {
    say(UNREADABLE);
    images.remove(base);
    return;
  }
  marked = stage.size ? stage.marked.pixels : 0;
  if (stage.size) tools.suit(stage.size);
  if (had && base && !marked && !restoring) say('The mask was dropped, since this image has another size.');
  if (base && document.activeElement === document.body) $('stage').focus({preventScroll: true});
  if (!restoring) {
    await session.put('images', images.list.map(({id, name, blob}) => ({id, name, blob})));
    saveMask();
  }
  renderStrip();
  update();
}

/** Runs a job again if it was wished for while it ran, so that the last state is always stored. */
function coalesced(job) {
  let running = false;
  let wished = false;
  return async () => {
    wished = true;
    if (running) return;
    running = true;
    while (wished) {
      wished = false;
      await job();
    }
    running = false;
  };
}

const saveMask = coalesced(async () => {
  if (!shown.item && !restoring) await session.put('mask', marked ? await stage.plainMaskPng() : null);
});
const saveWork = coalesced(() => restoring ? undefined : session.put('work',
  {prompt: $('prompt').value, settings: settings.chosen, tools: tools.chosen, border: border.value, picked}));

stage.addEventListener('maskchange', () => {
  if (shown.item) return;
  const before = marked;
  marked = stage.marked.pixels;
  if (!before !== !marked) update();
  if (!stroking) saveMask();
});
stage.addEventListener('strokeend', async () => {
  stroking = false;
  if (shown.item && drawable()) await useAsInput(shown.item);
  say(`Marked: ${percent(stage.marked.share)}`, true);
  saveMask();
});
$('stage').addEventListener('pointerdown', () => {
  stroking = true;
  $('stage').focus({preventScroll: true});
}, true);
for (const type of ['pointerup', 'pointercancel']) addEventListener(type, () => stroking = false);
stage.addEventListener('viewchange', () => $('zoom').textContent = stage.size ? `${Math.round(stage.zoom * 100)} %` : '');
$('zoom-fit').addEventListener('click', () => stage.fit());
$('zoom-100').addEventListener('click', () => stage.zoomTo(1));
$('zoom-in').addEventListener('click', () => stage.zoomBy(1.25));
$('zoom-out').addEventListener('click', () => stage.zoomBy(0.8));

// Results

async function choose(result) {
  await shown.result(result, await results.base(result));
  showFacts(result);
  $('again').hidden = !result.call;
}

const backToDrawing = () => shown.draw(images.base ?? null);

async function useAsInput(result) {
  const kept = marked;
  await images.replaceBase(result.blob, `${result.verb}.${result.format ?? 'png'}`, `result:${result.id}`);
  await imagesChanged();
  if (kept && marked) say('The result is the image now. The mask was kept.');
}

shown.addEventListener('change', () => {
  const {item, comparing} = shown;
  const result = item && item !== 'draft' ? item : null;
  $('comparing').hidden = $('before').hidden = !comparing;
  $('divider').value = 100 * stage.divider;
  pressed($('before'), false);
  pressed($('show-map'), false);
  $('show-map').hidden = !result?.map;
  $('actions').hidden = !result;
  renderStrip();
  update();
});
$('divider').addEventListener('input', () => stage.divider = $('divider').value / 100);
stage.addEventListener('divider', () => $('divider').value = stage.divider * 100);
const showBefore = on => {
  if (!shown.comparing) return;
  stage.before = on;
  pressed($('before'), on);
};
$('before').addEventListener('click', () => showBefore(!stage.before));
$('show-map').addEventListener('click', () => {
  const on = $('show-map').getAttribute('aria-pressed') !== 'true';
  pressed($('show-map'), on);
  shown.map(on ? shown.item.map : null);
});
$('back').addEventListener('click', backToDrawing);
$('download').addEventListener('click', () => download(shown.item));
$('use-as-input').addEventListener('click', () => useAsInput(shown.item));
$('again').addEventListener('click', () => start(shown.item.call, true));
tools.addEventListener('choose', () => drawable() || backToDrawing());

// Calls

/** Takes everything that a call sends, as it is now; repeating the call sends the same. */
async function compose() {
  const current = verb();
  if (shown.item) await backToDrawing();
  const form = new FormData();
  const sent = current === 'generate' ? [] : current === 'edit' ? images.list : [images.base];
  const prompt = $('prompt').value.trim();
  form.append('verb', current);
  form.append('prompt', prompt);
  for (const image of sent) form.append('image', image.blob, image.name);
  const mask = current === 'inpaint' ? await stage.maskPng() : null;
  if (mask) form.append('mask', mask, 'mask.png');
  const fields = {...settings.values, ...current === 'expand' ? border.value : {}};
  for (const [name, value] of Object.entries(fields)) if (value !== '') form.append(name, value);
  const bytes = sent.reduce((sum, image) => sum + image.blob.size, mask?.size ?? 0);
  return {form, verb: current, prompt, fields, bytes, base: sent[0]};
}

async function runNow() {
  if (run.running) return;
  const reason = obstacle();
  if (reason) say(reason);
  else await start(await compose(), true);
}

/** Starts a call; `fresh` is false where the same call is repeated that may have been billed already. */
async function start(call, fresh) {
  if (run.running) return;
  if (fresh) call.form.set('idempotency', newId());
  if (call.base) results.keepBase(call.base);
  const made = [];
  let drafts = true;
  let done = null;
  const tell = (name, data) => {
    if (name === 'partial') {
      drafts &&= made.drafts !== true || shown.item === 'draft';
      say(`draft ${data.index + 1}${data.of ? ` of ${data.of}` : ''}`);
      $('doing').textContent = $('status').textContent;
      if (drafts) showDraft(data.file);
      made.drafts = true;
    }
    if (name === 'image') made.push(receive(call, data, made.length));
    if (name === 'done') done = data;
  };
  const ended = await run.start(call.form, {tell, bytes: call.bytes, limit: settings.limits.uploadBytes,
    again: facts => start(call, !['timeout', 'lost', 'unreachable', 'offline', 'busy'].includes(facts.reason))});
  const arrivals = (await Promise.all(made)).filter(Boolean);
  if (done) await Promise.all(arrivals.map(result => complete(result, done)));
  if (shown.item === 'draft') await backToDrawing();
  if (ended && done?.missing?.length) say(`${arrived(done)}. ${done.missing[0].message}`);
  else if (ended) say('Done');
  renderStrip();
}

async function showDraft(file) {
  const blob = await loadFile(file).catch(() => null);
  if (blob && run.running && !stroking) await shown.draft(blob, file).catch(() => {});
}

/** Takes an image as soon as the server has it, and shows the first one. */
async function receive(call, {file, index, ...facts}, order) {
  try {
    const blob = await loadFile(file);
    const result = {...facts, index, id: Date.now() + order, blob, verb: call.verb, prompt: call.prompt,
      provider: call.fields.provider, model: call.fields.model, baseId: call.base?.id};
    Object.defineProperty(result, 'call', {value: call});
    await results.add(result);
    renderStrip();
    if (!order) await strokeOver().then(() => choose(result));
    return result;
  } catch (error) {
    run.fail(error.facts ?? {reason: 'page', message: UNREADABLE});
    return null;
  }
}

const strokeOver = () => stroking
  ? new Promise(resolve => addEventListener('pointerup', () => setTimeout(resolve), {once: true})) : Promise.resolve();

async function complete(result, {images: compared = [], ...done}) {
  result.done = done;
  result.own = compared[result.index] ?? {};
  if (result.own.map) result.map = await loadFile(result.own.map).catch(() => undefined);
  await results.keep(result);
  if (shown.item === result) {
    showFacts(result);
    $('show-map').hidden = !result.map;
  }
}

$('run').addEventListener('click', runNow);
run.addEventListener('change', update);
run.addEventListener('failed', event => event.detail.reason === 'key' && askForKey());

// The server

async function connect() {
  try {
    settings.configure(new Config(await loadConfig()));
    problem = '';
    run.forget();
  } catch (error) {
    problem = 'The server has not told what it offers';
    run.fail(error.facts ?? {reason: 'page', message: String(error)}, connect);
  }
  update();
}

function askForKey() {
  if ($('key-dialog').open) return;
  $('key').value = '';
  $('key-dialog').showModal();
}
$('key-close').addEventListener('click', () => $('key-dialog').close());
$('key-form').addEventListener('submit', event => {
  event.preventDefault();
  access.key = $('key').value.trim();
  $('key-dialog').close();
  connect();
});

// Settings, verbs, session

for (const each of Object.keys(VERBS)) {
  $(`verb-${each}`).addEventListener('click', async () => {
    picked = each;
    if (shown.item && images.base) await backToDrawing();
    saveWork();
    update();
  });
}
for (const part of [settings, border, tools]) {
  part.addEventListener('change', () => {
    saveWork();
    update();
  });
}
$('prompt').addEventListener('input', () => {
  saveWork();
  update();
});
images.addEventListener('change', imagesChanged);

const notKept = () => $('session-text').textContent = NOT_KEPT;
session.onlost = notKept;
if (!session.kept) notKept();
$('clear-session').addEventListener('click', async () => {
  const button = $('clear-session');
  if (button.dataset.sure) {
    restoring = true;
    await session.clear();
    location.reload();
  }
  button.dataset.sure = 'yes';
  button.textContent = 'Delete all? Click again';
});
$('clear-session').addEventListener('blur', () => {
  delete $('clear-session').dataset.sure;
  $('clear-session').textContent = 'Clear session';
});

async function restore() {
  const [list, mask, work] = await Promise.all(['images', 'mask', 'work'].map(key => session.get(key)));
  if (work) {
    $('prompt').value ||= work.prompt;
    settings.restore(work.settings);
    tools.restore(work.tools);
    picked = work.picked;
  }
  await results.restore();
  await images.restore(list ?? []);
  await imagesChanged();
  if (stage.size && mask) await stage.loadMask(mask).catch(() => {});
  if (stage.size && work) border.restore(work.border);
  if (!stage.size && results.list.length) await choose(results.list.at(-1));
  restoring = false;
}

listen(stage, tools, {run: runNow, before: showBefore, help: () => $('keys-dialog').showModal()});
layOut();
connect();
await restore();
renderStrip();
update();
