// What is really on the screen: colours read from a screenshot.

const SCALE = 3; // pixels of the screenshot for one of CSS, so that thin strokes have a pixel of their full colour

/** The option that makes screenshots fine enough. */
export const FINE = { deviceScaleFactor: SCALE };

// Runs in a page of its own, which knows no policy: for each box the commonest colour, and the one farthest from it.
const measure = async ({ png, boxes, scale }) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  return boxes.map(({ name, x, y, width, height }) => {
    const { data } = canvas.getImageData(...[x, y, width, height].map((value) => Math.round(value * scale)));
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const colour = data.slice(at, at + 3).join();
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const colours = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour.split(',').map(Number));
    const ground = luminance(colours[0]);
    return { name, contrast: Math.max(...colours.map((colour) => ratio(luminance(colour), ground))) };
  });
};

// The part of the viewport that the boxes are in, in whole pixels.
const around = (boxes) => {
  const edge = (pick, value) => pick(...boxes.map(value));
  const [x, y] = [edge(Math.min, (box) => Math.floor(box.x)), edge(Math.min, (box) => Math.floor(box.y))];
  const right = edge(Math.max, (box) => Math.ceil(box.x + box.width));
  const bottom = edge(Math.max, (box) => Math.ceil(box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
};

/** `[{name, contrast}]` for `[{name, x, y, width, height}]`, boxes of the viewport in CSS pixels. */
export const contrasts = async (page, boxes) => {
  const clip = around(boxes);
  const png = (await page.screenshot({ clip })).toString('base64');
  const within = boxes.map((box) => ({ ...box, x: box.x - clip.x, y: box.y - clip.y }));
  const reader = await page.context().newPage();
  const found = await reader.evaluate(measure, { png, boxes: within, scale: SCALE });
  await reader.close();
  return found;
};
