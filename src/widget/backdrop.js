// What stands behind labels. Light or dark follows the page's `color-scheme`, but many dark pages declare none.

const RGB = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/;
let canvas;

// A computed colour as red, green, blue and alpha, from 0 to 1. Those of other colour spaces are drawn to be known.
const parts = (colour) => {
  const found = RGB.exec(colour);
  if (found) return [found[1] / 255, found[2] / 255, found[3] / 255, Number(found[4] ?? 1)];
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].map((value) => value / 255);
};

const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
const MIDDLE = 0.179; // on darker grounds, white letters have more contrast than black ones

// Forms hand out their controls by name, also one that is named `parentElement`.
const getter = ({ prototype }, name) => Object.getOwnPropertyDescriptor(prototype, name).get;
const [slotOf, parentOf] = [getter(Element, 'assignedSlot'), getter(Node, 'parentElement')];
const around = (element) => slotOf.call(element) ?? parentOf.call(element) ?? Node.prototype.getRootNode.call(element).host;

const isDarkBehind = (element) => {
  for (let one = element; one; one = around(one)) {
    const { backgroundColor, backgroundImage, color } = getComputedStyle(one);
    // Of pictures nobody knows but that the page's own letters can be read on them.
    if (backgroundImage !== 'none') return luminance(parts(color)) > MIDDLE;
    const ground = parts(backgroundColor);
    if (ground[3] > 0.5) return luminance(ground) < MIDDLE;
  }
  return undefined;
};

/** `dark` or `light`, where the page has there the other of what its `color-scheme` says. */
export const schemeBehind = (element) => {
  if (matchMedia('(forced-colors: active)').matches) return undefined;
  const isDark = isDarkBehind(element);
  if (isDark === undefined) return undefined;
  const scheme = getComputedStyle(element).colorScheme;
  const isSaidDark = /dark/.test(scheme) && (!/light/.test(scheme) || matchMedia('(prefers-color-scheme: dark)').matches);
  return isDark === isSaidDark ? undefined : isDark ? 'dark' : 'light';
};

/** The same for the text of an article, which may have a ground of its own: behind the paragraph in its middle. */
export const schemeBehindText = (article) => {
  const paragraphs = article.querySelectorAll('p');
  return schemeBehind(paragraphs[paragraphs.length >> 1] ?? article);
};
