/** Above this many pixels a smaller copy is shown while the image moves. */
const LARGE = 4e6;

/** Decodes an image file, upright; rejects with an error named "UnreadableImage". */
export async function decodeImage(blob) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(blob);
  } catch (cause) {
    const error = new Error('This browser cannot read this file.', { cause });
    error.name = 'UnreadableImage';
    throw error;
  }
  const { width, height } = bitmap;
  const half = width * height > LARGE ? await halfSize(bitmap).catch(() => null) : null;
  return {
    width,
    height,
    bitmap,
    half,
    close() {
      bitmap.close();
      half?.close();
    },
  };
}

function halfSize(bitmap) {
  return createImageBitmap(bitmap, {
    resizeWidth: Math.ceil(bitmap.width / 2),
    resizeHeight: Math.ceil(bitmap.height / 2),
    resizeQuality: 'medium',
  });
}

/** Draws what of an image is in sight into its place, a rectangle in image pixels. */
export function drawImage(context, image, place, view, moving) {
  const source = (moving && image.half) || image.bitmap;
  const scaleX = ((place.right - place.left) * view.scale) / source.width;
  const scaleY = ((place.bottom - place.top) * view.scale) / source.height;
  const origin = view.toDevice(place.left, place.top);
  const clamp = (value, length) => Math.min(length, Math.max(0, value));
  const left = clamp(Math.floor(-origin.x / scaleX) - 1, source.width);
  const top = clamp(Math.floor(-origin.y / scaleY) - 1, source.height);
  const width = clamp(Math.ceil((view.width - origin.x) / scaleX) + 1, source.width) - left;
  const height = clamp(Math.ceil((view.height - origin.y) / scaleY) + 1, source.height) - top;
  if (width <= 0 || height <= 0) return;
  context.imageSmoothingEnabled = scaleX < 2;
  context.imageSmoothingQuality = moving ? 'low' : 'high';
  context.drawImage(
    source, left, top, width, height,
    origin.x + left * scaleX, origin.y + top * scaleY, width * scaleX, height * scaleY,
  );
}

/** Draws the mirrored surroundings of an image, dimmed, as far as its border reaches. */
export function drawMirrored(context, image, border, view) {
  const { width, height } = image;
  const from = view.toDevice(-border.left, -border.top);
  const to = view.toDevice(width + border.right, height + border.bottom);
  context.save();
  context.beginPath();
  context.rect(from.x, from.y, to.x - from.x, to.y - from.y);
  context.clip();
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'low';
  for (let row = -Math.ceil(border.top / height); row <= Math.ceil(border.bottom / height); row++) {
    for (let column = -Math.ceil(border.left / width); column <= Math.ceil(border.right / width); column++) {
      const mirrorX = column % 2 !== 0;
      const mirrorY = row % 2 !== 0;
      const origin = view.toDevice((column + mirrorX) * width, (row + mirrorY) * height);
      const { scale } = view;
      context.setTransform(mirrorX ? -scale : scale, 0, 0, mirrorY ? -scale : scale, origin.x, origin.y);
      context.drawImage(image.half ?? image.bitmap, 0, 0, width, height);
    }
  }
  context.resetTransform();
  context.fillStyle = '#80808088';
  context.fillRect(from.x, from.y, to.x - from.x, to.y - from.y);
  context.restore();
}
