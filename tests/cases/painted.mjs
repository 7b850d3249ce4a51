// What readers see of passages: what is painted in a page, by its highlights and their styles.

/**
 * In a page: every passage that is labelled, in the order of elements and claims. `pieces` are its words between the page's own elements,
 * `holders` the names of the elements that hold them. `line` and `tint` are as the browser computes them: none where nothing is painted.
 */
export const painted = () => {
  const all = (selector, root = document) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? all(selector, shadowRoot) : [])),
  ];
  // By text node; the same place may be painted by several claims.
  const left = new Map();
  for (const [name, ranges] of CSS.highlights) {
    if (!name.startsWith('claim-labels-')) continue;
    for (const range of ranges) {
      if (!left.has(range.startContainer)) left.set(range.startContainer, []);
      left.get(range.startContainer).push({ name, range });
    }
  }
  const looksOf = ({ startContainer, startOffset, endContainer, endOffset }, status) => {
    const there = left.get(startContainer) ?? [];
    const at = there.findIndex(({ name, range }) =>
      name.startsWith(`claim-labels-${status}`) && range.startOffset === startOffset && range.endContainer === endContainer && range.endOffset === endOffset);
    return at < 0 ? null : there.splice(at, 1)[0].name;
  };
  // A badge between two text nodes is no element of the page.
  const follows = (one, other) => {
    let next = one.endOffset === one.endContainer.length ? one.endContainer.nextSibling : null;
    while (next?.nodeType === Node.ELEMENT_NODE && next.matches('[data-claim-badge]')) next = next.nextSibling;
    return next === other.startContainer && other.startOffset === 0;
  };
  const NOTHING = { line: 'none', thickness: '0px', tint: 'rgba(0, 0, 0, 0)' };
  const styleOf = (range, name) => {
    if (!name) return NOTHING;
    const style = getComputedStyle(range.startContainer.parentElement, `::highlight(${name})`);
    const { textDecorationLine, textDecorationStyle, textDecorationThickness, textDecorationColor, backgroundColor } = style;
    const line = textDecorationLine === 'none' ? 'none' : textDecorationStyle;
    return { line, thickness: textDecorationThickness, colour: textDecorationColor, tint: backgroundColor };
  };
  return all('claim-labels').flatMap((element) =>
    // Until the loader is there, an element has none.
    [...(element.claims ?? [])].flatMap(({ id, state, status }) => {
      const ranges = element.ranges(id);
      if (state !== 'anchored' || !ranges.length) return [];
      const names = ranges.map((range) => looksOf(range, status));
      const pieces = [];
      ranges.forEach((range, at) => {
        if (at && follows(ranges[at - 1], range)) pieces.push(pieces.pop() + range.toString());
        else pieces.push(range.toString());
      });
      const around = document.createRange();
      around.setStart(ranges[0].startContainer, ranges[0].startOffset);
      around.setEnd(ranges.at(-1).endContainer, ranges.at(-1).endOffset);
      return [{
        id,
        status,
        pieces,
        holders: ranges.filter((range, at) => !at || !follows(ranges[at - 1], range)).map(({ startContainer }) => startContainer.parentElement.localName),
        shown: names.every(Boolean),
        open: names.every((name) => name?.endsWith('-open')),
        reworded: names.every((name) => name?.includes('-reworded')),
        ...styleOf(ranges[0], names[0]),
        first: ranges[0].getBoundingClientRect().toJSON(),
        lines: [...ranges[0].getClientRects()].map((line) => line.toJSON()),
        last: [...ranges.at(-1).getClientRects()].at(-1)?.toJSON(),
        box: around.getBoundingClientRect().toJSON(),
      }];
    }),
  );
};

/** In a page: how many passages are painted, whoever painted them. */
export const countPainted = () =>
  [...CSS.highlights].filter(([name]) => name.startsWith('claim-labels-')).reduce((sum, [, { size }]) => sum + size, 0);
