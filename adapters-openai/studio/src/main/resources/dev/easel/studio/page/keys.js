/** The keyboard: letters act only while the image or a tool has the focus, never in a field. */
import {$, make} from './dom.js';

const TOOLS = {b: 'brush', e: 'eraser', r: 'rectangle', l: 'lasso', h: 'move'};
const LIST = [['B E R L', 'brush, eraser, rectangle, lasso'], ['H, Space held', 'move'], ['[ ] or , .', 'smaller, larger brush'],
  ['Shift click', 'straight line'], ['I', 'invert'], ['Delete', 'clear'], ['M', 'hide or show the mask'],
  ['\\ held', 'the image before'], ['0  1  + −', 'fit, 100 %, larger, smaller'], ['Ctrl/⌘ Z, Shift Z', 'undo, redo'],
  ['Ctrl/⌘ Enter', 'run'], ['Esc', 'drop a stroke, close a dialog'], ['?', 'this list']];

/** Acts on keys by `act`, which has a function for each. */
export function listen(stage, tools, act) {
  $('keys').append(...LIST.flatMap(([key, text]) => [make('dt', {}, key), make('dd', {}, text)]));
  const zone = target => $('stage').contains(target) || Boolean(target.closest?.('#tools, #handles'));
  const plain = {'[': () => tools.grow(1 / 1.15), ',': () => tools.grow(1 / 1.15), ']': () => tools.grow(1.15), '.': () => tools.grow(1.15),
    i: () => $('invert').click(), Delete: () => $('clear').click(), m: () => $('mask-shown').click(),
    0: () => stage.fit(), 1: () => stage.zoomTo(1), '+': () => stage.zoomBy(1.25), '=': () => stage.zoomBy(1.25),
    '-': () => stage.zoomBy(0.8), '−': () => stage.zoomBy(0.8), '?': act.help};
  const letGo = () => {
    tools.hold(null);
    act.before(false);
  };

  addEventListener('keydown', event => {
    // AltGr, which writes [ and ] on many keyboards, counts as Ctrl on Windows.
    const command = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph');
    if (event.isComposing || document.querySelector('dialog:modal')) return;
    if (command && event.key === 'Enter') {
      event.preventDefault();
      act.run();
      return;
    }
    if (event.key === 'Escape') stage.cancelStroke();
    if (!zone(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (command) {
      if (key === 'z' && !event.altKey) {
        event.preventDefault();
        $(event.shiftKey ? 'redo' : 'undo').click();
      }
      return;
    }
    if (key === ' ' && $('stage').contains(event.target)) {
      event.preventDefault();
      tools.hold('move');
    } else if (key === '\\') {
      act.before(true);
    } else if (TOOLS[key]) {
      $(`tool-${TOOLS[key]}`).click();
    } else if (plain[key]) {
      event.preventDefault();
      plain[key]();
    }
  });
  addEventListener('keyup', event => (event.key === ' ' || event.key === '\\') && letGo());
  addEventListener('blur', letGo);
}
