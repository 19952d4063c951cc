/** The studio: puts the parts together, and decides what is shown and what can be run. */
import {$, click, on, press, say, show, stage, write} from './common.js';
import {border, clearBorder, hasBorder, setBorder, showBorder} from './border.js';
import {access, loadConfig, loadFile} from './calls.js';
import {acceptFiles, images, newId, onImages, remove, renderImages, replaceBase, restoreImages} from './images.js';
import {listen} from './keys.js';
import {add, arrived, download, keep, renderResults, restoreResults, results, showFacts} from './result.js';
import {fail, forget, runCall, running} from './run.js';
import {clear, get, openSession, put} from './session.js';
import {chosen, maxInputImages, price, problem, providerName, render, uploadBytes, values} from './settings.js';
import {onShown, showDraft, showImage, showResult, shown, toggleMap} from './shown.js';
import {TOOLS, renderTools, restoreTools, suit, toolChoices} from './tools.js';
import {UNREADABLE, count, percent, title} from './words.js';

const VERBS = ['generate', 'edit', 'inpaint', 'expand'];
const SURE = 'Delete all? Click again';
const wide = matchMedia('(min-width: 960px)');
/** The verb that was clicked, the pixels marked on the image to send, its id, and the result whose facts are shown. */
let picked = null;
let marked = 0;
let baseId;
let latest;
let rendered;
let restoring = true;
let stroking = false;

/** The verb follows what is there, until a click says another. */
function verb() {
	if (picked || !images.length) return picked ?? 'generate';
	return hasBorder() ? 'expand' : marked ? 'inpaint' : 'edit';
}
const sent = () => ({generate: [], expand: images.slice(0, 1)}[verb()] ?? images);

function obstacle() {
	const current = verb();
	const most = maxInputImages();
	const generating = current === 'generate';
	if (problem()) return problem();
	if (!generating && !images.length) return 'Open an image first.';
	if (current === 'inpaint' && !marked) return 'Mark what should change first';
	if (current === 'expand' && !hasBorder()) return 'Choose how far to expand first.';
	if (sent().length > most) return `${providerName()} takes ${count(most, 'image')} here. Remove the others.`;
	if ($('prompt').value.trim()) return '';
	return generating ? 'Describe an image first.' : 'Write what should be there first.';
}

/** A result without an image before it can be painted on, which makes it the image to send. */
const drawable = () => !shown.item || shown.item !== 'draft' && !shown.comparing;

function update() {
	const current = verb();
	const {item, comparing, map} = shown;
	const open = Boolean(stage.size);
	const expanding = open && current === 'expand' && !item;
	if (current !== rendered) render(rendered = current);
	for (const each of VERBS) press(`verb-${each}`, each === current);
	write('where', providerName() && `images: ${providerName()}`);
	showBorder(expanding, comparing ? item.border : null);
	renderTools(open && !expanding);
	show('empty', !open);
	show('zooms', open);
	show('marked', !item);
	show('bar-result', item && (comparing || images.length || !wide.matches || item === 'draft'));
	show('bar-border', expanding);
	show('bar-mask', open && !expanding && drawable());
	show('comparing', comparing);
	show('show-map', item?.map);
	show('back', images.length);
	press('show-map', map);
	$('divider').value = 100 * stage.divider;
	$('run').disabled = Boolean(obstacle());
	$('run').firstElementChild.textContent = title(current);
	$('run').lastElementChild.textContent = price();
	const unused = marked && current !== 'inpaint' ? ` The mask is kept, and not used for ${title(current)}.`
		: images.length > 1 && current === 'expand' ? ' Only the first image is sent for Expand.' : '';
	write('why', running() ? '' : obstacle() + unused);
	if (!restoring) put('work', {prompt: $('prompt').value, chosen, tools: toolChoices(), border, picked});
}
addEventListener('studiochange', update);

onImages(async () => {
	const [base] = images;
	const had = marked;
	if (base?.id !== baseId && !restoring) {
		picked = null;
		clearBorder();
	}
	baseId = base?.id;
	try {
		await showImage(base);
	} catch {
		say(UNREADABLE);
		return remove(base);
	}
	marked = stage.marked.pixels;
	if (base) suit(stage.size);
	if (had && base && !marked) say('The mask was dropped, since this image has another size.');
	if (base && document.activeElement === document.body) $('stage').focus({preventScroll: true});
	if (!restoring) put('images', images.map(({id, name, blob}) => ({id, name, blob})));
	saveMask();
	update();
});

let saving = Promise.resolve();
/** Stores the mask, one state after another. */
function saveMask() {
	saving = saving.then(async () => restoring || shown.item || put('mask', marked ? await stage.plainMaskPng() : null)).catch(() => {});
}

stage.addEventListener('maskchange', () => {
	if (shown.item) return;
	const before = marked;
	marked = stage.marked.pixels;
	if (!before !== !marked) update();
	else renderTools();
	if (!stroking) saveMask();
});
stage.addEventListener('strokeend', async () => {
	stroking = false;
	if (shown.item) await useAsInput(shown.item);
	say(`Marked: ${percent(stage.marked.share)}`, true);
	saveMask();
});
on('stage', 'pointerdown', () => stroking = true);
for (const type of ['pointerup', 'pointercancel', 'blur']) addEventListener(type, () => stroking = false);
stage.addEventListener('viewchange', () => write('zoom', `${Math.round(stage.zoom * 100)} %`));
click('zoom-fit', () => stage.fit());
click('zoom-100', () => stage.zoomTo(1));
click('zoom-in zoom-out', (_, id) => stage.zoomBy(id === 'zoom-in' ? 1.25 : 0.8));

async function choose(result) {
	latest = result;
	await showResult(result);
	showFacts(result);
}

const backToDrawing = () => showImage(images[0]);

async function useAsInput({id, blob, verb: made, format}) {
	const had = marked;
	await replaceBase({id: `result:${id}`, name: `${made}.${format}`, blob});
	if (had && marked) say('The result is the image now. The mask was kept.');
}

function renderStrip() {
	renderImages(shown.item ? null : images[0], backToDrawing);
	renderResults(shown.item, choose);
	$('strip').classList.toggle('bare', images.length < 2 && !results.length);
}

onShown(() => {
	renderStrip();
	update();
});
on('divider', 'input', ({value}) => stage.divider = value / 100);
stage.addEventListener('divider', () => $('divider').value = 100 * stage.divider);
click('show-map', toggleMap);
click('back', backToDrawing);
click('download', () => download(latest));
click('use-as-input', () => useAsInput(latest));
click('again', () => start(latest.call));
click(TOOLS, () => drawable() || backToDrawing());

/** Takes everything that a call sends, as it is now; repeating the call sends the same. */
async function compose() {
	if (shown.item) await backToDrawing();
	const call = {verb: verb(), prompt: $('prompt').value.trim(), form: new FormData(), sent: 0};
	const files = sent().map(image => ['image', image.blob, image.name]);
	const fields = {verb: call.verb, prompt: call.prompt, ...values()};
	const [base] = sent();
	call.base = base && {id: base.id, blob: base.blob};
	if (call.verb === 'expand') Object.assign(fields, call.border = border);
	if (call.verb === 'inpaint') files.push(['mask', await stage.maskPng(), 'mask.png']);
	for (const name in fields) if (fields[name] !== '') call.form.append(name, fields[name]);
	for (const file of files) {
		call.form.append(...file);
		call.sent += file[1].size;
	}
	return call;
}

async function runNow() {
	if (running()) return;
	if (obstacle()) say(obstacle());
	else {
		say('Preparing…');
		await start(await compose());
	}
}

/** Starts a call, with a new idempotency key unless the same call may have been billed already. */
async function start(call) {
	if (running()) return;
	if (!['timeout', 'lost', 'unreachable', 'busy'].includes(call.failed)) call.key = newId();
	const made = [];
	let drafts = 0;
	let done;
	await runCall(call, uploadBytes(), (name, data) => {
		// Who leaves a draft to draw on is not taken away again by the next one.
		if (name === 'partial' && (shown.item === 'draft' || !drafts++)) draft(data);
		if (name === 'image') made.push(receive(call, data, made.length));
		if (name === 'done') done = data;
	}, () => start(call));
	const arrivals = (await Promise.all(made)).filter(Boolean);
	if (shown.item === 'draft') await backToDrawing();
	if (!done) return;
	for (const result of arrivals) await complete(result, done);
	say(done.missing?.length ? arrived(done) : 'Done');
}

/** Shows a draft, unless it is one of a part of the image, or something is being drawn. */
async function draft({file, width, height}) {
	const size = images.length && stage.size;
	if (size && Math.abs(width * size.height / height / size.width - 1) > 0.02) return;
	const blob = await loadFile(file).catch(() => null);
	if (blob && running() && !stroking) await showDraft(blob, !size).catch(() => {});
}

/** Takes an image as soon as the server has it, and shows the first one, though not during a stroke. */
async function receive(call, {file, ...facts}, order) {
	try {
		const {verb, prompt, border, base} = call;
		const result = {...facts, id: Date.now() + order, blob: await loadFile(file), verb, prompt, border, base};
		Object.defineProperty(result, 'call', {value: call});
		await add(result);
		keep(result);
		while (stroking) await new Promise(resolve => setTimeout(resolve, 50));
		if (order) renderStrip();
		else await choose(result);
		return result;
	} catch (error) {
		fail(error);
	}
}

async function complete(result, {images: compared, ...done}) {
	result.done = done;
	result.own = compared?.[result.index] ?? {};
	if (result.own.map) result.map = await loadFile(result.own.map).catch(() => undefined);
	if (latest === result) showFacts(result);
	update();
	await keep(result);
}

click('run', runNow);

async function connect() {
	try {
		render(verb(), await loadConfig());
		forget();
	} catch (error) {
		fail(error, connect);
	}
	update();
}
on('key-form', 'submit', (_, __, event) => {
	event.preventDefault();
	access.key = $('key').value.trim();
	$('key').value = '';
	$('key-dialog').close();
	connect();
});
for (const each of VERBS) {
	click(`verb-${each}`, async () => {
		picked = each;
		if (shown.item && images.length) await backToDrawing();
		update();
	});
}
on('prompt', 'input', update);
click('clear-session', async button => {
	if (button.textContent === SURE) {
		restoring = true;
		await clear();
		location.reload();
	}
	button.textContent = SURE;
});
on('clear-session', 'blur', button => button.textContent = 'Clear session');

/** On the wide page the settings are a part of it, on the narrow one a dialog. */
function layOut() {
	const side = $('side');
	if (side.open) side.close();
	side.toggleAttribute('open', wide.matches);
	side.role = wide.matches ? 'region' : 'dialog';
	if (wide.matches) $('facts').before($('actions'));
	else $('bar-result').append($('actions'));
	$(wide.matches ? 'strip' : 'keys-dialog').append($('session'));
}
wide.addEventListener('change', layOut);
layOut();

async function restore() {
	await openSession();
	const [saved, mask, work] = await Promise.all(['images', 'mask', 'work'].map(get));
	if (work) {
		$('prompt').value ||= work.prompt;
		Object.assign(chosen, work.chosen);
		render();
		restoreTools(work.tools);
		picked = work.picked;
	}
	await restoreResults();
	await restoreImages(saved ?? []);
	if (images.length && mask) await stage.loadMask(mask).catch(() => {});
	if (images.length && work) setBorder(work.border);
	if (!images.length && results.length) await choose(results[0]);
	restoring = false;
	acceptFiles();
}

listen(runNow, on => stage.before = on && shown.comparing);
connect();
await restore();
update();
