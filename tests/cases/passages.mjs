// Passages in all sorts of markup.

/** Each: a name, the article's inside, and the claims: id, quote, number of pieces between the page's own elements. */
export const PASSAGES = [
  ['a whole paragraph', '<p>It will rain in the north.</p>', [['a', 'It will rain in the north.', 1]]],
  ['overlapping', '<p>The council says the bridge will close in May.</p>', [
    ['a', 'council says the bridge', 1], ['b', 'the bridge will close', 1]]],
  ['nested', '<p>The council says the bridge will close in May, or so.</p>', [
    ['a', 'council says the bridge will close in May', 1], ['b', 'the bridge will', 1]]],
  ['nested, with the same end', '<p>The council says the bridge will close in May.</p>', [
    ['a', 'council says the bridge will close', 1], ['b', 'the bridge will close', 1]]],
  ['the very same words', '<p>The bridge will close in May.</p>', [
    ['a', 'The bridge will close', 1], ['b', 'The bridge will close', 1]]],
  ['three that cross', '<p>one two three four five six seven eight nine</p>', [
    ['a', 'one two three four five', 1], ['b', 'three four five six seven', 1], ['c', 'five six seven eight nine', 1]]],
  ['one right after the other', '<p>It will rain. It will snow.</p>', [['a', 'It will rain.', 1], ['b', ' It will snow.', 1]]],
  ['across inline markup', '<p>The <b>council <i>says</i></b> it <code>will</code> close.</p>', [['a', 'council says it will close', 5]]],
  ['across paragraphs', '<p>First it rains hard.</p>\n  <p>Then it snows.</p>', [['a', 'rains hard. Then it snows', 2]]],
  ['across a heading, a list and a quotation', '<h2>The weather today</h2><ul><li>rain at noon</li></ul><blockquote>snow at night</blockquote>', [
    ['a', 'weather today rain at noon snow at night', 3]]],
  ['within a link', '<p>See <a href="#x">what the council has said about it</a> today.</p>', [['a', 'the council has said', 1]]],
  ['a whole link', '<p>See <a href="#x">what the council has said</a> today.</p>', [['a', 'what the council has said', 1]]],
  ['into a link', '<p>It will close, <a href="#x">the council has said</a> today.</p>', [['a', 'will close, the council', 2]]],
  ['out of a link', '<p>As <a href="#x">the council says it will</a> close in May.</p>', [['a', 'it will close in May', 2]]],
  ['two in one link', '<p>See <a href="#x">the council says rain, the mayor says snow</a>.</p>', [
    ['a', 'the council says rain', 1], ['b', 'the mayor says snow', 1]]],
  ['list items', '<ul>\n<li>It will rain today</li>\n<li>It will snow tomorrow</li>\n</ul>', [
    ['a', 'It will rain today', 1], ['b', 'It will snow tomorrow', 1]]],
  ['across list items', '<ol>\n<li>It will rain today</li>\n<li>and snow tomorrow</li>\n</ol>', [['a', 'rain today and snow', 2]]],
  ['a table cell', '<table><tr><th>Day</th><td>It will rain all day</td></tr></table>', [['a', 'It will rain all day', 1]]],
  ['across table rows', '<table>\n<tbody>\n<tr>\n<td>Rain on Monday</td>\n<td>Snow on Tuesday</td>\n</tr>\n<tr>\n<td>Sun on Friday</td>\n</tr>\n</tbody>\n</table>', [
    ['a', 'Rain on Monday Snow on Tuesday Sun on Friday', 3]]],
  ['a definition list', '<dl><dt>The bridge</dt><dd>will close in May</dd></dl>', [['a', 'The bridge will close in May', 2]]],
  ['a figure’s caption', '<figure><figcaption>The bridge that will close</figcaption></figure>', [['a', 'bridge that will close', 1]]],
  ['preformatted text', '<pre>It will\n  rain in\n  the north</pre>', [['a', 'It will rain in the north', 1]]],
  ['line breaks', '<p>It will rain<br>in the north</p>', [['a', 'rain in the north', 2]]],
  ['around a script and a button', '<p>It will <script type="text/plain">never</script>rain <button>Share</button>in the north</p>', [
    ['a', 'It will rain in the north', 3]]],
  ['beyond the BMP and combined', '<p>🙂🙂 Das Cafe\u0301 schließt 👩‍👩‍👧 im Mai.</p>', [['a', 'Café schließt 👩‍👩‍👧 im Mai', 1]]],
];

/* global painted */
/** In a page that has `painted`: what of a claim is painted, and where its badge stands. */
export const lookAt = (id) => {
  const words = (node) => {
    const copy = node.cloneNode(true);
    copy.querySelectorAll('[data-claim-badge]').forEach((badge) => badge.remove());
    return copy.textContent;
  };
  const { pieces } = painted().find((one) => one.id === id);
  const last = document.querySelector('claim-labels').ranges(id).at(-1);
  const [badge, ...more] = document.querySelectorAll(`[data-claim-badge="${id}"]`);
  // Words of the article, other than of the rest of a link, between the end of the passage and the badge.
  const between = document.createRange();
  const link = last.endContainer.parentElement.closest('a');
  if (link) between.setStartAfter(link);
  else between.setStart(last.endContainer, last.endOffset);
  between.setEndBefore(badge);
  return {
    marked: pieces.join(' ').replace(/\s+/g, ' ').trim(),
    pieces: pieces.length,
    badges: 1 + more.length,
    between: words(between.cloneContents()),
    within: badge.parentElement.closest('a, button, summary')?.localName ?? null,
    empty: pieces.filter((piece) => piece === '').length,
  };
};

/** Words as they compare. */
export const squeeze = (text) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
