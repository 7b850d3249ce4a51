// Files: opened and saved in place where the browser can (File System Access), else uploaded and downloaded.

// More than any article or manifest: it is refused by its size, unread.
const UNREADABLE = 32 * 1024 * 1024;

/** `{name, size, bytes, handle?}` of a file; very large ones come without their bytes. */
export const read = async (file, handle) => {
  const bytes = file.size > UNREADABLE ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
  return { name: file.name, size: file.size, bytes, handle };
};

const upload = (accept) =>
  new Promise((done) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: accept.join(',') });
    input.addEventListener('change', () => done(input.files[0]));
    input.addEventListener('cancel', () => done());
    input.click();
  });

/** Asks for a file whose name ends in one of these; nothing when the editor thinks better of it. */
export const pick = async (accept, description) => {
  if (!globalThis.showOpenFilePicker) {
    const file = await upload(accept);
    return file && read(file);
  }
  try {
    const types = [{ description, accept: { [description === 'Manifest' ? 'application/json' : 'text/html']: accept } }];
    const [handle] = await showOpenFilePicker({ types });
    return await read(await handle.getFile(), handle);
  } catch (cause) {
    if (cause.name === 'AbortError') return undefined;
    throw cause;
  }
};

/** Sends a text down as a file. */
export const sendDown = (name, text, type) => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

const write = async (handle, text) => {
  const stream = await handle.createWritable();
  await stream.write(text);
  await stream.close();
};

// Byte for byte: a text that is read loses its byte order mark.
const holds = async (file, text) => {
  const [now, expected] = [new Uint8Array(await file.arrayBuffer()), new TextEncoder().encode(text)];
  return now.length === expected.length && now.every((byte, at) => byte === expected[at]);
};

/**
 * Saves to the file that was opened, else to one that the editor chooses, else as a download.
 * `{name, handle?, how: 'saved' | 'downloaded'}`; nothing when the editor thinks better of it; `{how: 'changed'}`, with
 * nothing written, when the file no longer holds `expected` (a text, if known).
 */
export const save = async (handle, name, text, expected) => {
  if (handle) {
    if (expected !== undefined && !(await holds(await handle.getFile(), expected))) return { name, how: 'changed' };
    await write(handle, text);
    return { name, handle, how: 'saved' };
  }
  if (!globalThis.showSaveFilePicker) {
    sendDown(name, text, 'application/json');
    return { name, how: 'downloaded' };
  }
  try {
    const types = [{ description: 'Manifest', accept: { 'application/json': ['.json'] } }];
    const chosen = await showSaveFilePicker({ suggestedName: name, types });
    await write(chosen, text);
    return { name: chosen.name, handle: chosen, how: 'saved' };
  } catch (cause) {
    if (cause.name === 'AbortError') return undefined;
    throw cause;
  }
};

/** Puts a text on the clipboard. */
export const copy = async (text) => navigator.clipboard.writeText(text);

// An error that is told in the editor's language: a text of the workbench, with values in it.
const trouble = (text, ...values) => Object.assign(new Error(text), { text, values: values.map(String) });

/** `{name, size, bytes}` of what is at an address on this site. */
export const fetchArticle = async (address) => {
  const url = new URL(address, document.baseURI);
  if (url.origin !== location.origin) {
    throw trouble('otherSite', url.host, location.host);
  }
  const response = await fetch(url);
  if (!response.ok) throw trouble('httpError', address, response.status);
  const name = decodeURIComponent(url.pathname.split('/').pop()) || 'article.html';
  return read(new File([await response.arrayBuffer()], name));
};
