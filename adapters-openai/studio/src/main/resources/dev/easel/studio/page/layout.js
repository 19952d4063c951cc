/** What differs between the wide and the narrow page beyond the style sheet. */
import {$} from './dom.js';

export function layOut() {
  const wide = matchMedia('(min-width: 960px)');
  const side = $('side');
  const apply = () => {
    if (side.open) side.close();
    // On the wide page the settings are a part of it, on the narrow one a dialog.
    side.toggleAttribute('open', wide.matches);
    side.setAttribute('role', wide.matches ? 'region' : 'dialog');
    if (wide.matches) $('result-title').after($('actions'));
    else $('bar-result').append($('actions'));
    (wide.matches ? $('strip') : $('keys-dialog')).append($('session'));
  };
  wide.addEventListener('change', apply);
  apply();
  $('settings-open').addEventListener('click', () => side.showModal());
  $('settings-close').addEventListener('click', () => side.close());
  $('keys-open').addEventListener('click', () => $('keys-dialog').showModal());
  $('keys-close').addEventListener('click', () => $('keys-dialog').close());
  for (const dialog of [side, $('keys-dialog')]) {
    dialog.addEventListener('click', event => event.target === dialog && dialog.matches(':modal') && dialog.close());
  }
}
