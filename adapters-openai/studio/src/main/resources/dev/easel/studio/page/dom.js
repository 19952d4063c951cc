/** Pieces of the DOM; text is only ever set as text. */
export const $ = id => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export const pressed = (button, on) => button.setAttribute('aria-pressed', String(on));

/** Has the browser offer a blob as a file to keep. */
export function save(blob, name) {
  const url = URL.createObjectURL(blob);
  make('a', {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Draws a small canvas of an image; rejects where the browser cannot decode it. */
export async function thumbnail(blob) {
  const bitmap = await createImageBitmap(blob, {resizeHeight: 168, resizeQuality: 'medium'})
    .catch(() => createImageBitmap(blob));
  const canvas = make('canvas', {width: 224, height: 168});
  const scale = Math.max(canvas.width / bitmap.width, canvas.height / bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  canvas.getContext('2d').drawImage(bitmap, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
  bitmap.close();
  return canvas;
}
