// The article's text in the page: sentences, places under the pointer, and passages painted without touching a node.

/** Where sentences begin in a text, in UTF-16 units. */
export const sentences = (text, lang) => {
  const locale = Intl.Segmenter.supportedLocalesOf([lang || 'en'])[0];
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
  return Uint32Array.from(segmenter.segment(text), ({ index }) => index);
};

/** Paints ranges as `::highlight(name)`, and nothing else by that name; a browser that cannot paints none. */
export const paint = (name, ranges) => {
  if (!globalThis.CSS?.highlights) return;
  const highlight = new Highlight(...ranges);
  // What is being chosen is painted over everything else.
  highlight.priority = name === 'passage' ? 2 : 1;
  if (ranges.length) CSS.highlights.set(name, highlight);
  else CSS.highlights.delete(name);
};

/** The place of the text under a point of the screen, as a collapsed range. */
export const caretAt = (x, y) => {
  if (!document.caretPositionFromPoint) return document.caretRangeFromPoint?.(x, y) ?? undefined;
  const place = document.caretPositionFromPoint(x, y);
  if (!place) return undefined;
  const range = document.createRange();
  range.setStart(place.offsetNode, place.offset);
  return range;
};
