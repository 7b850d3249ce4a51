// Which data of a linked wasm module, and which slots of its table, a deferred part of it alone refers to, by what the linker says of
// every reference (`--emit-relocs`; https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md).

const CUSTOM = 0;
const [IMPORT, EXPORT, START, ELEMENTS, CODE, DATA] = [2, 7, 8, 9, 10, 11]; // sections
const SYMBOLS = 8; // subsection of the linking section
const [FUNCTION, DATUM, GLOBAL, SECTION, TAG, TABLE] = [0, 1, 2, 3, 4, 5]; // kinds of symbols
const [UNDEFINED, NAMED] = [0x10, 0x40]; // flags of symbols
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]); // types of relocations

class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }
  byte() {
    return this.bytes[this.at++];
  }
  number() {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  }
  // Of numbers with a sign only the length matters here.
  skipNumber() {
    while (this.byte() >= 0x80);
  }
  text() {
    const length = this.number();
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }
  list(read) {
    return Array.from({ length: this.number() }, () => read(this));
  }
}

// `[{id, name, from, start, end}]`: `from` is where a section begins, `start` where its content does.
const sectionsOf = (bytes) => {
  const reader = new Reader(bytes, 8);
  const sections = [];
  while (reader.at < bytes.length) {
    const from = reader.at;
    const id = reader.byte();
    const length = reader.number();
    const start = reader.at;
    const name = id === CUSTOM ? new Reader(bytes, start).text() : '';
    sections.push({ id, name, from, start, end: start + length });
    reader.at = start + length;
  }
  return sections;
};

const isLinking = ({ id, name }) => id === CUSTOM && /^linking$|^reloc\./.test(name);

/** The module without what only linkers read. */
export const withoutRelocations = (bytes) => {
  const kept = sectionsOf(bytes).filter((section) => !isLinking(section));
  return Buffer.concat([bytes.subarray(0, 8), ...kept.map(({ from, end }) => bytes.subarray(from, end))]);
};

const symbol = (reader) => {
  const [kind, flags] = [reader.byte(), reader.number()];
  const isDefined = !(flags & UNDEFINED);
  if (kind === DATUM) {
    const name = reader.text();
    if (!isDefined) return { kind, name };
    return { kind, name, segment: reader.number(), at: reader.number(), size: reader.number() };
  }
  const index = reader.number();
  if (kind === SECTION) return { kind, index };
  if (![FUNCTION, GLOBAL, TAG, TABLE].includes(kind)) throw new Error(`The linker tells of a symbol of an unknown kind, ${kind}.`);
  return { kind, index, name: isDefined || flags & NAMED ? reader.text() : '' };
};

const symbolsOf = (bytes, { start, end }) => {
  const reader = new Reader(bytes, start);
  reader.text();
  reader.number(); // version
  while (reader.at < end) {
    const type = reader.byte();
    const next = reader.number() + reader.at;
    if (type === SYMBOLS) return reader.list(symbol);
    reader.at = next;
  }
  throw new Error('The linker tells of no symbols.');
};

// `[{at, symbol}]` of one section, by place in its content; of types and the like, which are no symbols, none.
const TYPE_INDEX = 6;
const relocationsOf = (bytes, section) => {
  const reader = new Reader(bytes, section.start);
  reader.text();
  reader.number(); // the section that they are for
  const all = reader.list(() => {
    const [type, at, symbol] = [reader.byte(), reader.number(), reader.number()];
    if (WITH_ADDEND.has(type)) reader.skipNumber();
    return { type, at, symbol };
  });
  return all.filter(({ type }) => type !== TYPE_INDEX);
};

const importedFunctions = (bytes, { start }) => {
  const limits = (reader) => {
    if (reader.number() & 1) reader.number();
    reader.number();
  };
  const kinds = new Reader(bytes, start).list((reader) => {
    reader.text();
    reader.text();
    const kind = reader.byte();
    if (kind === 0) reader.number();
    else if (kind === 1) {
      reader.byte();
      limits(reader);
    } else if (kind === 2) limits(reader);
    else reader.at += 2;
    return kind;
  });
  return kinds.filter((kind) => kind === 0).length;
};

// Ranges of a section's content, ascending: `[{start, end, ...}]`, by place from the content's beginning.
const bodiesOf = (bytes, { start }, first) => {
  const reader = new Reader(bytes, start);
  return Array.from({ length: reader.number() }, (_, index) => {
    const length = reader.number();
    const from = reader.at - start;
    reader.at += length;
    return { start: from, end: from + length, index: first + index };
  });
};
const segmentsOf = (bytes, { start }) => {
  const reader = new Reader(bytes, start);
  return reader.list(() => {
    const kind = reader.number();
    if (kind !== 0) throw new Error('A segment of data has no place in memory.');
    reader.byte(); // i32.const
    const address = reader.number();
    reader.byte(); // end
    const length = reader.number();
    const from = reader.at - start;
    reader.at += length;
    return { start: from, end: from + length, address };
  });
};
// `[slot, function]` of the table.
const slotsOf = (bytes, { start }) => {
  const segments = new Reader(bytes, start).list((reader) => {
    if (reader.number() !== 0) throw new Error('A segment of functions has no place in the table.');
    reader.byte(); // i32.const
    const first = reader.number();
    reader.byte(); // end
    return reader.list((reader) => reader.number()).map((index, at) => [first + at, index]);
  });
  return segments.flat();
};
const rangeAt = (ranges, at) => ranges.findLast(({ start }) => start <= at);

// What refers to what: nodes are `f1`, `d2` for functions by index and data by symbol.
const referencesOf = (bytes, sections, symbols, data) => {
  const section = (id) => sections.find((one) => one.id === id);
  const bodies = bodiesOf(bytes, section(CODE), importedFunctions(bytes, section(IMPORT)));
  const segments = segmentsOf(bytes, section(DATA));
  const node = (number) => {
    const { kind, index } = symbols[number];
    if (kind === FUNCTION) return `f${index}`;
    return kind === DATUM ? `d${number}` : undefined;
  };
  const references = new Map();
  const add = (from, to) => {
    if (to) references.set(from, (references.get(from) ?? new Set()).add(to));
  };
  const relocations = (name) => relocationsOf(bytes, sections.find((one) => one.name === `reloc.${name}`));
  for (const { at, symbol } of relocations('CODE')) add(`f${rangeAt(bodies, at).index}`, node(symbol));
  for (const { at, symbol } of relocations('DATA')) {
    const { start, address } = rangeAt(segments, at);
    const place = address + at - start;
    for (const datum of data) if (datum.start <= place && place < datum.end) add(`d${datum.number}`, node(symbol));
  }
  return references;
};

/**
 * Of a linked module and each of `areGates`, which tell the gates of one part by the names of their symbols: `addresses` of data that
 * only functions refer to which are reached through these gates alone, and `slots` of the table with functions that are, as sets; and
 * how many `gates` there are.
 */
export const reachedByGates = (bytes, areGates) => {
  const sections = sectionsOf(bytes);
  const section = (id) => sections.find((one) => one.id === id);
  const symbols = symbolsOf(bytes, sections.find(({ name }) => name === 'linking'));
  const segments = segmentsOf(bytes, section(DATA));
  const data = symbols.flatMap(({ kind, segment, at, size }, number) => {
    if (kind !== DATUM || segment === undefined) return [];
    const start = segments[segment].address + at;
    return [{ number, start, end: start + size }];
  });
  const references = referencesOf(bytes, sections, symbols, data);
  const functions = symbols.filter(({ kind }) => kind === FUNCTION);
  const gatesOf = areGates.map((isGate) => new Set(functions.filter(({ name }) => isGate(name)).map(({ index }) => `f${index}`)));
  const gates = new Set(gatesOf.flatMap((some) => [...some]));
  const exported = new Reader(bytes, section(EXPORT).start).list((reader) => {
    reader.text();
    return [reader.byte(), reader.number()];
  });
  const roots = exported.filter(([kind]) => kind === FUNCTION).map(([, index]) => `f${index}`);
  if (section(START)) roots.push(`f${new Reader(bytes, section(START).start).number()}`);
  const reached = (from, stops) => {
    const seen = new Set();
    const next = [...from];
    while (next.length) {
      const one = next.pop();
      if (seen.has(one) || stops.has(one)) continue;
      seen.add(one);
      next.push(...(references.get(one) ?? []));
    }
    return seen;
  };
  const early = reached(roots, gates);
  const parts = gatesOf.map((own) => reached(own, new Set([...gates].filter((gate) => !own.has(gate)))));
  // What several parts refer to is in the first, as they come in any order.
  parts.forEach((part, at) => {
    for (const one of part) if (parts.some((other, place) => place > at && other.has(one))) early.add(one);
  });
  const placesOf = (nodes) => {
    const places = new Set();
    for (const { number, start, end } of data) {
      if (!nodes.has(`d${number}`)) continue;
      for (let at = start; at < end; at++) places.add(at);
    }
    return places;
  };
  const held = placesOf(early);
  const addresses = parts.map((part) => placesOf(new Set([...part].filter((one) => !early.has(one)))));
  // Data of different kinds may overlap: the linker keeps one text that ends like another within it.
  const isHeld = (at) => held.has(at) || addresses.filter((some) => some.has(at)).length > 1;
  const all = slotsOf(bytes, section(ELEMENTS)).filter(([, index]) => !early.has(`f${index}`));
  return parts.map((part, at) => ({
    addresses: new Set([...addresses[at]].filter((place) => !isHeld(place))),
    slots: new Set(all.filter(([, index]) => part.has(`f${index}`)).map(([slot]) => slot)),
    gates: gatesOf[at].size,
  }));
};
