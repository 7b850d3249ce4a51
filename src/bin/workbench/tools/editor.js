// The JSON view: CodeMirror in a shadow root, where it adopts its style sheets as a strict policy wants it.

import { defaultKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { HighlightStyle, bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--json-key)' },
  { tag: tags.string, color: 'var(--json-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--json-value)' },
]);

const looks = EditorView.theme({
  '&': { backgroundColor: 'var(--surface)', color: 'var(--text)', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: '0.8125rem', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor': { borderInlineStartColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', border: 'none', color: 'var(--quiet)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--tint)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--selection) !important' },
  '.cm-tooltip': { backgroundColor: 'var(--raised)', border: '1px solid var(--line)', color: 'var(--text)' },
});

const ours = Annotation.define();
const lineEnd = (text) => (text.includes('\r\n') ? '\r\n' : '\n');

/** A JSON editor in `host`. `onChange(text)` is called for what the editor types. */
export class JsonEditor {
  #view;
  #lineEnd; // of the text as it is in the file; inside, every line end is one character

  constructor(host, text, label, onChange) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const typed = EditorView.updateListener.of(({ docChanged, state, transactions }) => {
      if (docChanged && !transactions.some((one) => one.annotation(ours))) onChange(state.doc.toString().replaceAll('\n', this.#lineEnd));
    });
    this.#lineEnd = lineEnd(text);
    this.#view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(), lintGutter(), highlightActiveLine(), drawSelection(), bracketMatching(), indentOnInput(), json(),
          syntaxHighlighting(colours), looks, keymap.of(defaultKeymap), EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }), typed,
        ],
      }),
    });
    // What scrolls can be scrolled by keys alone.
    this.#view.scrollDOM.tabIndex = 0;
  }

  /** Shows another text, and changes no more than differs, so that the cursor stays. */
  set text(text) {
    this.#lineEnd = lineEnd(text);
    const [before, now] = [this.#view.state.doc.toString(), text.replace(/\r\n?/g, '\n')];
    if (before === now) return;
    const shorter = Math.min(before.length, now.length);
    let from = 0;
    while (from < shorter && before[from] === now[from]) from++;
    let same = 0;
    while (same < shorter - from && before.at(-1 - same) === now.at(-1 - same)) same++;
    const changes = { from, to: before.length - same, insert: now.slice(from, now.length - same) };
    this.#view.dispatch({ changes, annotations: ours.of(true) });
  }

  #place({ line, column }) {
    const { doc } = this.#view.state;
    const { from, text } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    // Columns are code points.
    return from + [...text].slice(0, column - 1).join('').length;
  }

  /** Marks the problems `[{line, column, severity, message}]`. */
  set problems(list) {
    const { state } = this.#view;
    const diagnostics = list.map(({ severity, message, ...place }) => {
      const from = this.#place(place);
      return { from, to: Math.min(from + 1, state.doc.length), severity, message };
    });
    this.#view.dispatch(setDiagnostics(state, diagnostics));
  }

  /** Goes to a place. */
  goTo(line, column) {
    this.#view.dispatch({ selection: { anchor: this.#place({ line, column }) }, scrollIntoView: true });
    this.#view.focus();
  }

  destroy() {
    this.#view.destroy();
  }
}
