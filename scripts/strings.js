// Takes the place of wasm-bindgen's way to hand a string over, which copies it character by character up to the first one beyond
// ASCII. Part of the glue, see scripts/embed.mjs.
function passStringToWasm0(text, malloc, realloc) {
  const room = text.length * 3; // bytes of UTF-8 for a UTF-16 unit, at most
  const at = malloc(room, 1) >>> 0;
  WASM_VECTOR_LEN = cachedTextEncoder.encodeInto(text, getUint8ArrayMemory0().subarray(at, at + room)).written;
  return room ? realloc(at, room, WASM_VECTOR_LEN, 1) >>> 0 : at;
}
