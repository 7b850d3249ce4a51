// Reads, and shortens, the binary format of WebAssembly (https://webassembly.github.io/spec/core/binary/modules.html).

const CUSTOM = 0;
const IMPORT = 2;
const EXPORT = 7;
const ELEMENT = 9;
const CODE = 10;

/** Reads bytes from `at` on. */
class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }
  get done() {
    return this.at >= this.bytes.length;
  }
  /** LEB128; lengths and indices fit a double. */
  number() {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  text() {
    return new TextDecoder().decode(this.take(this.number()));
  }
}

const leb = (value) => {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return [...bytes, value];
};
const sized = (bytes) => Buffer.concat([Buffer.from(leb(bytes.length)), bytes]);
const text = (string) => sized(Buffer.from(string));

const sections = (bytes) => {
  const reader = new Reader(bytes, 8);
  const found = [];
  while (!reader.done) found.push({ id: reader.take(1)[0], body: reader.take(reader.number()) });
  return found;
};

const limits = (reader) => {
  const bounded = reader.take(1)[0] & 1;
  reader.number();
  if (bounded) reader.number();
};
// What follows an import's kind, by kind: function, table, memory, global, tag.
const DESCRIPTIONS = [
  (reader) => reader.number(),
  (reader) => (reader.take(1), limits(reader)),
  limits,
  (reader) => reader.take(2),
  (reader) => (reader.take(1), reader.number()),
];

const imports = (body) => {
  const reader = new Reader(body);
  return Array.from({ length: reader.number() }, () => {
    const [module, name, start] = [reader.text(), reader.text(), reader.at];
    const kind = reader.take(1)[0];
    DESCRIPTIONS[kind](reader);
    return { module, name, kind, description: body.subarray(start, reader.at) };
  });
};

const functionNames = (all) => {
  for (const { id, body } of all) {
    const reader = new Reader(body);
    if (id !== CUSTOM || reader.text() !== 'name') continue;
    while (!reader.done) {
      const kind = reader.take(1)[0];
      const inner = new Reader(reader.take(reader.number()));
      if (kind === 1) return new Map(Array.from({ length: inner.number() }, () => [inner.number(), inner.text()]));
    }
  }
  throw new Error('The module has no names of functions.');
};

/** `[{name, size}]` of each function's body, in bytes, for a module that still has its names; and of all the rest. */
export const sizes = (bytes) => {
  const all = sections(bytes);
  const names = functionNames(all);
  const find = (id) => all.find((section) => section.id === id)?.body ?? Buffer.from([0]);
  const imported = imports(find(IMPORT)).filter(({ kind }) => kind === 0).length;
  const code = new Reader(find(CODE));
  const functions = Array.from({ length: code.number() }, (_, at) => {
    const size = code.number();
    code.take(size);
    return { name: names.get(imported + at) ?? '', size };
  });
  const rest = all.filter(({ id }) => id !== CODE && id !== CUSTOM).reduce((sum, { body }) => sum + body.length, 0);
  return { functions, rest };
};

const rebuilt = (bytes, all, rewrite) => {
  const out = all.map((section) => Buffer.concat([Buffer.from([section.id]), sized(rewrite(section))]));
  return Buffer.concat([bytes.subarray(0, 8), ...out]);
};

const exportedFunctions = (all) => {
  const reader = new Reader(all.find(({ id }) => id === EXPORT).body);
  const list = Array.from({ length: reader.number() }, () => (reader.text(), [reader.take(1)[0], reader.number()]));
  return new Set(list.filter(([kind]) => kind === 0).map(([, index]) => index));
};

// How JavaScript calls a Rust closure of one kind.
const SHIM = /^wasm_bindgen\[\w+\]::convert::closures::.*::invoke::</;

/**
 * Takes closures' shims that no JavaScript calls out of the table: js-sys brings forty along, of functions that nobody here uses,
 * and what is in the table counts as used. A module as wasm-bindgen leaves it, with its names.
 */
export const withoutShims = (bytes) => {
  const all = sections(bytes);
  const names = functionNames(all);
  const exported = exportedFunctions(all);
  const isDead = (index) => SHIM.test(names.get(index) ?? '') && !exported.has(index);
  return rebuilt(bytes, all, ({ id, body }) => {
    if (id !== ELEMENT) return body;
    const reader = new Reader(body);
    // One segment, placed at a constant, of functions.
    if (reader.number() !== 1 || reader.number() !== 0) throw new Error('The module has more tables than it had.');
    reader.take(1);
    reader.number();
    reader.take(1);
    const start = body.subarray(0, reader.at);
    const list = Array.from({ length: reader.number() }, () => reader.number());
    const live = list.find((index) => !isDead(index));
    const kept = list.map((index) => (isDead(index) ? live : index)); // places in the table are addresses
    return Buffer.concat([start, Buffer.from([list.length, ...kept].flatMap(leb))]);
  });
};

// a, b, … z, a0, …: never a word of JavaScript.
const short = (number) => String.fromCharCode(97 + (number % 26)) + (number < 26 ? '' : Math.floor(number / 26) - 1);

/**
 * Gives imports short names, and drops what no engine needs. The glue of wasm-bindgen says each import's name, hash and
 * all, a second time; `names` maps the old ones to the new.
 */
export const shorten = (bytes) => {
  const names = new Map();
  const modules = new Set();
  const renamed = ({ module, name, description }) => {
    modules.add(module);
    if (!names.has(name)) names.set(name, short(names.size));
    return Buffer.concat([text('./a'), text(names.get(name)), description]);
  };
  const rewrite = ({ id, body }) => {
    if (id !== IMPORT) return body;
    const list = imports(body);
    return Buffer.concat([Buffer.from(leb(list.length)), ...list.map(renamed)]);
  };
  const kept = sections(bytes).filter(({ id }) => id !== CUSTOM);
  return { wasm: rebuilt(bytes, kept, rewrite), names, modules: [...modules] };
};
